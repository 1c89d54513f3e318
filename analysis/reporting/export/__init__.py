"""What is handed on: annotations for other programs, and the bundle of tables."""
