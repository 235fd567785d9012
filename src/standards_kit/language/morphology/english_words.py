"""The forms of one English word: plurals, verb endings, adverbs, nouns of quality and of action.

Forms are generated, generously: one that is no English word matches nothing and harms
nothing. Left out on purpose are comparatives, superlatives and negations, and the pairs
English only seems to derive: a friend is not friendly, hard is not hardly. What follows no rule
stands in `english_tables`.
"""

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Final, TypeAlias

from standards_kit.ground.lazy import lazy
from standards_kit.language.morphology import english_tables as tables

Families: TypeAlias = Mapping[str, Collection[str]]

_VOWELS: Final = "aeiou"
_STEMS: Final = (
    ("ily", "y"),
    ("iness", "y"),
    ("ically", "ic"),
    ("bly", "ble"),
    ("ly", ""),
    ("ness", ""),
)
_RESPELLED: Final = tuple(
    (lazy(pattern), replacement)
    for pattern, replacement in (
        (r"is(?=(?:e|es|ed|ing|ation|ations|able)$)", "iz"),
        (r"iz(?=(?:e|es|ed|ing|ation|ations|able)$)", "is"),
        (r"(?<=\w{3})our(?!s?eous)", "or"),
        (r"(?<=\w{3})or(?=(?:s|ed|ing|able|ably|ful|fully)?$)", "our"),
        (r"(?<=[tb])re(?=s?$)", "er"),
        (r"(?<=[tb])er(?=s?$)", "re"),
        (r"(?<=\w\w[aeiou])ll(?=(?:ed|ing|ment|er|or)$)", "l"),
        (r"(?<=\w\w[aeiou])l(?=(?:ed|ing|ment)$)", "ll"),
    )
)
# Verbs that double their last letter, and those that need not: all but those of one syllable.
_DOUBLED: Final = lazy(r"(?:[^aeiou]|qu)[aeiou][^aeiouwxy]$")
_LATER_SYLLABLE: Final = lazy(r"[aeiouy].*[^aeiou][aeiou][^aeiou]$")
_NOUN_ENDINGS: Final = ("tre", "bre", "ation", "ness", "ity")
_MAY_BE_RESPELLED: Final = lazy(r"i[sz][eia]|our|or|[tb](?:re|er)s?$|l(?:ed|ing|ment|er|or)$")


@cache
def listed(written: str) -> frozenset[str]:
    """Take a table that is a list; give its words."""
    return frozenset(written.split())


@cache
def _rows(written: str) -> list[list[str]]:
    return [row.split() for row in written.replace("\n", " ").split(",")]


@cache
def among(written: str) -> Mapping[str, list[str]]:
    """Each word of a table of alternatives, with the others of its row."""
    return {word: [w for w in row if w != word] for row in _rows(written) for word in row}


@cache
def _pairs(written: str, *, back: bool = False) -> Mapping[str, list[str]]:
    """A table of two columns, as the seconds of each first, or the other way round."""
    found: dict[str, list[str]] = {}
    for first, second in _rows(written):
        key, value = (second, first) if back else (first, second)
        found.setdefault(key, []).append(value)
    return found


@cache
def _endings(written: str, *, back: bool = False) -> Mapping[str, list[list[str]]]:
    """A table of endings, (old, new), by the last two letters of the old; or the other way round."""
    found: dict[str, list[list[str]]] = {}
    for row in _rows(written):
        old, new = reversed(row) if back else row
        found.setdefault(old[-2:], []).append([old, new])
    return found


def _with_ending(word: str, written: str, *, back: bool = False) -> Iterator[str]:
    """Take a word and a table of endings; give what it becomes with those it has exchanged."""
    for old, new in _endings(written, back=back).get(word[-2:], ()):
        if len(word) > len(old) + 1 and word.endswith(old):
            yield word.removesuffix(old) + new


@cache
def _verbs() -> Mapping[str, list[str]]:
    """Irregular verbs, each with its irregular forms."""
    return {row[0]: row[1:] for row in _rows(tables.VERBS)}


