"""The fixed words of a handbook, from the files ``labels/<language>.yaml`` of its theme.

A file need say only what differs. That of a region (`fr-CA`) stands on that of its language, that of
a theme on those of the themes below it, and all stand on the English one.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import yaml
from markupsafe import Markup, escape

from standards_kit.ground.nearest import did_you_mean
from standards_kit.ground.records import record
from standards_kit.render.blanks import blanks, filled
from standards_kit.render.failure import RenderError
from standards_kit.render.plurals import FORMS
from standards_kit.render.theme import Layer, Theme, find_theme, text_of
from standards_kit.render.typography import OPENING, Marks, curly
from standards_kit.render.writing import Writing, mistakes, writing_of

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

ENGLISH: Final = "en"
NO_LANGUAGE: Final = "und"
"""The tag of a language that nobody knows, by the standard for such tags."""
FOLDER: Final = "labels"
WRITING: Final = "writing"
OWN: Final = "x_"
"""How words begin that only somebody's own templates use."""
_CUSTOMER: Final = "customer"
"""What a kit calls its customers where it does not say; each language has a word of its own."""
_FEW = 6
"""Names that a sentence can list."""
_GIVEN = frozenset({"customer", "Customer"})
_PLAIN: Final = {str}

Words = Mapping[str, Any]


@record
class Labels:
    """Words by name; ``labels["reason"]`` in code and ``labels.reason`` in templates."""

    words: Mapping[str, str]
    counted: Mapping[str, Mapping[str, str]]
    """Words that depend on a number: their forms, such as `one` and `other`."""
    writing: Writing
    raw: Words
    """Everything as it stands in the files, the customer's word not yet filled in."""
    customer: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.words[name]

    @property
    def quotes(self) -> tuple[str, str]:
        """This language's quotation marks."""
        return self.writing.marks.quotes

    @property
    def marks(self) -> Marks:
        """What printers set in this language and keyboards lack."""
        return self.writing.marks

    def fill(self, name: str, **values: str | int) -> str:
        """A label whose blanks are filled; a value may hold braces and stays as it is.

        Figures are given as numbers: `n` is the one that the words depend on.
        """
        form = self.raw[name]
        if not isinstance(form, str):
            form = form.get(self.writing.form(int(values["n"])), form["other"])
        kinds = set(map(type, values.values()))
        if kinds <= _PLAIN:
            return filled(form, {**self.customer, **values})  # type: ignore[dict-item]
        shown = {**self.customer}
        for key, value in values.items():
            shown[key] = value if isinstance(value, str) else self.writing.number(value)
        if Markup in kinds:
            shown = {key: escape(value) for key, value in shown.items()}
            return Markup(filled(str(escape(form)), shown))  # noqa: S704 - escaped right here
        return filled(form, shown)

    def day(self, day: date) -> str:
        """A date as people of this language write it."""
        return self.writing.day(day)

    def quoted(self, text: str) -> str:
        """Spoken words between this language's quotation marks, unless they have some."""
        if text[:1] in OPENING:
            return text
        return f"{self.quotes[0]}{text}{self.quotes[1]}"


def labels_for(language: str, customer: str, theme: Theme | None = None) -> Labels:
    """The labels of a language, else of its family, else English; a theme may have its own."""
    data, _ = _joined(theme or find_theme(), tags_of(language))
    writing = writing_of(data[WRITING], normal(language))
    own: str = writing.data["customer"]
    word = writing.with_article(own if customer in ("", _CUSTOMER) else customer)
    given = {"customer": word, "Customer": word[:1].upper() + word[1:]}
    words, counted = _sorted(data, writing.marks)
    return Labels(
        {name: filled(text, given) for name, text in words.items()},
        {name: {f: filled(t, given) for f, t in forms.items()} for name, forms in counted.items()},
        writing,
        {**words, **counted},
        given,
    )


def _sorted(data: Words, marks: Marks) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Plain words, and those that count, with printers' marks."""
    words, counted = {}, {}
    for name, said in data.items():
        if isinstance(said, str):
            words[name] = curly(said, marks)
        elif name != WRITING:
            counted[name] = {form: curly(text, marks) for form, text in said.items()}
    return words, counted


def english_in(language: str, theme: Theme) -> str:
    """A sentence for books that have English words among their own; nothing where all is well."""
    tags = tags_of(language)
    words, missing = _joined(theme, tags)
    if not missing:
        return ""
    if len(missing) < len(words):
        first = ", ".join(f"`{name}`" for name in missing[:_FEW])
        more = f" and {len(missing) - _FEW} more" if len(missing) > _FEW else ""
        return f"In “{language}” these fixed words are missing, and are in English: {first}{more}."
    files = (name.removesuffix(".yaml") for name, _ in theme.files(FOLDER, ".yaml"))
    known = sorted(name for name in files if "-" not in name)
    begun = next((tag for tag in known if tags[0].startswith(tag)), None)
    meant = f" Did you mean `{begun}`?" if begun else did_you_mean(tags[0], known)
    return (
        f"There are no fixed words in “{language}”, so headings, labels and dates are in English."
        f"{meant} There are: {', '.join(known)}. To write others, copy ours with `standards-kit theme "
        f"eject classic {FOLDER}/{ENGLISH}.yaml`, name the copy {tags[0]}.yaml, and translate it."
    )


