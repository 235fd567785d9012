"""A promise that a single miss breaks.

## What
Reports promises and expectations that hold in every case: always, “you will never wait”, every problem
solved, 100 %, guaranteed, at all times, without fail. Not reported is what nothing less will do for
(safety, privacy, the law, what customers pay), what staff can simply refrain from (“you never
interrupt”), and a promise with its share (“nine calls in ten”) or its exception. A standard with one of
the tags `safety`, `privacy` or `law`, with `exceptions`, or with a legal guarantee is left alone; so are
an expectation that is mandatory, and one whose target has a `share` below 100 %.

## Why
A day comes on which the lift is out of order. Customers who were promised “usually, and if not, this”
are served; customers who were promised “always” have been lied to, and staff know it beforehand.

## Example
```yaml
promise: We always solve your problem on the first call.
```
Say how often, and what happens otherwise:
```yaml
promise: We solve nine problems in ten on the first call; otherwise you get the name of who goes on.
```
"""

from collections.abc import Callable, Iterator, Mapping

from standards_kit.language.phrases import Hit
from standards_kit.language.quantity import Percentage
from standards_kit.language.wordings import Wordings
from standards_kit.lint.context import Context
from standards_kit.lint.occurrences import Around, Occurrence, occurrences
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.readable import Readable
from standards_kit.text.diagnostic import Finding, Severity

_NAME = "absolute-promise"
_WHOLE = 100


def check(context: Context) -> Iterator[Finding]:
    """Promises and expectations, and in each sentence of one the first absolute word."""
    for found in occurrences(context, _NAME, ("promise", "expectation")):
        if not _settled(found.text, found.told):
            yield from _in(found)


def _settled(text: Readable, told: Wordings) -> bool:
    """Whether the standard says why nothing less will do, or how much less will."""
    if text.standard is None:
        return False
    model, part = text.standard.model, text.expectation
    if model.exceptions or not told.words("kept_tags").isdisjoint(model.tags):
        return True
    if ((part and part.commitment) or model.commitment) == "legal_guarantee":
        return True
    if part is None:
        return False
    if text.kind == "expectation" and (part.discretion or model.discretion) == "mandatory":
        return True
    shares = (target.share.value for target in part.targets if target.share is not None)
    return any(isinstance(share, Percentage) and share.value < _WHOLE for share in shares)


def _in(found: Occurrence) -> Iterator[Finding]:
    reported: set[int] = set()
    for hit in found.hits:
        sentence = found.surroundings.sentence_of(hit.start)[0]
        if sentence in reported or found.quoted(hit.start):
            continue
        around = found.around(hit.start, hit.end)
        if _absolute(hit, around, found) and not _excused(hit, around, found.told):
            reported.add(sentence)
            yield _finding(hit, around, found.text)


def _excused(hit: Hit[str], around: Around, told: Wordings) -> bool:
    """Whether the sentence softens it, has an exception or a share, or nothing less would do."""
    return bool(
        (hit.payload != "ever" and told.pattern("softened").search(around.before))
        or told.pattern("excepted").search(around.whole)
        or told.pattern("share").search(around.whole)
        or told.phrases("kept").find(around.whole)
    )


def _absolute(hit: Hit[str], around: Around, found: Occurrence) -> bool:
    """Whether a word is meant absolutely where it stands, by what kind of word it is."""
    return _JUDGES[hit.payload](around, found.told, found.text.kind)


def _always(around: Around, told: Wordings, _: str) -> bool:
    return not (
        told.pattern("their_habit").search(around.before)
        or told.pattern("condition").search(around.before)
        or told.pattern("right").search(around.before)
        or _named(around)
    )


def _named(around: Around) -> bool:
    """Whether it is part of a name: "our Always Warm plan"."""
    before, following = around.before.strip(), around.after.lstrip()[:1]
    return around.phrase[:1].isupper() and (
        bool(before and before[-1].isalnum()) or following.isupper()
    )


