"""Mends a kit by the edits that findings carry, round by round, in memory.

Only the characters of an edit change: comments, order, quotes, line ends and a byte-order mark stay.
Edits that touch each other are never made together; the later one waits for the next round, in which
the kit has been read and judged anew. An edit that would break what could be read before, or give an
id or a key twice, is not made.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from typing import NamedTuple

from standards_kit.ground.records import bundle
from standards_kit.lint.catalogue import catalogue
from standards_kit.lint.engine import Verdict
from standards_kit.model.project import Project
from standards_kit.text.diagnostic import Diagnostic, Edit
from standards_kit.text.source import Source

# Texts of one standard may wait for each other; beyond this nobody writes, and we would be going in circles.
_MOST_ROUNDS = 100
_BY_HAND = frozenset({"sensitive-wording"})
"""What only people may put in other words."""
_DOUBLED = frozenset({"duplicate-key", "duplicate-id"})

Read = Callable[[Mapping[str, bytes]], Project]
Judge = Callable[[Project], Verdict]
Wanted = Callable[[str], bool]


class Change(NamedTuple):
    """A file's text as it was read, and as it is mended."""

    source: Source
    text: str


@bundle
class Mended:
    """What came of it: the verdict on the mended kit, each changed file, and how many edits were made."""

    verdict: Verdict
    changes: dict[str, Change] = field(default_factory=dict)
    count: int = 0


def mend(read: Read, judge: Judge, wanted: Wanted, unsafe: bool = False) -> Mended:
    """Make every edit there is in the files that are wanted, until none is left.

    ``read`` reads the kit, with other contents in place of those of some files.
    """
    mended = Mended(judge(read({})))
    refused: set[tuple[str, ...]] = set()
    most: int | None = None
    for _ in range(_MOST_ROUNDS):
        batch = _together(_offered(mended.verdict, wanted, unsafe, refused), most)
        if not batch:
            break
        changes = {**mended.changes, **_changes(batch, mended.changes)}
        after = judge(read({name: change.text.encode() for name, change in changes.items()}))
        if not _breaks(mended.verdict, after):
            mended = Mended(after, changes, mended.count + len(batch))
            most = None
        elif len(batch) == 1:
            refused.add(_name(batch[0]))
            most = None
        else:
            most = len(batch) // 2
    mended.changes = {n: c for n, c in mended.changes.items() if c.text != c.source.text}
    return mended


def _offered(
    verdict: Verdict, wanted: Wanted, unsafe: bool, refused: set[tuple[str, ...]]
) -> Iterator[Diagnostic]:
    for diagnostic in verdict.diagnostics:
        fix = diagnostic.finding.fix
        if fix is None or not (fix.safe or unsafe) or diagnostic.rule in _BY_HAND:
            continue
        files = {diagnostic.place.source.path, *(e.place.source.path for e in fix.edits)}
        if all(map(wanted, files)) and _name(diagnostic) not in refused:
            yield diagnostic


def _name(diagnostic: Diagnostic) -> tuple[str, ...]:
    finding = diagnostic.finding
    described = finding.fix.description if finding.fix else ""
    return (finding.rule, diagnostic.address, finding.phrase or "", described)


def _together(offered: Iterable[Diagnostic], most: int | None) -> list[Diagnostic]:
    """Findings whose edits keep clear of each other, the first ones first."""
    taken: dict[str, list[tuple[int, int]]] = {}
    batch: list[Diagnostic] = []
    for diagnostic in offered:
        edits = _edits(diagnostic)
        if all(_is_clear(taken.get(e.place.source.path, []), e) for e in edits):
            for edit in edits:
                insort(taken.setdefault(edit.place.source.path, []), edit.place.span)
            batch.append(diagnostic)
            if len(batch) == most:
                break
    return batch


def _edits(diagnostic: Diagnostic) -> tuple[Edit, ...]:
    return diagnostic.finding.fix.edits if diagnostic.finding.fix else ()


def _is_clear(taken: list[tuple[int, int]], edit: Edit) -> bool:
    """Whether an edit touches none of those taken: where two meet, their order would be a guess."""
    start, end = edit.place.span
    at = bisect_left(taken, (start, end))
    before = at == 0 or taken[at - 1][1] < start
    return before and (at == len(taken) or end < taken[at][0])


def _changes(batch: list[Diagnostic], made: Mapping[str, Change]) -> dict[str, Change]:
    """The files that a batch of edits changes, from what was read first to what is to be read next."""
    by_file: dict[str, list[Edit]] = {}
    for diagnostic in batch:
        for edit in _edits(diagnostic):
            by_file.setdefault(edit.place.source.path, []).append(edit)
    changed = {}
    for name, edits in by_file.items():
        source = edits[0].place.source
        first = made[name].source if name in made else source
        changed[name] = Change(first, edited(source.text, edits))
    return changed


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits made in it that keep clear of each other; it keeps its kind of line end."""
    newline = _newline(text)
    parts, at = [], 0
    for edit in sorted(edits, key=lambda edit: edit.place.span):
        start, end = edit.place.span
        parts += [text[at:start], edit.text.replace("\r\n", "\n").replace("\n", newline)]
        at = end
    return "".join((*parts, text[at:]))


def _newline(text: str) -> str:
    first = text.find("\n")
    if first < 0:
        return "\r" if "\r" in text else "\n"
    return "\r\n" if text[first - 1 : first] == "\r" else "\n"


def _breaks(before: Verdict, after: Verdict) -> bool:
    """Whether something can't be read any more, or is there twice.

    Where more can be read than before, what comes to light was there already.
    """
    lost, now_lost = _counted(before, False), _counted(after, False)
    if now_lost.total() < lost.total():
        return False
    return bool(now_lost - lost) or bool(_counted(after, True) - _counted(before, True))


def _counted(verdict: Verdict, doubled: bool) -> Counter[str]:
    rules = catalogue()
    found = (*verdict.diagnostics, *verdict.held, *(d for d, _ in verdict.quiet))
    return Counter(
        d.rule
        for d in found
        if (d.rule in _DOUBLED if doubled else not rules[d.rule].rule.silenceable)
    )
