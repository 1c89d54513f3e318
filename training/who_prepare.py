"""python -m training.who_prepare GOLD: read the gold folder into training/made/who.pickle."""

import sys
from pathlib import Path

from training.who_data import prepare

if __name__ == "__main__":
    prepare(Path(sys.argv[1]))
