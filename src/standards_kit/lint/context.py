"""What rules look at: the kit, its definitions in scope, and what is worked out once for all."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from itertools import compress
from typing import Any, Final, TypeAlias, TypeVar, cast

from standards_kit.ground.nearest import nearest
from standards_kit.ground.records import bundle, record
from standards_kit.language.acronyms import fragments
from standards_kit.language.lexicon import Lexicon
from standards_kit.language.phrases import Hit
from standards_kit.language.search import Search
from standards_kit.language.shelf import load_lexicon
from standards_kit.language.vague import Vague, VagueFinder
from standards_kit.language.words import atoms
from standards_kit.lint.asked import Asked, what_is_asked
from standards_kit.lint.baseline import Flaw, Tally
from standards_kit.lint.option import Option, Value, values
from standards_kit.lint.suppressions import Suppression, suppressions
from standards_kit.lint.ways_out import Where
from standards_kit.model.entries import Entry, TermEntry
from standards_kit.model.passages import Passage, passages
from standards_kit.model.project import Project
from standards_kit.model.readable import Readable, readables
from standards_kit.model.references import Reference, Target, declared, references
from standards_kit.model.scope import Glossary, TermUse, glossary_of, in_scope, used_terms
from standards_kit.model.service import RecoveryPlay, Touchpoint
from standards_kit.model.standard import Standard
from standards_kit.text.diagnostic import Finding
from standards_kit.text.source import Source

T = TypeVar("T")
_Said: TypeAlias = Mapping[str, list[Hit[Any]]]
"""The phrases in a text, by the name of who looks for them."""
_ENDING: Final = "-"
"""What the name of an entry begins with that knows words by their ending alone."""
_NEARLY: Final = 0.8


@record
class Elsewhere:
    """What is known of those files of a kit that don't lie open.

    The terms that they use, the parts of the kit that they name, the plays that promises in them lean on,
    the ids of their standards, and whether one of them holds a word.
    """

    uses: Collection[TermEntry] = ()
    references: Collection[Reference] = ()
    plays: Collection[str] = ()
    ids: Collection[str] = ()
    writes: Callable[[str], bool] = lambda _: False


NOTHING_ELSE: Final = Elsewhere()


@bundle
class Context:
    """A kit under review. ``today`` is an input; only rules about time read it.

    ``known_rules`` are the names that settings and suppressions may give, ``known_options`` what may be
    set of each, ``running`` the rules that look at the kit this time: one may leave a fault to another.
    ``whole`` says that none was left out by the command line. ``baseline`` is what is known and not
    shown, or why that can't be read. ``elsewhere`` stands for files that are not among the project's.
    ``only_errors`` are rules that needn't find what is no error by itself: nobody would be shown it.
    """

    project: Project
    today: date
    known_rules: frozenset[str]
    always_on: frozenset[str] = frozenset()
    known_options: Mapping[str, Mapping[str, Option]] = field(default_factory=dict)
    running: frozenset[str] = frozenset()
    whole: bool = True
    baseline: Tally | Flaw | None = None
    elsewhere: Elsewhere = NOTHING_ELSE
    only_errors: frozenset[str] = frozenset()

    def options(self, rule: str) -> Mapping[str, Value]:
        """What is in force of a rule's options: the kit's word, else the rule's default."""
        known = self._options.get(rule)
        if known is None:
            written = self.project.kit.lint.options.get(rule, {})
            known = self._options[rule] = values(self.known_options.get(rule, {}), written)
        return known

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What several rules need, made by the first that asks; ``name`` says what it is."""
        if name not in self._made:
            self._made[name] = make()
        return cast("T", self._made[name])

    @cached_property
    def _made(self) -> dict[str, object]:
        return {}

    @cached_property
    def _options(self) -> dict[str, Mapping[str, Value]]:
        return {}

    def finder_for(self, passage: Passage) -> VagueFinder:
        """What finds vague phrases in a passage: by the lexicon of the language it is written in."""
        return self._finder(self.language_of(passage.standard))

    def _finder(self, language: str) -> VagueFinder:
        finder = self._finders.get(language)
        if finder is None:
            words = self.project.kit.lint.words
            finder = VagueFinder(load_lexicon(language), words.accept, words.flag)
            self._finders[language] = finder
        return finder

    def where(self, vague: Vague, passage: Passage) -> Where:
        """What is known about the place of a vague phrase, for what is said of it."""
        return Where(
            passage.place(vague.start, vague.end),
            passage.field,
            passage.standard,
            self.project.kit.customer_word,
            self.glossary.elsewhere(vague.phrase),
            [
                term
                for term in self._alike(vague, passage) or self._misspelt(vague, passage)
                if term is not passage.owner
            ],
        )

    def _alike(self, vague: Vague, passage: Passage) -> list[TermEntry]:
        """The terms in scope that mean much the same as a vague phrase, the nearest first."""
        if not self.terms:
            return []
        lexicon = load_lexicon(self.language_of(passage.standard))
        group = lexicon.alike.get(vague.entry)
        if group is None:
            return []
        return self._holding(self._by_meaning(lexicon).get(group, ()), passage)

    def _misspelt(self, vague: Vague, passage: Passage) -> list[TermEntry]:
        """The defined term that a word nearly is which nobody knows, if one holds there."""
        if not vague.entry.startswith(_ENDING):
            return []
        here = {term.word.casefold(): term for term in reversed(self._holding(self.terms, passage))}
        near = nearest(vague.phrase, here, _NEARLY)
        return [here[near]] if near else []

    def _holding(self, terms: Iterable[TermEntry], passage: Passage) -> list[TermEntry]:
        """Those of some terms that hold in a passage, the nearest first."""
        reach = frozenset(passage.departments)
        near = [term for term in terms if in_scope(term, passage.standard, reach)]
        return sorted(near, key=lambda term: term.rank)

    def _by_meaning(self, lexicon: Lexicon) -> dict[str, list[TermEntry]]:
        """The terms of the kit by the group of near synonyms that their word belongs to."""
        known = self._meanings.get(lexicon.language)
        if known is None:
            known = self._meanings[lexicon.language] = {}
            for term in self.terms:
                for group in dict.fromkeys(lexicon.meanings(term.word)):
                    known.setdefault(group, []).append(term)
        return known

    @cached_property
    def _meanings(self) -> dict[str, dict[str, list[TermEntry]]]:
        return {}

    def language_of(self, standard: Entry[Standard] | None) -> str:
        """The language a standard is written in; the kit's where it names none."""
        if self._only_language:
            return self._only_language
        own = standard.model.language if standard is not None else None
        return own or self.project.kit.language

    @cached_property
    def _only_language(self) -> str:
        """The language of all standards, or "" where some are written in another one."""
        return self.languages[0] if len(self.languages) == 1 else ""

    @cached_property
    def _finders(self) -> dict[str, VagueFinder]:
        return {}

    @cached_property
    def terms(self) -> list[TermEntry]:
        """The definitions that may hold for what is looked at, wherever they are written."""
        return self.project.terms

    @cached_property
    def touchpoints(self) -> Mapping[str, Touchpoint]:
        """The touchpoints of the kit by their ids."""
        return {entry.model.id: entry.model for entry in self.project.touchpoints}

    @cached_property
    def plays(self) -> Mapping[str, RecoveryPlay]:
        """The recovery plays of the kit by their ids."""
        return {entry.model.id: entry.model for entry in self.project.plays}

    @cached_property
    def glossary(self) -> Glossary:
        return glossary_of(self.project)

    @cached_property
    def read_passages(self) -> list[tuple[Passage, list[TermUse]]]:
        """Every text that promises or expects something, with the defined terms in it."""
        if not self.terms:
            return [(passage, []) for passage, _ in self._said_in_passages]
        of = self.glossary.of
        return [(passage, of(passage) if said else []) for passage, said in self._said_in_passages]

    @cached_property
    def soft(self) -> list[tuple[Passage, list[TermUse]]]:
        """Those of them that hold a word which may be vague, as few do."""
        found = zip(self.read_passages, self._said_in_passages, strict=True)
        return [
            read
            for read, (passage, said) in found
            if said and self.finder_for(passage).given(passage.text, said)
        ]

    def passages_with(self, rule: str) -> list[tuple[Passage, list[Hit[str]]]]:
        """Those of them that hold phrases a rule looks for, each with the hits."""
        return [(passage, said[rule]) for passage, said in self._said_in_passages if rule in said]

    @cached_property
    def _said_in_passages(self) -> list[tuple[Passage, _Said]]:
        found = list(passages(self.project))
        texts = [passage.text for passage in found]
        said = self._said_in(texts, (passage.standard for passage in found))
        self.glossary.given(texts, said)
        return list(zip(found, said, strict=True))

    @cached_property
    def asked(self) -> list[Asked]:
        """Every text that asks something of somebody, or promises it."""
        return list(what_is_asked(self.read_passages, self.language_of))

    @cached_property
    def texts(self) -> list[Readable]:
        """Every text that somebody reads."""
        return list(readables(self.project))

    @cached_property
    def phrases(self) -> dict[str, list[tuple[Readable, list[Hit[str]]]]]:
        """The texts that hold phrases rules look for, each with the hits, by rule."""
        found: dict[str, list[tuple[Readable, list[Hit[str]]]]] = {}
        texts = self.texts
        said = self._said_in([text.text for text in texts], (text.standard for text in texts))
        for text, some in compress(zip(texts, said, strict=True), said):
            for rule, hits in some.items():
                found.setdefault(rule, []).append((text, hits))
        return found

    def _said_in(
        self, texts: list[str], standards: Iterable[Entry[Standard] | None]
    ) -> list[_Said]:
        """Take texts and the standard of each; give what is said in each of all that is looked for."""
        if self._only_language:
            return self._search(self._only_language).each(texts)
        spoken = list(zip(map(self.language_of, standards), texts, strict=True))
        for language in self.languages:
            self._search(language).each([text for own, text in spoken if own == language])
        return [self._search(language).find(text) for language, text in spoken]

    def _search(self, language: str) -> Search:
        known = self._searches.get(language)
        if known is None:
            own = {**self._finder(language).sought, **self.glossary.sought}
            known = self._searches[language] = Search(language, self.running or None, own)
        return known

    @cached_property
    def _searches(self) -> dict[str, Search]:
        return {}

    def capitals(self, source: Source) -> frozenset[str]:
        """What is written in capitals in a file."""
        known = self._capitals.get(id(source))
        if known is None:
            known = self._capitals[id(source)] = fragments(source.text)
        return known

    @cached_property
    def _capitals(self) -> dict[int, frozenset[str]]:
        return {}

    @cached_property
    def languages(self) -> list[str]:
        """The languages that the kit is written in, its own first."""
        own = (entry.model.language for entry in self.project.standards)
        return list(dict.fromkeys((self.project.kit.language, *filter(None, own))))

    @cached_property
    def used(self) -> set[TermEntry]:
        """The terms that are used somewhere, or by a definition that is."""
        used = used_terms(self.glossary, {*self.direct_uses(), *self.elsewhere.uses})
        return used | {twin for term in used for twin in self.twins.get(term, ())}

    def direct_uses(self) -> Iterator[TermEntry]:
        """The terms that texts use, definitions left out; as often as they do."""
        yield from (use.term for _, uses in self.read_passages for use in uses)
        yield from (term for _, term in self._uses_in_titles())
        yield from (use.term for use in self._uses_in_headings())

    def uses_in_standards(self) -> Iterator[tuple[Entry[Standard], TermEntry]]:
        """The terms that standards use, each with the standard; as often as they do."""
        for passage, uses in self.read_passages:
            if uses and passage.standard is not None:
                yield from ((passage.standard, use.term) for use in uses)
        yield from self._uses_in_titles()

    def writes(self, word: str) -> bool:
        """Whether some text of the kit holds a word as it is written here."""
        here = any(word in text.text and word in atoms(text.text) for text in self.texts)
        return here or self.elsewhere.writes(word)

    @cached_property
    def twins(self) -> dict[TermEntry, list[TermEntry]]:
        """Definitions of one term with one scope and reach, by each of them."""
        found: dict[TermEntry, list[TermEntry]] = {}
        for group in self.same_word.values():
            together: dict[object, list[TermEntry]] = {}
            for term in group:
                for reach in _reaches(term):
                    together.setdefault(reach, []).append(term)
            for terms in together.values():
                for term in terms if len(terms) > 1 else ():
                    others = found.setdefault(term, [])
                    others += [o for o in terms if o is not term and o not in others]
        return found

    @cached_property
    def same_word(self) -> dict[str, list[TermEntry]]:
        """The definitions of each word, in the order of the files."""
        groups: dict[str, list[TermEntry]] = {}
        for term in self.terms:
            for word in dict.fromkeys(w.casefold() for w in (term.word, *term.model.variants)):
                groups.setdefault(word, []).append(term)
        return groups

    @cached_property
    def references(self) -> list[Reference]:
        """Every id that names something of the kit."""
        return [*references(self.project), *self.elsewhere.references]

    @cached_property
    def declared(self) -> dict[Target, set[str]]:
        """The ids that each kind of reference may name; an empty set of a declarable kind: any."""
        found = declared(self.project)
        found["standard"] = found["standard"].union(self.elsewhere.ids)
        return found

    @cached_property
    def suppressions(self) -> list[Suppression]:
        """The comments that keep findings quiet."""
        return [s for reading in self.project.readings for s in suppressions(reading)]

    def silencer(self, finding: Finding) -> Suppression | None:
        """The comment in the finding's file that keeps it quiet."""
        nearby = self._suppressions_by_file.get(finding.place.source.path, ())
        quieting = [comment for comment in nearby if comment.quiets(finding, self.today)]
        self._kept_quiet.update((id(comment), finding.rule) for comment in quieting)
        return quieting[0] if quieting else None

    def kept_quiet(self, comment: Suppression, rule: str) -> bool:
        """Whether a comment has kept a finding of a rule quiet so far in this run."""
        return (id(comment), rule) in self._kept_quiet

    @cached_property
    def _kept_quiet(self) -> set[tuple[int, str]]:
        return set()

    @cached_property
    def _suppressions_by_file(self) -> dict[str, list[Suppression]]:
        found: dict[str, list[Suppression]] = {}
        for comment in self.suppressions:
            found.setdefault(comment.place.source.path, []).append(comment)
        return found

    def said(self, rule: str) -> Iterator[Finding]:
        """What was found under a rule's name while the files were read."""
        return (finding for finding in self.project.findings if finding.rule == rule)

    def _uses_in_titles(self) -> Iterator[tuple[Entry[Standard], TermEntry]]:
        standards = self.project.standards if self.terms else []
        titles = [entry.model.title for entry in standards]
        said = self._said_in(titles, standards)
        self.glossary.given(titles, said)
        for entry, title in compress(zip(standards, titles, strict=True), said):
            for use in self.glossary.uses(title, entry, entry.model.departments):
                yield entry, use.term

    def _uses_in_headings(self) -> Iterator[TermUse]:
        if not self.terms:
            return
        kit = self.project.kit
        texts = [kit.purpose, *kit.values, *(book.introduction for book in kit.handbooks.values())]
        texts += [entry.model.goal for entry in self.project.journeys]
        texts += [entry.model.name for entry in self.project.touchpoints]
        for text in texts:
            yield from self.glossary.uses(text or "", None)


def _reaches(term: TermEntry) -> Iterable[object]:
    """For whom a term is defined: its standard, each of its departments, or the kit."""
    if term.standard is not None:
        return [term.standard.key]
    return term.departments or ["the whole kit"]
