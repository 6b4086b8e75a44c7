"""The command line. Each command is thin: it opens lists, calls one function of the program and prints the result.

Errors that a user can mend end with exit code 2 and one sentence on stderr. Anything else is a defect and shows its
traceback. The commands stand in modules by what they are about; help lists them in the order of the imports below.
"""

from __future__ import annotations

import gc
import sys

from harmonize.cli import changes, check, compare, explain, look, review, revisions, russia, search, shelf
from harmonize.cli.app import app
from harmonize.errors import HarmonizeError

__all__ = [
    "app",
    "changes",
    "check",
    "compare",
    "explain",
    "look",
    "main",
    "review",
    "revisions",
    "russia",
    "search",
    "shelf",
]


_COLLECT_AFTER = 500_000
"""Objects made from which the garbage collector looks for cycles."""


def main() -> None:
    """Entry point: run the command line; one sentence and exit code 2 for what the user can mend."""
    # lists are hundreds of thousands of objects without cycles: looking for cycles among them costs a fifth of the time
    gc.set_threshold(_COLLECT_AFTER, 20, 20)
    try:
        app()
    except HarmonizeError as error:
        print(f"harmonize: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        # the reader of a pipe (head) went away: that is no error of ours
        sys.stderr.close()
        sys.exit(0)
    finally:
        gc.freeze()  # nor is there anything to be gained by looking for cycles once more at the end
