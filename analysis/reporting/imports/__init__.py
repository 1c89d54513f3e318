"""What comes back from annotation programs, as an analyst's corrections."""
