"""Marks that printers set and keyboards lack: curly apostrophes and quotes, fixed spaces.

Only what is plainly prose is touched, so that code, paths and commands print as written.
"""

import re

_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s\w)")
_DOUBLE = re.compile(r'(?<!\S)"(?=\w)([^"<>{}=\\]*[\w.,!?…])"(?=[\s.,;:!?)]|$)')
_SINGLE = re.compile(r"(?<!\S)'(?=\w)([^'<>{}=\\]*[\w.,!?…])'(?=[\s.,;:!?)]|$)")
_NUMBER_UNIT = re.compile(
    r"(?<=\d) (?=(?:%|seconds?|minutes?|hours?|working days?|days?|rings?|GBP|EUR|USD)\b|%)"
)


def typeset(text: str, quotes: tuple[str, str]) -> str:
    """The text for print: printers' marks, and figures kept beside their units."""
    text = curly(text, quotes)
    if " " in text and any(map(str.isdigit, text)):
        text = _NUMBER_UNIT.sub("\u00a0", text)
    return text


def curly(text: str, quotes: tuple[str, str]) -> str:
    """The text with printers' quotes and apostrophes."""
    if "'" in text:
        text = _SINGLE.sub(rf"{quotes[0]}\1{quotes[1]}", text)
        text = _APOSTROPHE.sub("’", text)
    if '"' in text:
        text = _DOUBLE.sub(rf"{quotes[0]}\1{quotes[1]}", text)
    return text
