"""How an example kit names things, and what they are to be called in the kit that is made of it."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from standards_kit.ground import resources
from standards_kit.model.values import id_from
from standards_kit.syntax.comments import comments
from standards_kit.syntax.document import read
from standards_kit.syntax.nodes import Mapping as MappingNode
from standards_kit.syntax.nodes import Scalar, walk
from standards_kit.text.source import Source

Names = Mapping[str, str]
_READER = "for"
"""The key of a book whose `customer` is the format's word, and not the kit's."""
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\Z")
_SAFE = re.compile(r"[^\W_][\w &’.-]*\Z")
"""What may stand anywhere in a text, quoted or not."""


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """How texts in English name what a kit may lack, or calls otherwise."""
    file = resources.starter() / "_words" / "en.yaml"
    root = read(Source("en.yaml", file.read_text("utf-8"))).documents[0].root
    return root.data if isinstance(root, MappingNode) else {}


def registered(roles: Iterable[str]) -> dict[str, str]:
    """Roles by ids made from their names; numbered where a name has no letter that an id may have."""
    found: dict[str, str] = {}
    for name in dict.fromkeys(roles):
        has_letters = any(char.isascii() and char.isalnum() for char in unfolded(name))
        first = id_from(name) if has_letters else "role"
        made, count = first, 1
        while made in found:
            count += 1
            made = f"{first}-{count}"
        found[made] = name
    return found


def registered_channels(said: Iterable[str]) -> dict[str, str]:
    """Channels by their ids: what is an id already stays one, and is its own name."""
    said = list(said)
    names = registered(each for each in said if not _ID.match(each))
    ids = {name: id for id, name in names.items()}
    return {ids.get(each, each): each for each in said}


def spoken(id: str) -> str:
    """What an id of several words is called where it has no name: “in person” for `in_person`."""
    return id.replace("_", " ").replace("-", " ")


def channels_of(ids: Iterable[str], names: Names) -> list[str] | dict[str, str]:
    """Channels as a kit says them: a list where none has a name of its own."""
    if not names:
        return list(ids)
    return {id: names.get(id) or _capital(spoken(id)) for id in ids}


def unfolded(name: str) -> str:
    """A name with its accents beside its letters."""
    return unicodedata.normalize("NFKD", name)


def called(kit: str) -> list[str]:
    """What an example kit is called in its own texts."""
    return list(words()["examples"][kit])


def mentions(roles: Iterable[str], channels: Iterable[str]) -> re.Pattern[str] | None:
    """Finds where a text speaks of roles, by their names, or of channels; None where there are none."""
    known = words()["channels"]
    found = [re.escape(role) + "s?" for role in roles]
    found += [known.get(one, re.escape(one.replace("_", " "))) for one in channels]
    return re.compile(rf"(?i)\b(?:{'|'.join(found)})\b") if found else None


def names(kit: str, organisation: str, customer: str, new: str | None) -> dict[str, str]:
    """What an example calls things, and what they are to be called."""
    found = dict.fromkeys(called(kit), organisation)
    if new and new != customer:
        article = "an" if re.match(rf"(?i)(?:{words()['an']})", new) else "a"
        for before, after in (
            (f"a {customer}", f"{article} {new}"),
            (_plural(customer), _plural(new)),
            (customer, new),
        ):
            found |= {before: after, _capital(before): _capital(after)}
    return found


def renamed(text: str, names: Names) -> str:
    """A file's text with the names replaced in its values, where they stand, and in its comments."""
    parts = list(_renamed_parts(text, names, mention(names)))
    for start, end, new in sorted(parts, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def without_comments(text: str, about: re.Pattern[str]) -> str:
    """A file's text less the comments that speak of something; a line that held nothing else goes, too."""
    source = Source("", text)
    for comment in reversed(comments(source, read(source).documents)):
        start, end = comment.span.start, comment.span.end
        if not about.search(comment.text):
            continue
        before = text[:start].rstrip(" ")
        text = before + text[end + 1 :] if comment.alone else before + text[end:]
    return text


def mention(names: Iterable[str]) -> re.Pattern[str]:
    """Finds names in a text, wherever its lines are broken."""
    listed = sorted(names, key=len, reverse=True)
    inner = "|".join(r"\s+".join(map(re.escape, name.split())) for name in listed)
    return re.compile(rf"(?<![\w-])(?:{inner})(?![\w-])")


def _renamed_parts(
    text: str, names: Names, pattern: re.Pattern[str]
) -> Iterator[tuple[int, int, str]]:
    def new(found: re.Match[str]) -> str:
        return names[" ".join(found[0].split())]

    source = Source("", text)
    documents = read(source).documents
    for comment in comments(source, documents):
        yield comment.span.start, comment.span.end, pattern.sub(new, comment.text)
    safe = all(_SAFE.match(name) for name in names.values())
    for document in documents:
        for path, node in walk(document.root) if document.root is not None else ():
            if not isinstance(node, Scalar) or not pattern.search(node.value):
                continue
            if path[-1:] == (_READER,):
                continue
            if safe or node.style in ("|", ">"):
                yield node.start, node.end, pattern.sub(new, text[node.start : node.end])
            else:
                value = pattern.sub(new, node.value)
                yield node.start, node.end, json.dumps(value, ensure_ascii=False)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _plural(word: str) -> str:
    if word in words()["plurals"]:
        return str(words()["plurals"][word])
    if re.search("(?:s|x|ch|sh)$", word):
        return word + "es"
    return word[:-1] + "ies" if re.search("[^aeiou]y$", word) else word + "s"
