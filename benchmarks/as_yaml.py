"""Standards as people write them: as list items or alone in a file, in every YAML style."""

import textwrap
from random import Random

from content import Expectation, Standard
from yaml_styles import scalar

_ITEM = 4  # columns by which list items stand further right


def as_item(standard: Standard, rng: Random) -> str:
    """A standard as an item of ``standards:``."""
    return "  - " + textwrap.indent(as_document(standard, rng), " " * _ITEM).lstrip()


def as_document(standard: Standard, rng: Random) -> str:
    """A standard as a document of its own."""
    parts = [
        f"id: {standard.id}\n",
        _field("title", standard.title, rng),
        _field("promise", standard.promise, rng) if standard.promise else "",
        _field("why", standard.why, rng),
        _feeling(standard, rng),
        "expectations:\n",
        *(_expectation(one, rng) for one in standard.expectations),
        _terms(standard),
        _ids("touchpoints", standard.touchpoint, rng) if standard.touchpoint else "",
        *(f"{key}: {value}\n" for key, value in standard.more.items()),
    ]
    if standard.promise and rng.random() < 0.5:
        parts.append("commitment: public_promise\n")
    return "".join(parts)


def _field(key: str, text: str, rng: Random) -> str:
    return f"{key}: {scalar(text, 2, len(key) + 2 + _ITEM, rng)}\n"


def _feeling(standard: Standard, rng: Random) -> str:
    if rng.random() < 0.8:
        return _field("emotional_response", standard.feeling, rng)
    return (
        "emotional_response:\n"
        f"  text: {scalar(standard.feeling, 4, 8 + _ITEM, rng)}\n"
        "  cue: They put the bag down without being asked.\n"
    )


def _expectation(one: Expectation, rng: Random) -> str:
    if not one.id:
        return f"  - {scalar(one.text, 4, 4 + _ITEM, rng)}\n"
    lines = [f"  - id: {one.id}\n", f"    text: {scalar(one.text, 6, 10 + _ITEM, rng)}\n"]
    if one.target:
        target = f"measure: time_to_answer, at_most: {one.target}, share: {one.share}%"
        lines += ["    targets:\n", f"      - {{{target}}}\n"]
    for key, words in (("say", one.say), ("avoid", one.avoid)):
        if words:
            lines.append(f"    {key}:\n")
            lines += [f"      - {scalar(text, 8, 8 + _ITEM, rng)}\n" for text in words]
    return "".join(lines)


def _terms(standard: Standard) -> str:
    if not standard.terms:
        return ""
    lines = [
        f"  {term}:\n    definition: >\n      {text}\n    signs: [the log shows it]\n"
        for term, text in standard.terms
    ]
    return "terms:\n" + "".join(lines)


def _ids(key: str, value: str, rng: Random) -> str:
    return f"{key}: [{value}]\n" if rng.random() < 0.6 else f"{key}:\n  - {value}\n"
