"""Who says what: tagger and rules make statements; corrections, voices, calibration, score."""
