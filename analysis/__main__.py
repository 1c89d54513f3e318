"""``python -m analysis`` is the ``sayso`` command."""

from analysis.cli import main

if __name__ == "__main__":
    main()
