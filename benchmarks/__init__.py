"""Speed and accuracy, each runnable by one line; none of it is part of the tests."""
