"""Words to be spoken as they are written, where judgement is left.

## What
Reports expectations and steps of recovery plays that prescribe wording (“word for word”, “use the
following script”, “say: ‘…’”) although their discretion is guided or free. Samples are fine (“for
example”, “in your own words”), so are names, labels, and what customers say. Where discretion is
mandatory, wording may be prescribed: identity checks, safety notices, what the law wants said.

## Why
A sentence that has to be said is said when it doesn't fit: “Is there anything else I can help you with?”
to a caller who wasn't helped. Customers hear a script, and agents stop thinking of words of their own.

## Example
```yaml
expectations:
  - 'Before the call ends, you say: “Is there anything else I can help you with today?”'
```
Say what it is for, and give samples:
```yaml
expectations:
  - text: Before the call ends, you make room for one more question.
    say: [Is there anything else on your list?, What else can I look at for you?]
```
"""

from collections.abc import Iterator

from standards_kit.language.phrases import Hit
from standards_kit.language.wordings import Wordings
from standards_kit.lint.context import Context
from standards_kit.lint.occurrences import Around, Occurrence, occurrences, quotations
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.readable import Readable
from standards_kit.text.diagnostic import Finding, Severity

_NAME = "scripted-wording"
_KINDS = ("expectation", "step")
_MARKS = "“\"‘'«"
_FEWEST = 3
_FOLLOWING = 60
_MOST = 40
_STOPS = ".!?…"


def check(context: Context) -> Iterator[Finding]:
    """Expectations and steps that leave judgement, and in each the first wording it prescribes."""
    prescribed = set()
    for found in occurrences(context, _NAME, _KINDS):
        for finding in [] if _mandatory(found.text) else _by_a_phrase(found):
            prescribed.add(id(found.text))
            yield finding
    for found in quotations(context, _NAME, _KINDS):
        if id(found.text) not in prescribed and not _mandatory(found.text):
            yield from _by_a_quotation(found)


def _mandatory(text: Readable) -> bool:
    own = text.expectation.discretion if text.expectation else None
    return (own or (text.standard.model.discretion if text.standard else None)) == "mandatory"


def _by_a_phrase(found: Occurrence) -> Iterator[Finding]:
    for hit in found.hits:
        if _prescribes(hit, found.around(hit.start, hit.end), found.told):
            yield _finding(found.text, hit.start, hit.end)
            return


def _by_a_quotation(found: Occurrence) -> Iterator[Finding]:
    for start, end in found.surroundings.quoted[:_MOST]:
        text, around = found.text.text, found.around(start, end)
        around = around._replace(
            after=text[end : end + _FOLLOWING]
        )  # the quoted stop ends no sentence
        if _to_be_said(text[start + 1 : end - 1], around, found.told):
            yield _finding(found.text, start, end)
            return


def _prescribes(hit: Hit[str], around: Around, told: Wordings) -> bool:
    before = around.before
    if told.pattern("not_so").search(before) or told.pattern("samples_near").search(around.whole):
        return told.pattern("change_nothing").search(around.whole) is not None
    if hit.payload == "kept":
        return told.pattern("kept").search(before) is None
    if hit.payload == "script":
        return bool(
            told.pattern("follow").search(before)
            or told.pattern("change_nothing").search(around.whole)
        )
    return True


def _to_be_said(words: str, around: Around, told: Wordings) -> bool:
    """Whether a quotation is a whole sentence that staff are to say in these words."""
    before, after = around.before, around.after
    insisted = told.pattern("insisted_after").match(after) is not None
    if not _is_sentence(words, _FEWEST - insisted):
        return False
    if told.pattern("samples_near").search(f"{before} {after}"):
        return False
    if any(told.pattern(name).search(before) for name in _NOT_OURS):
        return False
    if not insisted and any(told.pattern(name).match(after) for name in ("choice", "banned_after")):
        return False
    said = told.pattern("saying").search(before) or told.pattern("said_after").match(after)
    return said is not None


_NOT_OURS = ("theirs", "in_condition", "not_so", "labelled", "naming")


def _is_sentence(words: str, fewest: int) -> bool:
    count = len(words.split())
    return count >= fewest or (count == _FEWEST - 1 and words.rstrip()[-1:] in _STOPS)


def _finding(text: Readable, start: int, end: int) -> Finding:
    phrase = " ".join(text.text[start:end].split())
    return Finding(
        _NAME,
        f"{_in_quotes(phrase)} prescribes wording, and the discretion here leaves it to the speaker.",
        text.place(start, end),
        help="Say what the words are for (“you make room for one more question”) and put samples under "
        "`say:`. Where the law or safety wants these very words, set `discretion: mandatory`.",
        phrase=phrase,
    )


def _in_quotes(phrase: str) -> str:
    return phrase if phrase[:1] in _MARKS else f"“{phrase}”"


def _expecting(text: str, *more: str) -> str:
    return standard(*more, expectations=f"expectations:\n  - {text}")


_CLOSING = "'You end the call by saying “Is there anything else I can help you with today?”'"

rule = Rule(
    summary="Words to be spoken as they are written, where judgement is left",
    severity=Severity.WARNING,
    check=check,
    scope="file",
    instead_of=("vague-phrase",),
    bad=(
        _expecting(_CLOSING),
        _expecting("You read the welcome word for word.", "discretion: free"),
        _expecting("You follow the call script from the first line to the last."),
    ),
    good=(
        standard(),
        _expecting(_CLOSING, "discretion: mandatory"),
        _expecting(f"{{text: {_CLOSING}, discretion: mandatory}}"),
        _expecting("You thank the caller, for example with “Thanks for hanging on.”"),
        _expecting("When a guest asks “Is the pool heated?”, you give the temperature."),
        _expecting("You write the complaint down word for word."),
    ),
)