@cache
def _verb_of() -> Mapping[str, str]:
    """The verb that an irregular form belongs to."""
    return {form: row[0] for row in _rows(tables.VERBS) for form in row[1:]}


@cache
def _noun_of() -> Mapping[str, str]:
    """The noun that an irregular plural belongs to."""
    return {plural: row[0] for row in _rows(tables.NOUNS) for plural in row[1:]}


@cache
def _plurals_of() -> Mapping[str, list[str]]:
    """Nouns with irregular plurals, each with those."""
    return {row[0]: row[1:] for row in _rows(tables.NOUNS)}


# --- Inflection -----------------------------------------------------------------------------------


def inflected(word: str) -> Iterable[str]:
    """Take a word; give its plural and its forms as a verb."""
    return {*plurals(word), *conjugated(word)}


def plurals(word: str) -> Iterator[str]:
    """The plurals of a noun, or of what may be one."""
    yield from _plurals_of().get(word, ())
    if word not in listed(tables.NO_PLURAL_OF):
        yield from _with_ending(word, tables.NOUN_ENDINGS)
    yield from _plurals_by_rule(word)


def _plurals_by_rule(word: str) -> Iterator[str]:
    """What a word is with -s, as a noun or a verb."""
    if word[-1:] == "y" and word[-2:-1] not in _VOWELS:
        yield word[:-1] + "ies"
    elif word.endswith(("s", "x", "z", "ch", "sh")):
        yield word + "es"
    else:
        yield word + "s"


def singulars(word: str) -> Iterator[str]:
    """What a word is the plural of, if it looks like one."""
    noun = _noun_of().get(word)
    if noun is not None:
        yield noun
    yield from _with_ending(word, tables.NOUN_ENDINGS, back=True)
    if len(word) < 4 or word[-1] != "s" or word in listed(tables.ONLY_PLURAL):
        return
    if word.endswith(("ss", "us", "is")) and not word.endswith(("eaus", "enus")):
        return
    if word.endswith("ies"):
        yield word[:-3] + "y"
    elif word.endswith(("ches", "shes", "sses", "xes", "zes")):
        yield word[:-2]
    else:
        yield word[:-1]


def conjugated(word: str) -> Iterator[str]:
    """The forms of a verb, or of what may be one: -ies, e-dropping and doubling counted in."""
    irregular = _irregular(word)
    if irregular is None and (len(word) < 3 or word.endswith(("ous", "ness"))):
        return
    stem, past = word, word + "ed"
    if word[-1] == "y" and word[-2] not in _VOWELS:
        past = word[:-1] + "ied"
    elif word[-1] == "e":
        stem, past = word[:-1], word + "d"
    yield from _plurals_by_rule(word)
    double = _DOUBLED.search(word) is not None
    if double:
        yield word + word[-1] + "ing"
    # "visiting" and "cancelling", but a star is not staring.
    if not double or _LATER_SYLLABLE.search(word):
        yield stem + "ing"
    if stem != word:
        yield word + "ing"
    if irregular is not None:
        yield from irregular
        return
    if double:
        yield word + word[-1] + "ed"
    if not double or _LATER_SYLLABLE.search(word):
        yield past


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(tables.VERB_PREFIXES.split())


def _irregular(word: str) -> list[str] | None:
    known = _verbs().get(word)
    if known is not None:
        return known
    if not word.startswith(_prefixes()):
        return None
    for prefix in _prefixes():
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > 2 and (known := _verbs().get(rest)) is not None:
            return [prefix + form for form in known]
    return None


def infinitives(word: str) -> Iterator[str]:
    """The verbs that a word in -ed, -ing or an irregular form may belong to, itself left out."""
    verb = _verb_of().get(word)
    if verb is not None:
        yield verb
        return
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            yield from (stem, stem + "e")
            if stem[-1] == stem[-2]:
                yield stem[:-1]
            if stem[-1] == "i":
                yield stem[:-1] + "y"
            return
    if word.endswith("s") and not word.endswith("ss"):
        yield from singulars(word)


