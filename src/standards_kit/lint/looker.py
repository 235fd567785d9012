"""Looks at some files of a kit at a time: what is found in each, and what is noted of it.

Only files that hold standards and nothing else are looked at so; they are *shut* afterwards. What defines
terms, what serves standards (touchpoints, plays, limits …) and what could not be read without fault stays
open, and is looked at with the kit as a whole.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from standards_kit.ground.sealed import digest
from standards_kit.language.remembered import forget
from standards_kit.lint.address import Addresses
from standards_kit.lint.catalogue import Listed
from standards_kit.lint.context import Context
from standards_kit.lint.engine import Case, prefix_of
from standards_kit.lint.found import plain_comment, plain_finding
from standards_kit.lint.links import notes
from standards_kit.lint.pledge import Says
from standards_kit.lint.pledges import marked
from standards_kit.model.project import Project, together
from standards_kit.text.diagnostic import Finding

_SHARED: Final = (
    "terms", "touchpoints", "plays", "glossary", "same_word", "twins", "languages", "_finders", "_searches",
    "_meanings", "_options",
)  # fmt: skip
_MOST_TEXTS: Final = 16_000
_WORDS: Final = (b"terms", b"language", b"recovery_plays")
_COLON: Final = re.compile(rb"""["']?\s*:""")
_SECTION: Final = b"\ntouchpoints:"
_PARTS: Final = re.compile(rb"[ \t]*(?:\[?\s*\{|\s*-[ \t]*(?:\{|\w+[ \t]*:))")
"""A list of touchpoints, after its key; that of a standard only names them."""


def may_matter(content: bytes) -> bool:
    """Whether a file may hold what matters to the findings in others; seen without reading it."""
    return any(_followed(content, word, _COLON) for word in _WORDS) or _followed(
        b"\n" + content, _SECTION, _PARTS
    )


def _followed(content: bytes, word: bytes, by: re.Pattern[bytes]) -> bool:
    """Whether a word is there, with something after it."""
    return word in content and any(map(by.match, content.split(word)[1:]))


def matters(part: Project) -> bool:
    """Whether a file does hold what matters to the findings in others."""
    return bool(
        any(term.standard is None for term in part.terms)
        or part.touchpoints
        or part.plays
        or any(entry.model.language for entry in part.standards)
    )


def stays_open(part: Project) -> bool:
    """Whether a file holds more than standards, or could not be read without fault."""
    more = part.findings or part.journeys or part.limits or part.moments
    return bool(more) or matters(part)


class Looker:
    """Runs the rules that look at one file, over several at a time.

    ``kit`` is the case of a kit of which what matters to others lies open; ``keeps`` says that what was looked at
    may stay as long as the looker does.
    """

    def __init__(self, kit: Case, keeps: bool = False) -> None:
        context = kit.context
        self._kit = context
        self._keeps = keeps
        self._left: list[object] = []
        self._ran = kit.ran
        self._rules = [listed for listed in kit.ran if listed.rule.scope == "file"]
        self._prefix = prefix_of(context.project)
        self._numbers = {term: number for number, term in enumerate(context.terms)}
        self.said: dict[str, Says] = {}
        """What is pledged in the files that were looked at here, by the short mark that it has in notes."""
        for name in _SHARED:
            getattr(context, name)  # made once, for all who look
        empty = self._context([])
        self._of_the_kit = {_told(finding) for finding in self._found(empty)}

    def depends_on(self) -> str:
        """A mark of all that matters to what is found in a shut file, beside the kit's settings."""
        context = self._kit
        told: list[object] = [context.languages, repr(context.plays)]
        told += [
            (
                term.entry.document.source.path,
                term.scope,
                sorted(term.departments),
                repr(term.model),
            )
            for term in context.terms
        ]
        told.append(sorted((name, one.channels) for name, one in context.touchpoints.items()))
        return digest(repr(told).encode("utf-8", "surrogatepass"))

    def look(self, parts: Sequence[Project]) -> list[list[Any]]:
        """Take files that may be shut; give of each, as plain data, what is kept of it."""
        context = self._context(parts)
        if self._keeps:
            self._left += (context, parts)
        addresses = Addresses(context.project, self._prefix)
        found: dict[str, list[Any]] = {source.path: [] for source in context.project.files}
        strays = False
        for finding in self._found(context):
            mine = found.get(finding.place.source.path)
            if mine is not None:
                mine.append([addresses.of(finding.place), *plain_finding(finding)])
            elif not strays:
                strays = _told(finding) not in self._of_the_kit
        noted = notes(context, self._numbers, self._ran, self.said)
        self._kit.glossary.forget(_MOST_TEXTS)
        forget(_MOST_TEXTS)
        comments: dict[str, list[Any]] = {}
        for comment in context.suppressions:
            comments.setdefault(comment.place.source.path, []).append(plain_comment(comment))
        kept = []
        for part in parts:
            name = part.readings[0].source.path
            noted[name].stray = strays
            told = [noted[name].plain(), found[name], comments.get(name, [])]
            kept.append([len(part.standards), *told])
        return kept

    def said_in(self, part: Project) -> dict[str, Says]:
        """What is pledged in a file, by the short mark that it has in notes."""
        return {one.said: one.says for one in marked(self._context([part]))}

    def _found(self, context: Context) -> Iterator[Finding]:
        for listed in self._rules:
            yield from listed.rule.check(context)

    def _context(self, parts: Iterable[Project]) -> Context:
        """Some files as rules see them, with what the kit defines."""
        kit = self._kit
        some = together(kit.project, parts)
        some.terms = []  # definitions are looked at with the kit as a whole
        context = Context(
            some,
            kit.today,
            kit.known_rules,
            kit.always_on,
            kit.known_options,
            kit.running,
            kit.whole,
        )
        for name in _SHARED:
            context.__dict__[name] = getattr(kit, name)
        return context


def elsewhere(kept: list[Any], name: str) -> tuple[str, ...]:
    """The other files that findings in a file point at: where these change, they are made anew."""
    if not kept[2]:
        return ()
    pointed = {place for _, *told in kept[2] for place in _places(told)}
    return tuple(sorted(pointed - {name}))


def _places(told: list[Any]) -> Iterator[str]:
    yield told[2][0]
    yield from (where[0] for _, where in told[8])
    for _, edits, _ in told[9:]:
        yield from (where[0] for where, _ in edits)


def partly(ran: Iterable[Listed]) -> bool:
    """Whether all rules that run can look at a kit in parts."""
    return all(listed.rule.scope != "kit" for listed in ran)


def _told(finding: Finding) -> str:
    return json.dumps(plain_finding(finding), ensure_ascii=False)
