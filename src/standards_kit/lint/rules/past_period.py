"""A period that is over.

## What
Reports texts that hold for a time which has passed: “until 31 March 2026”, “in summer 2025”, in titles,
promises, reasons, expectations, exceptions and steps of plays, and in the titles and introductions of
handbooks. Today is `--today`, else STANDARDS_KIT_TODAY, else the date in the kit's time zone.

## Why
A customer who reads an offer of last summer stops believing the page beside it; staff stop reading
altogether.

## Example
```yaml
exceptions: Until 31 March 2026 the lift is closed, and calls may take longer.
```
Take it out, or write what holds now:
```yaml
exceptions: While the lift is being serviced, calls may take longer.
```
"""

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date

from standards_kit.language.wordings import Wordings, wordings
from standards_kit.language.words import fold
from standards_kit.lint.context import Context
from standards_kit.lint.promised import live
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Finding, Place, Severity

_ENDS_IN = {"march_end": 3, "may_end": 5, "august_end": 8, "november_end": 11}
_SHORT = 3
_PATTERNS = ("end", "during")


def check(context: Context) -> Iterator[Finding]:
    """Texts of passages, then titles and introductions, which are not weighed otherwise."""
    for passage, _ in context.read_passages:
        if "20" in passage.text:
            told = wordings(context.language_of(passage.standard), "past-period")
            names = ("end",) if passage.field == "why" else _PATTERNS  # a reason may tell history
            for start, end, last in _past(told, passage.text, context.today, names):
                yield _finding(passage.text[start:end], last, passage.place(start, end))
    kit = context.project.kit
    told = wordings(kit.language, "past-period")
    for entry in live(context.project):
        for start, end, last in _past(told, entry.model.title, context.today):
            place = entry.phrase(("title",), start, end)
            yield _finding(entry.model.title[start:end], last, place)
    for name, book in kit.handbooks.items():
        for key in ("title", "introduction"):
            text = getattr(book, key) or ""
            for start, end, last in _past(told, text, context.today):
                steps = ("handbooks", name, key)
                place = context.project.kit_entry.phrase(steps, start, end)
                yield _finding(text[start:end], last, place)


def _finding(phrase: str, last: date, place: Place) -> Finding:
    return Finding(
        "past-period",
        f"“{phrase}” is over since {last}.",
        place,
        help="Take it out, or write what holds now.",
        phrase=phrase,
    )


def _past(
    told: Wordings, text: str, today: date, names: Sequence[str] = _PATTERNS
) -> Iterator[tuple[int, int, date]]:
    """Each period of a text whose last day lies before today: its span, and that day."""
    if "20" not in text or not told or not told.pattern("year").search(text):
        return
    for name in names:
        for found in told.pattern(name).finditer(text):
            last = _last_day(told, found.groupdict())
            if last is not None and last < today:
                yield found.start(), found.end(), last


def _last_day(told: Wordings, said: dict[str, str | None]) -> date | None:
    """The last day of a period as it is written; None where there is no such day."""
    if said.get("iso"):
        return _day(*map(int, re.findall(r"\d+", said["iso"] or "")))
    year = next(int(said[k] or 0) for k in said if k.startswith("year") and said[k])
    if said.get("season"):
        month = next(
            n for key, n in _ENDS_IN.items() if fold(said["season"] or "") in told.words(key)
        )
        # A winter ends in the year after the one it is called by.
        return _day(year + (month < _ENDS_IN["may_end"]), month, None)
    named = next((said[k] for k in said if k.startswith("month") and said[k]), None)
    day = next((int(said[k] or 0) for k in said if k.startswith("day") and said[k]), None)
    return _day(year, _month(told, named) if named else 12, day)


def _month(told: Wordings, word: str) -> int:
    names = told.listed("months")
    return next(n for n, name in enumerate(names, 1) if name[:_SHORT] == fold(word)[:_SHORT])


def _day(year: int, month: int, day: int | None) -> date | None:
    try:
        return date(year, month, day or calendar.monthrange(year, month)[1])
    except ValueError:
        return None


rule = Rule(
    summary="A period that is over",
    severity=Severity.WARNING,
    check=check,
    scope="file",
    bad=(
        standard("exceptions: Until 31 March 2026 the lift is closed."),
        standard("exceptions: The lift is closed through 31 August 2026."),
        standard(title="title: Calls in summer 2025"),
        standard("promise: We waive the fee for bookings before 2026-08-31."),
        "handbooks: {desk: {title: Desk handbook for 2025}}\n",
    ),
    good=(
        standard("exceptions: Until 31 December 2026 the lift is closed."),
        standard("exceptions: Until 1 September 2026 the lift is closed."),
        standard("source: Brand standards 2019"),
        standard(why="why: We opened in 2009, and callers still ask for the first manager."),
        standard(why="why: Since 2019 callers have told us that silence worries them."),
        standard("promise: We keep room 2012 for you."),
        standard("promise: The Consumer Rights Act 2015 holds."),
    ),
)
