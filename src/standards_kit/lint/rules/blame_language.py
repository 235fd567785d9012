"""Words that blame a customer, or push it on a colleague.

## What
Reports reproaches to customers (“you should have read the terms”, “as we already told you”), words that
belittle them (“difficult customers”, “too lazy to read”), and words that push it on colleagues (“it's the
billing team's fault”), in promises, reasons, expectations, spoken words and recovery plays. A neutral
fact is fine (“when a guest has missed the shuttle”), so are a mistake of our own and an instruction not to
blame. What stands under `avoid` and `dont` is never judged.

## Why
Whoever hears that it is their own fault stops listening to how it can be mended, and argues. Whoever
reads it in a handbook learns to look for fault before looking for a way.

## Example
```yaml
say: [You filled in the form wrongly.]
```
Say what you see, and what comes next:
```yaml
say: [I see two dates here. Let's look at line 3 together.]
```
"""

from collections.abc import Iterator

from standards_kit.language.phrases import Hit
from standards_kit.lint.context import Context
from standards_kit.lint.occurrences import Around, Occurrence, occurrences
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Finding, Severity

_NAME = "blame-language"
_KINDS = ("expectation", "say", "promise", "why", "step", "example", "trigger")
_TO_CUSTOMERS = ("say", "promise")


def check(context: Context) -> Iterator[Finding]:
    """What is said to customers and of them, and in each sentence the first words that blame."""
    for found in occurrences(context, _NAME, _KINDS):
        yield from _in(found, context.project.kit.customer_word)


def _in(found: Occurrence, customer: str) -> Iterator[Finding]:
    reported: set[int] = set()
    for hit in found.hits:
        sentence = found.surroundings.sentence_of(hit.start)[0]
        if sentence in reported:
            continue
        around = found.around(hit.start, hit.end)
        where, _, instead = hit.payload.partition(": ")
        if _blames(where, hit, around, found):
            reported.add(sentence)
            yield _finding(where, instead, hit, found, customer)


def _blames(where: str, hit: Hit[str], around: Around, found: Occurrence) -> bool:
    """Whether words that may blame do so where they stand, by whom they are about."""
    told, before = found.told, around.before
    if where.endswith("+") and not told.pattern("participle").search(around.phrase):
        return False
    quoted = found.quoted(hit.start)
    if quoted and (
        told.pattern("banned").search(before)
        or told.pattern("theirs").search(before)
        or told.pattern("banned_after").match(around.after)
    ):
        return False
    if where.endswith("~") and told.pattern("condition").search(before):
        return False
    if where.startswith("you"):
        spoken = quoted or found.text.kind in _TO_CUSTOMERS
        return spoken and told.pattern("not_said").search(before) is None
    if told.pattern("not_so").search(before):
        return False
    match where:
        case "fault":
            ours = told.pattern("ours").search(before)
            return not (ours or told.pattern("technical").match(around.after))
        case "other":
            mere = told.pattern("by_us").search(before) or told.pattern("condition").search(before)
            return mere is None
        case "told":
            return _is_told(around, found)
        case "tell":
            telling, that = told.pattern("telling"), told.pattern("told_that")
            return bool(telling.search(before) and that.search(before))
        case _:
            return True


def _is_told(around: Around, found: Occurrence) -> bool:
    """Whether staff are to tell customers so, or it is given as a reason, and is no mere case."""
    if found.told.pattern("telling").search(around.before):
        return True
    reason = found.text.kind in ("why", *_TO_CUSTOMERS)
    return reason and found.told.pattern("condition").search(around.before) is None


def _finding(where: str, instead: str, hit: Hit[str], found: Occurrence, customer: str) -> Finding:
    phrase = " ".join(found.text.text[hit.start : hit.end].split())
    said = _SAID.get(where, f"blames the {customer}, or makes little of them")
    return Finding(
        _NAME,
        f"“{phrase}” {said}.",
        found.text.place(hit.start, hit.end),
        help=f"Write {instead}.",
        phrase=phrase,
    )


_SAID = {
    **dict.fromkeys(("you", "you~", "you+"), "is heard as a reproach"),
    "any+": "pushes it on somebody else",
    "other": "pushes it on somebody else",
    "any": "pushes it on somebody else",
    "fault": "says whose fault it is, and nothing of how it is mended",
}


def _expecting(text: str) -> str:
    return standard(expectations=f"expectations:\n  - {text}")


rule = Rule(
    summary="Words that blame a customer, or push it on a colleague",
    severity=Severity.WARNING,
    check=check,
    scope="file",
    instead_of=("vague-phrase",),
    bad=(
        standard("say: [You filled in the form wrongly.]"),
        standard("say: [As I have already explained, we close at six.]"),
        standard("say: [It's the billing team's fault.]"),
        _expecting("You tell customers that they filled in the form wrongly."),
        _expecting("Difficult customers are passed to the supervisor."),
        standard(why="why: Guests lose their cards through sheer carelessness."),
    ),
    good=(
        standard("say: [I see two dates here. Let's look at line 3 together.]"),
        standard("say: [That was our mistake. A new one leaves today.]"),
        standard("avoid: [You should have told us before.]"),
        _expecting("When a guest has missed the shuttle, you order a cab."),
        _expecting("If the form has been filled in wrongly, you fill in a new one together."),
        _expecting("You never say whose fault it is."),
    ),
)
