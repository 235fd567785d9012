"""The front door: answer ``--version`` at once, load the rest only when there is work."""

import gc
import os
import sys

from standards_kit import __version__


def main() -> None:
    """Run the command line; exits with 0 clean, 1 findings, 2 could not run."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        _leave(0, f"standards-kit {__version__}\n")
        return
    # A command reads, judges, writes and ends: collecting garbage meanwhile only walks, again and
    # again, over hundreds of thousands of live objects.
    gc.disable()
    try:
        from standards_kit.ground import pydantic_plugins

        pydantic_plugins.do_without()
        from standards_kit.cli.app import run

        status = run(sys.argv[1:])
    except KeyboardInterrupt:  # while loading: nothing has begun
        status = 130
    _leave(status)


def _leave(status: int, last_words: str = "") -> None:
    """Everything is written and closed; taking a kit apart object by object serves nobody."""
    try:
        sys.stdout.write(last_words)
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        status = 2
    os._exit(status)


if __name__ == "__main__":
    main()
