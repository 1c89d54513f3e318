"""What articles come in besides plain text: a module for each format, and what a file is."""
