"""Errors that a user sees: one sentence that names the file, the place and the remedy.

The command line prints the sentence on stderr and ends with exit code 2; there is no traceback.
"""


class HarmonizeError(Exception):
    """Something that the user can mend.

    ``str(error)`` is one complete sentence: what is wrong, in which file and place, and what to do about it.
    """


class SourceError(HarmonizeError):
    """An official file that is not what it should be: truncated, mislabelled, encrypted, or another document."""


class ConservationError(HarmonizeError):
    """A parser lost text: characters of the source are neither in a provision nor on the list of what was left out."""


class ShelfError(HarmonizeError):
    """A list version that is absent, incomplete or altered on the shelf."""
