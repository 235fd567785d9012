"""Other people's words in Markdown for GitHub and GitLab: they say what they say, and do nothing.

Two readers are to be held off. The one that makes HTML of Markdown takes stars, brackets, pipes and
tags for its own; those are escaped. The one that comes after it looks through the finished words for
people, issues, emoji and addresses on the network; it sees no escapes, so an invisible space parts
what it would recognise.
"""

import re

from standards_kit.text.printable import one_line

_MARKS = re.compile(r"[\\`*_\[\]{}|~$<>&]")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_PARTED = re.compile(
    r"(?<=[@#!~%$^&*])(?=[\w\"'])"  # people, issues, merge requests, labels, milestones, snippets
    r"|(?<=[\[{])(?=[\w+-])"  # GitLab's other references, and its marks of what was changed
    r"|(?<=GH-)(?=\d)"
    r"|(?<=:)(?=[\w+-]+:)"  # emoji
    r"|(?<=:)(?=//)|(?<=www)(?=\.)",  # addresses
    re.IGNORECASE,
)
_UNSEEN = "\u200b"


def escaped(text: str) -> str:
    """A text on one line in which nothing links, calls, formats or ends a cell of a table."""
    words = " ".join(one_line(" ".join(text.split())).split())
    return _MARKS.sub(_escape, _PARTED.sub(_UNSEEN, words))


def _escape(match: re.Match[str]) -> str:
    return _ENTITIES.get(match[0], "\\" + match[0])
