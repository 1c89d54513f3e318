"""A draft against its sources: words, speakers, stances and numbers that differ."""