def bases(word: str) -> Iterator[str]:
    """What a word may be a form of: a plural's noun, an ending's verb, an adverb's adjective."""
    yield from singulars(word)
    yield from infinitives(word)
    yield from _adjectives_of(word)
    if len(word) == 4 and word.endswith(("ed", "ies")) and word[1] != "e":
        yield from (word[:-1],) if _irregular(word) is None else ()  # used, dies; but shed, need


# --- Derivation -----------------------------------------------------------------------------------


def of_word(word: str, families: Families, *, thing: bool = False) -> frozenset[str]:
    """Take a word in lower case and the lexicon's families; give all its forms.

    `thing`: it is defined as a thing, so that it has a plural though it may be a quality too.
    """
    if not word.isalpha():
        return frozenset((word, word + "s", word.removesuffix("s")))
    found: set[str] = set()
    for root in {word, *_roots(word)}:
        for base in (root, *respelled(root)):
            found.add(base)
            found.update(_of_base(base, families, thing=thing))
    # The singular of a plural is a noun: "patients" are not "patiently".
    for noun in singulars(word):
        found.add(noun)
        found.update(plurals(noun))
        if not _is_listed_quality(noun, families):
            found.update(conjugated(noun))
    return frozenset(found)


def _of_base(base: str, families: Families, *, thing: bool) -> Iterator[str]:
    """What the lexicon and the tables list with one base, and what is made of it by endings."""
    known = families.get(base)
    if known is not None:
        yield from known
    if _only_noun(base):
        yield from plurals(base)
        return
    quality = _is_listed_quality(base, families)
    made = chain(
        plurals(base) if thing or not quality or base in listed(tables.PLURAL_QUALITIES) else (),
        () if quality else conjugated(base),
        () if quality else _actions(base),
        ()
        if thing and base in listed(tables.THING_OR_QUALITY)
        else chain(_qualities(base), _adverbs(base)),
    )
    other = listed(tables.OTHER_SENSE)
    yield from (form for form in made if form not in other)
    yield from _pairs(tables.ACTIONS).get(base, ())
    yield from _pairs(tables.QUALITY_NOUNS).get(base, ())


def _only_noun(word: str) -> bool:
    """Whether a word is a noun and no more; a spelling of it may be a verb: tyre, tire."""
    return word in among(tables.SPELLED_NOUNS) or word.endswith(_NOUN_ENDINGS)


def is_quality(word: str, families: Families, *, compared: bool = False) -> bool:
    """Take a word; give whether it is an adjective or adverb that has degrees, as far as seen.

    `compared`: "more" stands before it, which a thing in the singular seldom has.
    """
    if _is_listed_quality(word, families) or word.endswith(_suffixes(tables.QUALITY_SUFFIXES)):
        return True
    return (
        compared
        and word.endswith(_suffixes(tables.COMPARED_SUFFIXES))
        and not word.endswith(_suffixes(tables.THING_SUFFIXES))
    )


def _is_listed_quality(word: str, families: Families) -> bool:
    if word in listed(tables.QUALITIES):
        return True
    if word not in families:
        return False
    return word.endswith("ly") or any(form in families for form in _adverbs(word))


@cache
def _suffixes(written: str) -> tuple[str, ...]:
    return tuple(written.split())


def _roots(word: str) -> Iterator[str]:
    """What a word seems derived from: promptly, promptness: prompt; escalation: escalate."""
    yield from _pairs(tables.QUALITY_NOUNS, back=True).get(word, ())
    if word in listed(tables.OTHER_SENSE) or word in listed(tables.NOT_BACK):
        return
    yield from _pairs(tables.ACTIONS, back=True).get(word, ())
    yield from _adjectives_of(word)
    yield from _verbs_of(word)
    if word.endswith(("ed", "ing")):
        yield from (verb for verb in infinitives(word) if _is_known_verb(verb))


