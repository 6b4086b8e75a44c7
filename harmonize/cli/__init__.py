"""The command line. Each command is thin: it opens lists, calls one function of the program and prints the result.

Errors that a user can mend end with exit code 2 and one sentence on stderr. Anything else is a defect and shows its
traceback. The commands stand in modules by what they are about; ``harmonize.cli.app`` has their order in the help.
"""

from __future__ import annotations

import gc
import sys
from io import TextIOWrapper

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
    "speak_utf8",
]


_COLLECT_AFTER = 500_000
"""Objects made from which the garbage collector looks for cycles."""


def main() -> None:
    """Entry point: run the command line; one sentence and exit code 2 for what the user can mend."""
    # lists are hundreds of thousands of objects without cycles: looking for cycles among them costs a fifth of the time
    gc.set_threshold(_COLLECT_AFTER, 20, 20)
    speak_utf8(sys.stdin, sys.stdout, sys.stderr)
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


def speak_utf8(source: object, *outputs: object) -> None:
    """Have files and pipes read and written in UTF-8, whatever the platform's encoding is (on Windows, a code page that
    has no Japanese). A terminal keeps its own; what it cannot show becomes a question mark."""
    if isinstance(source, TextIOWrapper) and not source.isatty():
        source.reconfigure(encoding="utf-8-sig")  # some programs put a byte order mark before what they pipe
    for output in outputs:
        if not isinstance(output, TextIOWrapper):
            continue
        if output.isatty():
            output.reconfigure(errors="replace")
        else:
            output.reconfigure(encoding="utf-8")
