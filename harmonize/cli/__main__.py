"""``python -m harmonize.cli``."""

from harmonize.cli import main

main()