def normal(language: str) -> str:
    """A language as HTML and PDF want it: ``fr_ca`` is ``fr-CA``, ``zh-hant`` is ``zh-Hant``."""
    first, *rest = language.strip().replace("_", "-").split("-")
    sized = {2: str.upper, 4: str.title}
    return "-".join([first.lower(), *(sized.get(len(part), str)(part) for part in rest)])


LONGEST_TAG = 8
"""Letters of a part of a language tag, at most (RFC 5646, 2.1)."""


def tags_of(language: str) -> list[str]:
    """The names of a language's files, the widest first: ``zh``, ``zh-Hant``, ``zh-Hant-TW``."""
    parts = normal(language).split("-")
    if not all(part.isascii() and part.isalnum() and len(part) <= LONGEST_TAG for part in parts):
        return [NO_LANGUAGE]
    return ["-".join(parts[: end + 1]) for end in range(len(parts))]


def _joined(theme: Theme, tags: list[str]) -> tuple[Words, tuple[str, ...]]:
    """All words, and the names of those that had to be taken from English."""
    if tags[0] == ENGLISH:
        return _merged(_files(theme, tags)), ()
    english = _merged(_files(theme, [ENGLISH]))
    own = list(_files(theme, tags))
    told = {name for words in own for name in words}
    return _merged([english, *own]), tuple(name for name in english if name not in told)


def _merged(files: Iterable[Words]) -> Words:
    """Files as one: of a word the last says all, of the manners of writing each says its part."""
    merged: dict[str, Any] = {}
    for words in files:
        merged |= {**words, WRITING: {**merged.get(WRITING, {}), **words.get(WRITING, {})}}
    return merged


def _files(theme: Theme, tags: list[str]) -> Iterator[Words]:
    """The files of a language: those furthest from the theme first, the widest before regions'."""
    found = {tag: dict(theme.locate(f"{FOLDER}/{tag}.yaml")) for tag in tags}
    for layer in reversed(theme.layers):
        for tag in tags:
            file = found[tag].get(layer)
            if file is not None:
                yield _read(layer, tag, file)


def _read(layer: Layer, tag: str, file: "Traversable") -> Words:
    """The words of one file; somebody's own is looked through first, ours a test looks through."""
    shown = layer.shown(f"{FOLDER}/{tag}.yaml")
    try:
        words = _parse(text_of(file))
    except (yaml.YAMLError, RecursionError) as error:
        said = " ".join(str(error).split()).rstrip(".")
        raise RenderError(f"{shown} can’t be read as YAML: {said}.") from error
    wrong = next(_wrong(words), None) if layer.origin != "ours" else None
    if wrong is not None:
        raise RenderError(f"In {shown} {wrong}.")
    return dict(words or {})


def _wrong(words: Any) -> Iterator[str]:
    """What is wrong with somebody's own words, as clauses."""
    if words and not isinstance(words, Mapping):
        yield "there should be names of words, each with a colon and a text"
        return
    known = _parse(find_theme().read(f"{FOLDER}/{ENGLISH}.yaml"))
    for name, value in (words or {}).items():
        if name == WRITING:
            yield from mistakes(value)
        elif name in known:
            yield from _unfit(name, value, known[name])
        elif not name.startswith(OWN):
            near = did_you_mean(name, known)
            yield f"there is no word `{name}`.{near} Words of your own begin with `{OWN}`"
        elif not isinstance(value, str):
            yield f"`{name}` should be text"


def _unfit(name: str, value: Any, ours: str | Mapping[str, str]) -> Iterator[str]:
    """Where a word can’t stand in the place of ours."""
    forms = value if isinstance(value, Mapping) else {FORMS[-1]: value}
    if isinstance(value, Mapping) == isinstance(ours, str):
        kind = "text" if isinstance(ours, str) else "forms, such as `one` and `other`"
        yield f"`{name}` should be {kind}"
    elif FORMS[-1] not in forms or not set(forms) <= set(FORMS):
        yield f"`{name}` should have the form `other`, and of {', '.join(FORMS)} what else it needs"
    elif not all(isinstance(form, str) for form in forms.values()):
        yield f"`{name}` should be text"
    else:
        known = blanks(ours) | _GIVEN
        strange = sorted(blanks(value) - known)
        if strange:
            there = ", ".join(f"{{{blank}}}" for blank in sorted(known))
            yield f"`{name}` has a blank {{{strange[0]}}} that nothing fills; there are: {there}"


@lru_cache(maxsize=16)
def _parse(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - strings only
