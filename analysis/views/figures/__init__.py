"""The figures: all of matplotlib."""
