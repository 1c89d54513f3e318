"""The same claim in many articles, or on a list: who said it first, repeats and denies it."""
