"""A sample of a corpus coded by hand: how often Sayso is wrong, and shares corrected for it."""
