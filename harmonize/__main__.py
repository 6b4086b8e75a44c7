"""``python -m harmonize`` is the command line."""

from harmonize.cli import main

if __name__ == "__main__":
    main()
