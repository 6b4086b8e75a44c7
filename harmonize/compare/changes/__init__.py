"""What changed between two versions of one list: pairing first, then comparing, then classing.

``pairing`` finds which paragraph became which, so that an inserted paragraph does not turn the rest of an entry into
changes; ``fields`` finds what differs in a pair; ``classing`` says what that means for what is controlled; ``affected``
looks at the other parties; ``history`` and ``adoption`` follow changes over many versions.
"""

from __future__ import annotations

from harmonize.compare.changes.diff import diff_versions

__all__ = ["diff_versions"]
