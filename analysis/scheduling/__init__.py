"""Jobs, inputs, fetching, feeds, what is new, runs, and the index of reports."""
