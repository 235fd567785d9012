"""Words that name or treat people by what they are.

## What
Reports words that name people by sex, origin, age, disability, belief, looks or means in a way that
singles out or demeans (“wheelchair-bound”, “normal customers”, “chairman”, “illegals”), and instructions
that treat them so (“ladies first”, “speak slowly to foreigners”, “guess whether Mr or Mrs by the voice”),
in any text that staff or customers read. Whether they do so where they stand, a human has to judge: there is
never an edit. Words that are only spoken of, names, and needs that somebody states are left alone.

## Why
Whoever is meant notices, and so does everybody who reads along. What such a sentence is after is mostly a
need (“would like to sit”, “would like it in writing”), and others have it as well.

## Example
```yaml
expectations:
  - You speak slowly to foreigners.
```
Write the need, and let people say whether they have it:
```yaml
expectations:
  - When somebody asks you to repeat it, you say it in other words and offer it in writing.
```
"""

from collections.abc import Callable, Iterator, Mapping

from standards_kit.language.phrases import Hit
from standards_kit.language.wordings import Wordings
from standards_kit.lint.context import Context
from standards_kit.lint.occurrences import Around, Occurrence, occurrences
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.readable import KINDS
from standards_kit.text.diagnostic import Finding, Severity

_NAME = "sensitive-wording"
_NEAR = 80


def check(context: Context) -> Iterator[Finding]:
    """Every text that somebody reads; a phrase is reported once a text."""
    for found in occurrences(context, _NAME, KINDS):
        reported: set[str] = set()
        for hit in found.hits:
            phrase = " ".join(found.text.text[hit.start : hit.end].split())
            how, _, instead = hit.payload.partition(": ")
            if phrase not in reported and _singles_out(how, hit, found):
                reported.add(phrase)
                yield _finding(phrase, instead, hit, found)


def _singles_out(how: str, hit: Hit[str], found: Occurrence) -> bool:
    around, told = found.around(hit.start, hit.end), found.told
    if told.pattern("mentioned").search(around.before) or _named(around):
        return False
    return _JUDGES[how](around, told)


def _named(around: Around) -> bool:
    """Whether it is part of a name: "a Disabled Persons Railcard"."""
    if not around.phrase[:1].isupper():
        return False
    before, after = around.before.split(), around.after.lstrip(" -")
    return after[:1].isupper() or bool(before and len(before) > 1 and before[-1][:1].isupper())


def _term(_: Around, __: Wordings) -> bool:
    return True


def _noun(around: Around, told: Wordings) -> bool:
    return told.pattern("alone").match(around.after) is not None


def _treated(around: Around, told: Wordings) -> bool:
    return told.pattern("not_so").search(around.before) is None


def _group(around: Around, told: Wordings) -> bool:
    """Whether the sentence does something particular to a group, or says how such people are."""
    if told.pattern("need").match(around.after) or told.pattern("not_so").search(around.before):
        return False
    singled = told.pattern("singled")
    return bool(
        singled.search(around.before[-_NEAR:])
        or singled.search(around.after[:_NEAR])
        or told.pattern("stereotype").match(around.after)
    )


def _race(around: Around, told: Wordings) -> bool:
    if told.pattern("need").match(around.after) or told.pattern("not_so").search(around.before):
        return False
    return told.pattern("benign").search(around.whole) is None


def _nation(around: Around, told: Wordings) -> bool:
    return around.phrase[:1].isupper() and _race(around, told)


def _body(around: Around, told: Wordings) -> bool:
    """Whether the sentence belittles people with a disability, or puts them apart."""
    if told.pattern("need").match(around.after) or told.pattern("not_so").search(around.before):
        return False
    belittled = told.pattern("belittled")
    return bool(belittled.search(around.before) or belittled.search(around.after))


def _sex(around: Around, told: Wordings) -> bool:
    """Whether women or men are treated as such, or said to be so and so."""
    before, after = around.before, around.after
    if (
        told.pattern("both_sexes").match(after)
        or told.pattern("need").match(after)
        or told.pattern("not_so").search(before)
        or told.pattern("birth").search(around.whole)
    ):
        return False
    if any(told.pattern(name).match(after) for name in _OF_A_SEX):
        return True
    if told.pattern("lone_before").search(before):
        return True
    return told.pattern("as_sex_before").search(before) is not None


_OF_A_SEX = ("stereotype", "alone_woman", "men_first", "contrasted")


def _title(around: Around, told: Wordings) -> bool:
    guessing = told.pattern("guessing")
    guessed = guessing.search(around.before) or guessing.search(around.after)
    return guessed is not None and told.pattern("refrained").search(around.before) is None


_JUDGES: Mapping[str, Callable[[Around, Wordings], bool]] = {
    "term": _term,
    "noun": _noun,
    "treated": _treated,
    "group": _group,
    "race": _race,
    "nation": _nation,
    "body": _body,
    "sex": _sex,
    "title": _title,
}


def _finding(phrase: str, instead: str, hit: Hit[str], found: Occurrence) -> Finding:
    return Finding(
        _NAME,
        f"“{phrase}” may single people out, or make little of them.",
        found.text.place(hit.start, hit.end),
        help=f"A human has to judge this. It may be meant well; safer is {instead}.",
        phrase=phrase,
    )


def _expecting(text: str) -> str:
    return standard(expectations=f"expectations:\n  - {text}")


rule = Rule(
    summary="Words that name or treat people by what they are",
    severity=Severity.WARNING,
    check=check,
    scope="file",
    instead_of=("vague-phrase",),
    bad=(
        _expecting("You speak slowly to foreigners."),
        _expecting("You serve ladies first."),
        _expecting("You keep the front rooms free for normal customers."),
        _expecting("By the voice you guess whether it is Mr or Mrs."),
        standard("promise: Wheelchair-bound guests are met at the station."),
        standard(title="title: Serving the disabled"),
    ),
    good=(
        standard(),
        _expecting("You fetch a chair for a guest who asks for one."),
        _expecting("You count foreign currency twice in front of the customer."),
        _expecting("You never say “wheelchair-bound”."),
        standard("promise: With a Disabled Persons Railcard you save a third."),
        standard("promise: During normal opening hours a librarian is at the desk."),
    ),
)
