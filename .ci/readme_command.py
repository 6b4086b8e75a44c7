"""Print one of the README's shell commands: the fenced block behind the comment ``<!-- command: NAME -->``."""

import re
import sys
from pathlib import Path


def command(readme: str, name: str) -> str:
    """The shell command that the README marks with ``name``."""
    match = re.search(rf"<!-- command: {re.escape(name)} -->\s*```(?:sh|bash)\n(.*?)```", readme, re.DOTALL)
    if match is None:
        sys.exit(f"README.md has no command marked {name!r}")
    return match.group(1).strip()


if __name__ == "__main__":
    print(command(Path(sys.argv[1]).read_text(encoding="utf-8"), sys.argv[2]))
