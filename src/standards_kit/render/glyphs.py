"""Which characters of a handbook no font at hand can print, where they are, and what would help.

Only a text with something else than Latin letters is looked at closely: then the fonts are asked
which characters they have.
"""

import re
import struct
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path

from standards_kit.render.failure import RenderError
from standards_kit.render.handbook import (
    Chapter,
    ExpectationView,
    GlossaryEntry,
    Handbook,
    JourneyView,
    LimitView,
    MomentView,
    PlayView,
    StandardView,
)
from standards_kit.render.prose import TermRef
from standards_kit.render.walking import Way, texts

_UNUSUAL = re.compile("[^\0-\u017e\u2010-\u2027\u2030-\u203a€™←→−≤≥✓✗]")
_PRINTS_NOTHING = {"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me"}
"""Typst needs no shape for these, or puts them together with the letter before."""

# How Unicode's names begin, what people call the script, and the file of Noto's that has it.
_SCRIPTS = {
    "HIRAGANA": ("Japanese", "NotoSansJP-Regular.otf"),
    "KATAKANA": ("Japanese", "NotoSansJP-Regular.otf"),
    "HANGUL": ("Korean", "NotoSansKR-Regular.otf"),
    "CJK": ("Chinese", "NotoSansSC-Regular.otf"),
    "BOPOMOFO": ("Chinese", "NotoSansTC-Regular.otf"),
    "ARABIC": ("Arabic", "NotoNaskhArabic-Regular.ttf"),
} | {
    name.upper(): (name, f"NotoSans{name}-Regular.ttf")
    for name in (
        *("Hebrew", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu"),
        *("Kannada", "Malayalam", "Sinhala", "Thai", "Lao", "Tibetan", "Myanmar", "Georgian"),
        *("Armenian", "Ethiopic", "Khmer", "Mongolian", "Cherokee", "Thaana", "Syriac"),
    )
}
_KINDS = {
    StandardView: "the standard",
    PlayView: "the recovery play",
    LimitView: "the limit",
    JourneyView: "the journey",
    MomentView: "the moment",
    GlossaryEntry: "the term",
}
_FIELDS = {
    "feeling": "emotional_response",
    "expectations": "expectations",
    "trigger": "when",
    "definition": "meaning",
    "steps": "steps",
}


def require_shapes(handbook: Handbook, source: str, fonts: Iterable[Path]) -> None:
    """A `RenderError` that says what to do, where the fonts can't print all of a source."""
    missing = missing_shapes(source, fonts)
    if missing:
        unusual = set(_UNUSUAL.findall(source))
        marks = {char for char in unusual if unicodedata.category(char).startswith("M")}
        raise RenderError("\n".join(_sentences(handbook, missing, missing | marks)))


def missing_shapes(source: str, fonts: Iterable[Path]) -> set[str]:
    """The characters of a source that none of the fonts can print."""
    unusual = set(_UNUSUAL.findall(source))
    if not unusual:
        return set()
    known = [_Font(file) for file in fonts]
    return {char for char in unusual if not _has_shape(char, known)}


def _has_shape(char: str, fonts: list["_Font"]) -> bool:
    if unicodedata.category(char) in _PRINTS_NOTHING:
        return True
    if any(char in font for font in fonts):
        return True
    parts = unicodedata.normalize("NFD", char)
    return len(parts) > 1 and any(all(part in font for part in parts) for font in fonts)


def _sentences(handbook: Handbook, missing: set[str], joined: set[str]) -> Iterator[str]:
    """One for each script: the words, the place, the font that has them."""
    pattern = re.compile(f"{_one_of(missing)}{_one_of(joined)}*")
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for way, text in texts(handbook):
        words = text.text if isinstance(text, TermRef) else text
        for match in pattern.finditer(words):
            script = _script(match[0], missing, handbook.language)
            found.setdefault(script, []).append((match[0][:12], _place(way)))
    if not found:
        letters = "".join(sorted(missing))[:12]
        found[_script(letters, missing, handbook.language)] = [(letters, "the fixed words")]
    for (name, font), places in found.items():
        words, place = places[0]
        others = len(dict.fromkeys(place for _, place in places)) - 1
        more = f" and in {others} more {'place' if others == 1 else 'places'}" if others else ""
        yield (
            f"The PDF has no shape for “{words}” ({name}) in {place}{more}. "
            + (
                f"Put {font} from Noto (fonts.google.com/noto) into the folder “fonts” of the kit, "
                "and print again."
                if font
                else "Write it otherwise, or put a font that has it into the folder “fonts” of "
                "the kit."
            )
        )


def _one_of(chars: set[str]) -> str:
    return f"[{re.escape(''.join(sorted(chars)))}]"


def _script(words: str, missing: set[str], language: str) -> tuple[str, str]:
    """The name of a script, and of a font that has it."""
    first = unicodedata.name(words[0], "").replace("-", " ").split(" ")[0]
    if first == "IDEOGRAPHIC" or first in {"FULLWIDTH", "HALFWIDTH"}:
        first = "CJK"
    if first == "CJK":
        kana = any(
            unicodedata.name(char, "").startswith(("HIRAGANA", "KATAKANA")) for char in missing
        )
        spoken = language.partition("-")[0].lower()
        if spoken == "ja" or (kana and spoken != "zh"):
            return _SCRIPTS["HIRAGANA"]
        if spoken == "ko":
            return _SCRIPTS["HANGUL"]
        if language.lower().endswith(("-tw", "-hk", "-hant")):
            return _SCRIPTS["BOPOMOFO"]
    return _SCRIPTS.get(first) or (unicodedata.name(words[0], "an unknown sign").lower(), "")


def _place(way: Way) -> str:
    """Where a text was written, as its author would look for it."""
    for place, step in reversed(list(enumerate(way))):
        kind = _KINDS.get(type(step.view))
        if kind is None:
            continue
        name = getattr(step.view, "term", "") or getattr(step.view, "id", "")
        inner = way[place + 1] if place + 1 < len(way) else None
        if inner is not None and isinstance(inner.view, ExpectationView):
            field = "" if inner.field == "text" else f", `{inner.field}`"
            return f"{kind} “{name}”, expectation {step.place + 1}{field}"
        return f"{kind} “{name}”, `{_FIELDS.get(step.field, step.field)}`"
    view, field, _ = way[-1]
    if isinstance(view, Chapter):
        return f"the chapter “{view.title}”"
    return f"the kit file, `{field}`"


class _Font:
    """The characters that a font file has, read from its table `cmap`."""

    def __init__(self, file: Path) -> None:
        try:
            spans = sorted(_spans(file.read_bytes()))
        except (struct.error, IndexError, ValueError) as error:
            raise RenderError(
                f"The font “{file.name}” can’t be read. Put a sound copy in its place, as a TTF "
                "or OTF file, or take it out of the folder “fonts”."
            ) from error
        self._starts = [first for first, _ in spans]
        self._ends = [last for _, last in spans]

    def __contains__(self, char: str) -> bool:
        place = bisect_right(self._starts, ord(char)) - 1
        return place >= 0 and ord(char) <= self._ends[place]


def _spans(font: bytes) -> Iterator[tuple[int, int]]:
    """First and last of each run of characters; the widest of the font's lists is taken."""
    (tables,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * n) for n in range(tables))
    start = next((offset for tag, _, offset, _ in records if tag == b"cmap"), None)
    if start is None:
        raise ValueError("no cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    offsets = {start + struct.unpack_from(">HHL", font, start + 4 + 8 * n)[2] for n in range(count)}
    lists = {struct.unpack_from(">H", font, offset)[0]: offset for offset in sorted(offsets)}
    if 12 in lists:
        (groups,) = struct.unpack_from(">L", font, lists[12] + 12)
        for n in range(groups):
            first, last, _ = struct.unpack_from(">LLL", font, lists[12] + 16 + 12 * n)
            yield first, last
    elif 4 in lists:
        yield from _short_spans(font, lists[4])
    else:
        raise ValueError("no list of characters that we know")


def _short_spans(font: bytes, at: int) -> Iterator[tuple[int, int]]:
    (double,) = struct.unpack_from(">H", font, at + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts = struct.unpack_from(f">{count}H", font, at + 16 + double)
    deltas = struct.unpack_from(f">{count}H", font, at + 16 + 2 * double)
    offsets = struct.unpack_from(f">{count}H", font, at + 16 + 3 * double)
    for n, (first, last, delta, offset) in enumerate(
        zip(starts, ends, deltas, offsets, strict=True)
    ):
        if first == 0xFFFF:
            continue
        if offset == 0:
            yield first, last
            continue
        # A run may have holes: each character says for itself which shape it has.
        base = at + 16 + 3 * double + 2 * n + offset
        for code in range(first, last + 1):
            (glyph,) = struct.unpack_from(">H", font, base + 2 * (code - first))
            if glyph and (glyph + delta) & 0xFFFF:
                yield code, code
