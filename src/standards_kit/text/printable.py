"""Texts of others on a terminal: nothing in them may move the cursor or turn the line round."""

import unicodedata


def printable(text: str) -> str:
    """A text without signs that would move the cursor or change its direction."""
    if text.isprintable():
        return text
    return "".join(_sign(char) for char in text)


def one_line(text: str) -> str:
    """The same, on one line: the name of a file may hold a line break."""
    return printable(text).replace("\n", "\N{REPLACEMENT CHARACTER}")


_JOINERS = "\u200c\u200d\u00ad"  # part of words and emoji, and harmless


def _sign(char: str) -> str:
    unseen = unicodedata.category(char) in ("Cc", "Cf", "Cs") and char not in _JOINERS
    return "\N{REPLACEMENT CHARACTER}" if unseen and char != "\n" else char
