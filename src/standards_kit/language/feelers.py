"""Who is said to feel something: those who are served, or those who serve.

A sentence is looked at as a row of letters, one a word, that tell what each word may be: `S` who is served,
`A` who serves, `P` a place where both are, `F` a verb of feeling, `M` a mood that a place may have too,
`G` one that it can't … So a few patterns tell whose a feeling is. It is the nearest noun's before it that
can be its subject: what stands behind a preposition (“at the desk”) or in a sentence within the sentence
(“feels that we are glad”) can't. Where nobody is named, the customer feels it.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from standards_kit.ground.lazy import lazy
from standards_kit.language.bases import Bases
from standards_kit.language.phrases import covered
from standards_kit.language.wordings import Wordings
from standards_kit.language.words import atom_spans, atoms_of, fold

SERVED: Final = "S"
SERVING: Final = "A"
PLACE: Final = "P"
POST: Final = "K"
# The word lists of a rule with the letter of each, the weightier first: words as they stand in
# texts, then nouns, then words that may be forms of those listed.
_LISTS: Final = {
    "speakers": "W", "whole": "w", "subordinate": "t", "other": "o", "joy_for": "q", "on_post": "n",
    "prepositions": "p", "determiners": "d", "joints": "j", "pronouns": "s", "objects": "h", "behind": "b", "degrees": "i",
    "wishes": "v", "loads": "L",
}  # fmt: skip
_FEELINGS: Final = {"glad": "G", "moods": "M", "joys": "J", "feels": "F"}
_SERVING: Final = frozenset((SERVING, PLACE, POST, "W"))
_NOUNS: Final = frozenset((SERVING, PLACE, POST, "w"))
_OWNER: Final = ("'", "’")
_HYPHENS: Final = ("-", "‐", "‑")
_OWNING: Final = "z"
_OTHER: Final = "o"
_JOINT: Final = "j"
_NOT_OURS: Final = frozenset((SERVED, "s", "h", "w"))
_UNKNOWN: Final = "x"
_DONE: Final = "-"
_STOP: Final = lazy(r"[.!?;–—()\n]")
_COMMA: Final = lazy(r"[,:]")
# “everyone on the late shift” is no customer, for all that everyone may be.
_AT_POST: Final = lazy(r"w(?:[nq][dixAPK]{0,3}[AK]|b[dix]{0,3}[APK])")
# … “happy, every one of our coaches”
_JOY_FOR: Final = lazy(r"[JL]q[dixPK]{0,3}[APK]|^i*G[^,SshAPKow]*,[dijw]*[dw]nd[xP]{0,2}A")
_BEHIND: Final = lazy(r"[pnqb][dwi]*[xiMG]{0,3}?[ShAPKowz]+")
_WITHIN: Final = lazy(r"t[^,]*")
# A wish of ours (`v`) is about what others feel; a place may be calm, but not glad.
_FELT: Final = lazy(r"[SshAowvW][^SshAPKowvW]*?[FMGJ]|[PK][^SshAPKowvW]*?[GJ]")
# “a happy team”, “glad of the day, our volunteers …”, “the clerk's relief”, “a manager who feels …”
_NAMED_AFTER: Final = lazy(
    r"(?:^|(?<=,))[dij]*G[xPK]{0,3}A|^i*G[^,SshAPKow]*,[dij]*x{0,2}A"
    r"|z[xiM]{0,2}J|^[dij]*x{0,3}At[^,Ssh]*?[FG]|^[dij]*[GM](?:,?[dijGMx]){0,3}A$"
)


class Feelers:
    """Finds who feels, by a rule's words and by the letter of a noun."""

    def __init__(
        self, known: Wordings, bases: Bases, noun: Callable[[str], str], serving: str = "serving"
    ) -> None:
        """`noun` gives SERVED, SERVING, PLACE or POST for a word in its plainest form, else "".

        `serving` names the phrases that tell of more who serve.
        """
        self._known = known
        self._serving = serving
        self._employing = known.words("employing")
        self._letters = _Letters(known, bases, noun)

    def serving(self, text: str) -> tuple[int, int] | None:
        """Take a text; give the part which says that somebody feels who serves, or None."""
        words = atoms_of(text)
        letters = list(map(self._letters.__getitem__, words))
        if not self._employing.isdisjoint(words):
            letters = self._of_phrases(self._serving, SERVING, text, letters)
        if not _SERVING.isdisjoint(letters):
            found = self._in_sentences(text, letters)
            if found is not None:
                return found
        if SERVED in letters or "w" in letters:
            return None
        own = self._known.phrases("own").find(text)
        return (own[0].start, own[0].end) if own else None

    def _in_sentences(self, text: str, letters: list[str]) -> tuple[int, int] | None:
        """The first who serves and feels, unless somebody feels who is served."""
        found = None
        for row, spans in _rows(text, self._of_phrases("acts", "G", text, letters)):
            whose = _whose(row)
            if whose is None:
                continue
            letter, first, last = whose
            if letter in _NOT_OURS:
                return None
            if letter == SERVING and found is None:
                found = spans[first][0], spans[last][1]
        return found

    def _of_phrases(self, name: str, letter: str, text: str, letters: list[str]) -> list[str]:
        """The letters, with another where a phrase of a list tells more than its words."""
        hits = self._known.phrases(name).find(text)
        if not hits:
            return letters
        within = covered(hits, atom_spans(fold(text)))
        return [letter if inside else own for own, inside in zip(letters, within, strict=True)]


