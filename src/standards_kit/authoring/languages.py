"""The languages that a kit can be written in, by the names that people have for them."""

import re
from functools import cache

from standards_kit.authoring.blank_kit import sample_language
from standards_kit.ground import resources
from standards_kit.language.shelf import load_lexicon, tag_of
from standards_kit.syntax.document import read
from standards_kit.syntax.nodes import Mapping
from standards_kit.text.source import Source

_TAG = re.compile(r"(?i)[a-z]{2,3}(?:-[a-z0-9]{2,8})*\Z")


def offered() -> dict[str, str]:
    """Tags with the languages' own names, to choose from: first those whose soft words are known."""
    found = [tag for tag in _names() if is_known(tag) or sample_language(tag) == tag]
    general = {
        tag_of(tag) for tag in found if tag_of(tag) != tag
    }  # where there is a choice of kinds
    chosen = sorted((tag for tag in found if tag not in general), key=lambda tag: not is_known(tag))
    return {tag: _names()[tag][0] for tag in chosen}


def is_known(language: str) -> bool:
    """Whether there is a lexicon, so that soft words are found."""
    return load_lexicon(language).has_entries


def meant(said: str) -> str | None:
    """The tag that somebody means by a tag, or by a language's name; None where none is meant."""
    wanted = " ".join(said.split()).casefold()
    for tag, names in _names().items():
        if wanted in map(str.casefold, names):
            return tag
    tag = wanted.replace("_", "-")
    if not _TAG.match(tag):
        return None
    first, *others = said.strip().replace("_", "-").split("-")
    return "-".join([first.lower(), *(each.upper() if len(each) == 2 else each for each in others)])


def called() -> list[str]:
    """What the languages are called: their own names, and others' for them."""
    return [name for names in _names().values() for name in names]


@cache
def _names() -> dict[str, list[str]]:
    file = resources.starter() / "_words" / "languages.yaml"
    root = read(Source("languages.yaml", file.read_text("utf-8"))).documents[0].root
    return dict(root.data) if isinstance(root, Mapping) else {}
