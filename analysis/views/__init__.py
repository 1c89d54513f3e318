"""What a reader sees: summary, tables, figures, marked text, workbench."""
