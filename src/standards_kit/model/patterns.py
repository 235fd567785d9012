"""Patterns of paths, as in ``sources:`` and ``per_file:``.

``*`` and ``?`` stay within one folder, ``**`` crosses folders, ``[…]`` is a set of characters.
"""

import re
from functools import lru_cache


@lru_cache(maxsize=256)
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern as a regular expression over a relative path with ``/``.

    A pattern that ends in ``/`` or names a folder matches what lies in it.
    """
    pattern = pattern.removeprefix("./")
    if pattern.endswith("/"):
        pattern += "**"
    return re.compile("".join(_pieces(pattern)) + "(?:/.*)?", re.DOTALL)


def matches(path: str, pattern: str) -> bool:
    """Whether a relative path fits a pattern."""
    if pattern == "**/*.yaml":
        return path.endswith(".yaml")
    if pattern == "**/*.yml":
        return path.endswith(".yml")
    return compiled(pattern).fullmatch(path) is not None


def _pieces(pattern: str) -> list[str]:
    pieces = []
    at = 0
    while at < len(pattern):
        if pattern.startswith("**/", at):
            pieces.append("(?:[^/]+/)*")
            at += 3
        elif pattern.startswith("**", at):
            pieces.append(".*")
            at += 2
        else:
            piece, at = _piece(pattern, at)
            pieces.append(piece)
    return pieces


def _piece(pattern: str, at: int) -> tuple[str, int]:
    char = pattern[at]
    if char == "*":
        return "[^/]*", at + 1
    if char == "?":
        return "[^/]", at + 1
    closed = pattern.find("]", at + 2)
    if char == "[" and closed > 0:
        inside = pattern[at + 1 : closed].replace("\\", "\\\\").replace("!", "^", 1)
        return f"[{inside}]", closed + 1
    return re.escape(char), at + 1
