"""Patterns of paths, as in ``sources:`` and ``per_file:``.

``*`` and ``?`` stay within one folder, ``**`` crosses folders, ``[…]`` is a set of characters.

A path is walked once, with every step of the pattern that may come next: the time taken grows with
the pattern and the path, never with the ways in which the one can be laid on the other.
"""

import re
from functools import lru_cache
from typing import NamedTuple


class _Step(NamedTuple):
    """One character; where it is ``many``, any number of them.

    Out of ``folders`` (written ``**/``) leads a way only where a name begins.
    """

    sign: re.Pattern[str]
    many: bool = False
    folders: bool = False


_ANY = re.compile(".", re.DOTALL)
_IN_NAME = re.compile("[^/]")


def matches(path: str, pattern: str) -> bool:
    """Whether a relative path fits a pattern, or lies in a folder that does."""
    if pattern == "**/*.yaml":
        return path.endswith(".yaml")
    if pattern == "**/*.yml":
        return path.endswith(".yml")
    return _fits(path, pattern)


@lru_cache(maxsize=4096)
def _fits(path: str, pattern: str) -> bool:
    steps = _steps(pattern)
    reached = _with_next({0}, steps, begins=True)
    for char in path:
        if char == "/" and len(steps) in reached:
            return True
        taken = {
            at if steps[at].many else at + 1
            for at in reached
            if at < len(steps) and steps[at].sign.match(char)
        }
        reached = _with_next(taken, steps, begins=char == "/")
    return len(steps) in reached


def _with_next(reached: set[int], steps: list[_Step], begins: bool) -> set[int]:
    """What is reached, and what follows on steps that may take nothing."""
    found = set(reached)
    for at, step in enumerate(steps):
        if at in found and step.many and (begins or not step.folders):
            found.add(at + 1)
    return found


@lru_cache(maxsize=256)
def _steps(pattern: str) -> list[_Step]:
    pattern = pattern.removeprefix("./")
    if pattern.endswith("/"):
        pattern += "**"
    steps: list[_Step] = []
    at = 0
    while at < len(pattern):
        step, at = _step(pattern, at)
        if not (step.many and steps and steps[-1] == step):
            steps.append(step)
    return steps


def _step(pattern: str, at: int) -> tuple[_Step, int]:
    """The step written at a place of a pattern, and the place behind it."""
    if pattern.startswith("**/", at):
        return _Step(_ANY, many=True, folders=True), at + 3
    if pattern.startswith("**", at):
        return _Step(_ANY, many=True), at + 2
    char = pattern[at]
    if char == "*":
        return _Step(_IN_NAME, many=True), at + 1
    if char == "?":
        return _Step(_IN_NAME), at + 1
    closed = pattern.find("]", at + 2)
    if char == "[" and closed > 0:
        return _Step(_one_of(pattern[at + 1 : closed])), closed + 1
    return _Step(re.compile(re.escape(char))), at + 1


def _one_of(inside: str) -> re.Pattern[str]:
    """A set such as ``[a-z]`` or ``[!0-9]``; a range that runs backwards holds nothing."""
    refused = inside[0] in "!^" and len(inside) > 1
    body = "".join(c if c == "-" else re.escape(c) for c in inside[refused:])
    try:
        return re.compile(f"[{'^' if refused else ''}{body}]")
    except re.error:
        return re.compile(r"(?!)")
