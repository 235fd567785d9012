"""Writes text into YAML in the styles in which people write it.

A linter's places are hardest to keep right in folded, literal, quoted and flow scalars, and these
cost the most time; so the corpora use them all. Lines stay within 80 columns, so that yamllint's
``relaxed`` preset has nothing to say and its time isn't spent on saying it.
"""

import textwrap
from random import Random

WIDTH = 75  # and four for list items, which are indented afterwards
_STYLES = ("plain", "plain", "plain", "double", "single", "folded", "literal")


def scalar(text: str, indent: int, used: int, rng: Random) -> str:
    """``text`` in one of the styles, as it stands after a key or dash that ends at column ``used``.

    Further lines are indented by ``indent`` spaces.
    """
    style = rng.choice(_STYLES)
    if style == "plain" and not _can_be_plain(text):
        style = "double"
    if style == "folded":
        return _block(">", text, indent, rng)
    if style == "literal":
        return _block("|", text, indent, rng)
    if style == "double":
        text = '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("é", "\\u00e9") + '"'
    elif style == "single":
        text = "'" + text.replace("'", "''") + "'"
    return _wrapped(text, indent, used)


def flow_text(text: str) -> str:
    """``text`` as it may stand between the braces of a flow mapping."""
    if _can_be_plain(text) and not any(sign in text for sign in ",[]{}"):
        return text
    return '"' + text.replace('"', '\\"') + '"'


def _block(sign: str, text: str, indent: int, rng: Random) -> str:
    margin = " " * indent
    lines = textwrap.wrap(text, WIDTH - indent, break_on_hyphens=False)
    head = sign + rng.choice(("", "", "-"))
    return "\n".join([head, *(margin + line for line in lines)])


def _wrapped(text: str, indent: int, used: int) -> str:
    lines = textwrap.wrap(
        "x" * used + text,
        WIDTH,
        subsequent_indent=" " * indent,
        break_on_hyphens=False,
        break_long_words=False,
    )
    return "\n".join(lines)[used:]


def _can_be_plain(text: str) -> bool:
    return text[0].isalpha() and ": " not in text and " #" not in text and text[-1] != ":"
