"""A pool of processes that are forked from one that has loaded everything."""