def _never(around: Around, told: Wordings, kind: str) -> bool:
    """Whether it is done to the customer, or lies in nobody's hand."""
    before, after = around.before, around.after
    if (
        told.pattern("their_habit").search(before)
        or told.pattern("condition").search(before)
        or _named(around)
    ):
        return False
    if told.pattern("perfect").search(before):
        return told.pattern("waiting_after").match(after) is not None
    if told.pattern("unavoidable_after").match(after) or told.pattern("inverted").match(after):
        return True
    if kind == "promise" and told.pattern("you").search(before):
        return True
    if told.pattern("staff_subject").search(before):
        return False
    if told.pattern("by_customers").search(before) and not told.pattern("passive_after").match(
        after
    ):
        return True
    served = told.pattern("served").search(before)
    return bool(served and told.pattern("bound_after").match(after)) or bool(
        told.pattern("befallen_after").match(after)
    )


def _every(around: Around, told: Wordings, _: str) -> bool:
    """Whether what is served meets what is done for it: every call is answered."""
    before, after = around.before, around.after
    if told.pattern("condition").search(before) or told.pattern("number_after").match(after):
        return False
    if told.pattern("all_left").match(after):
        return True
    if told.pattern("all_done").match(after) and not told.pattern("within").search(before):
        return True
    if told.pattern("each_every").match(after):
        return True
    return bool(told.pattern("solving").search(before) and told.pattern("all_object").match(after))


def _ever(around: Around, told: Wordings, kind: str) -> bool:
    refused = told.pattern("not_before").search(around.before)
    if refused is not None:
        return _never(around._replace(before=around.before[: refused.start()]), told, kind)
    before = told.pattern("none_before").search(around.before)
    return before is not None and told.pattern("condition").search(around.before) is None


def _nobody(around: Around, told: Wordings, _: str) -> bool:
    before = around.before
    return not (told.pattern("condition").search(before) or told.pattern("purpose").search(before))


def _flat(around: Around, told: Wordings, _: str) -> bool:
    if around.phrase.lower() in told.words("at_the_end"):
        return told.pattern("ends").match(around.after) is not None
    return told.pattern("condition").search(around.before) is None


def _guarantee(around: Around, told: Wordings, _: str) -> bool:
    return not (
        told.pattern("not_a_verb").search(around.before)
        or told.pattern("secured").match(around.after)
        or _named(around)
    )


def _hundred(around: Around, told: Wordings, _: str) -> bool:
    return bool(
        told.pattern("percent").match(around.after)
        and not told.pattern("of_price").match(around.after)
    )


_JUDGES: Mapping[str, Callable[[Around, Wordings, str], bool]] = {
    "always": _always,
    "never": _never,
    "every": _every,
    "ever": _ever,
    "nobody": _nobody,
    "flat": _flat,
    "guarantee": _guarantee,
    "hundred": _hundred,
}


def _finding(hit: Hit[str], around: Around, text: Readable) -> Finding:
    phrase = " ".join(around.phrase.split())
    if hit.payload == "hundred":
        phrase += " %"
    how = "Say in how many cases, and what happens otherwise"
    sample = "“We reply within 2 days, 95 times in 100; otherwise you get a call that says when”"
    if text.kind == "expectation":
        how = "Give it a target with a `share`, or say what is done when it can't be kept"
        sample = "“… within 2 days (share: 95%); if not, you ring and say when”"
    return Finding(
        _NAME,
        f"“{phrase}” holds in every case: the first miss breaks it.",
        text.place(hit.start, hit.end),
        help=f"{how}: {sample}. Where nothing less will do, tag the standard `safety`, `privacy` or "
        "`law`.",
        phrase=phrase,
    )


def _expecting(text: str, *more: str) -> str:
    return standard(*more, expectations=f"expectations:\n  - {text}")


rule = Rule(
    summary="A promise that a single miss breaks",
    severity=Severity.WARNING,
    check=check,
    scope="file",
    instead_of=("vague-phrase",),
    bad=(
        standard("promise: We always solve your problem on the first call."),
        standard("promise: You will never wait for an answer."),
        standard("promise: Delivery on Saturday is guaranteed."),
        _expecting("All calls are answered within 20 seconds."),
        _expecting("The desk is staffed at all times."),
    ),
    good=(
        standard(),
        standard("promise: We answer nine calls in ten within 20 seconds."),
        standard("promise: We never share your data."),
        _expecting("You never interrupt a caller."),
        _expecting("When a guest says that she always sits by the window, note it."),
        _expecting("The desk is staffed at all times.", "tags: [safety]"),
        _expecting("The desk is staffed at all times.", "exceptions: During a fire drill."),
        _expecting("{text: All calls are answered., targets: [{at_most: 20 seconds, share: 90%}]}"),
    ),
)
