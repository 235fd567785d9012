"""Texts that say the same, made the same: for names that hold while spaces and capitals change."""

import hashlib
import unicodedata


def normal(text: str) -> str:
    """A text without what spacing, line ends, capitals and ways to write accents add to it."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def name_of(text: str) -> str:
    """A short name made from what a text says: a tilde and eight hex digits."""
    return "~" + hashlib.sha256(normal(text).encode("utf-8", "surrogatepass")).hexdigest()[:8]
