"""Words in capitals: which a text holds, and whether it says what they stand for."""

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from standards_kit.ground.lazy import lazy

# For each byte of a text: itself where it may be part of an acronym, else a space.
_CAPITALS: Final = bytes(
    c if chr(c) in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789&" else 32 for c in range(256)
)
_CAPITALISED: Final = lazy(
    r"(?<![\w&@.'’])(?:[A-Z]{2,6}|[A-Z](?:[A-Z]?&[A-Z]){1,2}|[A-Z]\d)(?=(?:s|’s|'s)?(?![\w&@]|['’][A-Z]))"
)
_SHOUT: Final = lazy(r"[A-Z]{2,}(?:['’][A-Z]+)?")
_WORD: Final = lazy(r"[^\W\d_][\w'’]*")
_ROMAN: Final = lazy(r"(?:X{0,3}(?:IX|IV|V?I{0,3})|XL|L)")
_LONG: Final = 4
_ENOUGH: Final = 2
_REACH: Final = 120
_MORE: Final = 6
"""As many words beside those that an acronym stands for may stand between the two."""


class Acronym(NamedTuple):
    """A word in capitals at `text[start:end]`, without a plural s."""

    start: int
    end: int
    letters: str


def fragments(text: str) -> frozenset[str]:
    """Take a text of any length; give what of its words is in capitals, two or more together."""
    written = text.encode(errors="replace").translate(_CAPITALS).decode().split()
    return frozenset([word for word in written if len(word) > 1 and not word.isdigit()])


def acronyms(text: str) -> Iterator[Acronym]:
    """Take a text; give its words in capitals that are no numerals and no part of a shout."""
    for found in _CAPITALISED.finditer(text):
        if not _ROMAN.fullmatch(found[0]):
            yield Acronym(found.start(), found.end(), found[0])


def shouts(text: str, ordinary: Collection[str]) -> bool:
    """Take a text and ordinary words; give whether most of it is in capitals, ordinary words too."""
    written = _WORD.findall(text)
    capitals = [word for word in written if len(word) > 1 and word.isupper()]
    if len(capitals) * 2 <= len(written):
        return False
    return sum(word.lower() in ordinary for word in capitals) >= _ENOUGH


def shouted_with(text: str, acronym: Acronym, ordinary: Collection[str]) -> bool:
    """Take a text, a word in capitals in it and ordinary words; give whether it is shouted with one.

    "DO NOT RESET": what stands beside an ordinary word in capitals is emphasised, too; so are two long
    words side by side, LONDON EUSTON.
    """
    before = text[max(0, acronym.start - 24) : acronym.start].split()[-1:]
    after = text[acronym.end : acronym.end + 24].split()[:1]
    for beside in (*before, *after):
        found = _SHOUT.fullmatch(beside.strip('.,;:!?"“”()'))
        if found is None:
            continue
        word = found[0].replace("’", "'").partition("'")[0].lower()
        if word in ordinary or min(len(word), len(acronym.letters)) >= _LONG:
            return True
    return False


def spelled_out(text: str, acronym: Acronym, small: Collection[str]) -> bool:
    """Take a text, an acronym in it and small words; give whether what it stands for is beside it.

    "First contact resolution (FCR)", "FCR: first contact resolution", "the response menu, or RM". Small
    words need not have a letter in it.
    """
    start, end, written = acronym
    letters = "".join(filter(str.isalnum, written)).lower()
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if before.rstrip().endswith(("(", "[")):
        return _stand_in(_words(before)[-len(letters) - _MORE :], letters, small, loosely=True)
    opened = after.lstrip("s").lstrip()
    if opened.startswith(("(", "[")):
        within = _words(opened[1:].partition(")")[0])
        return len(within) > 1 and within[0][0] == letters[0]
    near = _words(before)[-len(letters) - _MORE :], _words(after)[: len(letters) + _MORE]
    return any(_stand_in(words, letters, small, loosely=False) for words in near)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _stand_in(words: list[str], letters: str, small: Collection[str], *, loosely: bool) -> bool:
    """Whether some of the words, from one of them on, begin with the letters in turn.

    `loosely`: the letters may also come from within the words, as in SENCO.
    """
    for index, word in enumerate(words):
        if word.startswith(letters[0]):
            following = words[index:]
            if _begin_with(following, letters, small):
                return True
            if loosely and _hold("".join(following), letters):
                return True
    return False


def _begin_with(words: list[str], letters: str, small: Collection[str]) -> bool:
    left = letters
    for word in words:
        if not left:
            break
        if word.startswith(left[0]):
            left = left[1:]
        elif word not in small:
            return False
    return not left


def _hold(text: str, letters: str) -> bool:
    place = -1
    for letter in letters:
        place = text.find(letter, place + 1)
        if place < 0:
            return False
    return True