class _Letters(dict[str, str]):
    """The letter of each word as it stands in texts."""

    def __init__(self, known: Wordings, bases: Bases, noun: Callable[[str], str]) -> None:
        super().__init__()
        self._known = known
        self._bases = bases
        self._noun = noun

    def __missing__(self, word: str) -> str:
        letter = self[word] = next(self._possible(word), _UNKNOWN)
        return letter

    def _possible(self, word: str) -> Iterator[str]:
        yield from (letter for name, letter in _LISTS.items() if word in self._known.words(name))
        nouns = {self._noun(base) for base in self._bases[word]}
        yield from (kind for kind in (SERVED, SERVING, PLACE, POST) if kind in nouns)
        for name, letter in _FEELINGS.items():
            if not self._bases[word].isdisjoint(self._known.words(name)):
                yield letter


def _rows(text: str, letters: list[str]) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Each sentence as its letters, commas among them, and where each of them stands."""
    row: list[str] = []
    spans: list[tuple[int, int]] = []
    end = 0
    for letter, span in zip(letters, atom_spans(fold(text)), strict=True):
        gap = text[end : span[0]]
        if row and gap[:1] in _OWNER and row[-1] in _NOUNS:
            # “the guide's”: an owner is no subject
            row[-1] = _OWNING if row[-1] == SERVING else _UNKNOWN
        elif gap in _HYPHENS and row and row[-1] not in _NOUNS:
            row[-1] = _UNKNOWN  # “the on-call engineer”
        elif _STOP.search(gap):
            yield "".join(row), spans
            row, spans = [], []
        elif row and _COMMA.search(gap):
            row.append(",")
            spans.append((end, span[0]))
        row.append(letter)
        spans.append(span)
        end = span[1]
    yield "".join(row), spans


def _whose(row: str) -> tuple[str, int, int] | None:
    """Take a sentence's row; give whose its first feeling is that is somebody's, and where both stand."""
    row = _AT_POST.sub(lambda found: SERVING + _blank(found)[1:], row)
    named = _JOY_FOR.search(row)
    row = _BEHIND.sub(_blank, row)
    felt = _felt(_WITHIN.sub(_blank, row))
    if felt is not None and not (named and felt[0] == _OTHER):
        return felt
    named = _NAMED_AFTER.search(row) or named
    return None if named is None else (SERVING, named.start(), named.end() - 1)


def _felt(row: str) -> tuple[str, int, int] | None:
    """The first feeling that has a subject: what that is, and where both stand."""
    found = _FELT.search(row)
    if found is None:
        return None
    subject, first, last = row[found.start()], found.start(), found.end() - 1
    if subject in _SERVING:
        # “guests know we are glad”
        clause = max(row.rfind(",", 0, first), row.rfind(_JOINT, 0, first)) + 1
        subject = SERVING if _NOT_OURS.isdisjoint(row[clause:first]) else _OTHER
    return subject, first, last


def _blank(found: re.Match[str]) -> str:
    return _DONE * len(found[0])
