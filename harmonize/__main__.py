"""``python -m harmonize`` is the command line."""

from harmonize.cli import main

main()