def _adjectives_of(word: str) -> Iterator[str]:
    for ending, replacement in _STEMS:
        if word.endswith(ending):
            base = word.removesuffix(ending) + replacement
            if len(base) >= 4 and base not in listed(tables.NO_LY):
                yield base
            break
    yield from _with_ending(word, tables.QUALITY_ENDINGS, back=True)


def _verbs_of(word: str) -> Iterator[str]:
    """The verbs of an action noun, the other way round than `_actions`."""
    yield from _with_ending(word, tables.ACTION_ENDINGS, back=True)
    for ending, verbs in (("ation", tables.ATION), ("ance", tables.ANCE)):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield from (verb for verb in (stem, stem + "e") if verb in listed(verbs))
    if word.endswith(("isation", "ization")):
        yield word[:-5] + "e"
    elif word.endswith("ation") and len(word) > 7:
        yield word[:-3] + "e"
    elif word.endswith("ment") and len(word) > 7:
        yield word[:-4]
        if word[-5] == "g":
            yield word[:-4] + "e"


def _actions(verb: str) -> Iterator[str]:
    """The nouns of what a verb does: escalation, settlement, assistance."""
    yield from _with_ending(verb, tables.ACTION_ENDINGS)
    stem = verb.removesuffix("e")
    if verb in listed(tables.ATION):
        yield stem + "ation"
    if verb in listed(tables.ANCE):
        yield stem + "ance"
    if len(verb) < 4:
        return
    if verb.endswith("ate"):
        yield stem + "ion"
    elif verb.endswith(("ise", "ize")):
        yield stem + "ation"
    elif not verb.endswith(("ion", "ment", "ity", "y", "er", "or", "ing", "ed")):
        yield verb + "ment"
        if verb.endswith("ge"):
            yield stem + "ment"


def _is_known_verb(word: str) -> bool:
    """Whether a word is surely a verb, so that its -ed and -ing lead back to it."""
    return (
        word in _pairs(tables.ACTIONS)
        or word in listed(tables.ATION)
        or word in listed(tables.ANCE)
        or (word.endswith(("ify", "ise", "ize", "olve")) and len(word) > 5)
        or (word.endswith("ate") and len(word) > 6)
    )


def _qualities(word: str) -> Iterator[str]:
    """The nouns of a quality: -ness and its kin."""
    if word not in listed(tables.AGENTS) and not word.endswith("ment"):
        yield from _with_ending(word, tables.QUALITY_ENDINGS)
    if word.endswith("al"):
        yield word + "ism"
    if word.endswith("y") and len(word) > 3:
        yield word[:-1] + "iness"
    else:
        yield word + "ness"


def _adverbs(word: str) -> Iterator[str]:
    if word in listed(tables.NO_LY) or word.endswith("ly"):
        return
    if word.endswith("ic"):
        yield word + "ally"
    elif word.endswith("ll"):
        yield from (word + "y",) if word in listed(tables.QUALITIES) else ()
    elif word.endswith("le") and len(word) > 4:
        yield from (word[:-1] + "y", word + "ly")
    elif not word.endswith("y"):
        yield word + "ly"
    elif len(word) > 3:
        yield word[:-1] + "ily"


# --- Spelling -------------------------------------------------------------------------------------


@cache
def _plain() -> Mapping[str, str]:
    """Words that are written with an accent, by what they are without."""
    return {_bare(word): word for word in tables.ACCENTED.split()}


def _bare(word: str) -> str:
    """A word without its accents."""
    parts = unicodedata.normalize("NFKD", word)
    return "".join(part for part in parts if not unicodedata.combining(part))


def respelled(word: str) -> Iterator[str]:
    """The other spellings of a word."""
    if not word.isascii():
        if word not in listed(tables.ACCENT_TELLS):
            yield _bare(word)
    elif (accented := _plain().get(word)) is not None:
        yield accented
    known = among(tables.SPELLED).get(word) or among(tables.SPELLED_NOUNS).get(word)
    if known is not None:
        yield from known
    elif _MAY_BE_RESPELLED.search(word):
        yield from (re_.sub(new, word) for re_, new in _RESPELLED if re_.search(word))
