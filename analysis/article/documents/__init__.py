"""What articles are stored in besides plain text: Word, PDF, mail, spreadsheets, exports; one a module."""
