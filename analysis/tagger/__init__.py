"""The networks: text in, labelled words with probabilities out."""
