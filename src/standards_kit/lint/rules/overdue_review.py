"""A date of review that has passed.

## What
Reports standards and limits whose `review_by` lies before today, and a `last_reviewed` that lies ahead.
Today is `--today`, else STANDARDS_KIT_TODAY, else the date in the kit's time zone.

## Why
What nobody has looked at since it was written is followed by nobody, and printed all the same.

## Example
```yaml
last_reviewed: 2025-08-20
review_by: 2026-08-20
```
Read it with those who work by it, then set both dates:
```yaml
last_reviewed: 2026-09-01
review_by: 2027-09-01
```
"""

from collections.abc import Iterable, Iterator
from datetime import date

from standards_kit.lint.context import Context
from standards_kit.lint.promised import live
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.entries import Entry
from standards_kit.model.standard import Standard
from standards_kit.text.diagnostic import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Standards, then limits. A date that stands under `defaults:` is reported once for all."""
    today = context.today
    due = [e for e in live(context.project) if (e.model.review_by or today) < today]
    ahead = [e for e in live(context.project) if (e.model.last_reviewed or today) > today]
    for entries in _by_place(due, "review_by"):
        first = entries[0].model
        asked = f" Ask {first.owner}." if first.owner and first.owner not in _roles(context) else ""
        yield Finding(
            "overdue-review",
            f"{_named(entries)} to be reviewed by {_since(first.review_by or today, today)}.",
            entries[0].place("review_by"),
            help="Read it with those who work by it, then set `last_reviewed` and `review_by`."
            + asked,
        )
    for entries in _by_place(ahead, "last_reviewed"):
        yield Finding(
            "overdue-review",
            f"{_named(entries)} last reviewed on {entries[0].model.last_reviewed}, which lies ahead.",
            entries[0].place("last_reviewed"),
            help=f"Write the day on which it was read; today is {today}.",
        )
    for limit in context.project.limits:
        last = limit.model.review_by
        if last is not None and last < today:
            message = f"The limit “{limit.model.id}” was to be reviewed by {_since(last, today)}."
            help = "Ask whether it still fits the prices of today, then set `review_by`."
            yield Finding("overdue-review", message, limit.place("review_by"), help=help)


def _by_place(entries: Iterable[Entry[Standard]], key: str) -> Iterable[list[Entry[Standard]]]:
    found: dict[tuple[str, int], list[Entry[Standard]]] = {}
    for entry in entries:
        place = entry.place(key)
        found.setdefault((place.source.path, place.span.start), []).append(entry)
    return found.values()


def _named(entries: list[Entry[Standard]]) -> str:
    name = f"“{entries[0].model.id}”"
    more = len(entries) - 1
    if not more:
        return f"{name} was"
    return f"{name} and {more:,} {'other' if more == 1 else 'others'} were"


def _roles(context: Context) -> set[str]:
    return set(context.project.kit.roles)


def _since(due: date, today: date) -> str:
    days = (today - due).days
    return f"{due}, {days:,} {'day' if days == 1 else 'days'} ago"


_LIMIT = (
    "limits: [{{id: goodwill, role: host, decision: goodwill, up_to: 50 GBP, review_by: {}}}]\n"
)

rule = Rule(
    summary="A date of review that has passed",
    severity=Severity.WARNING,
    check=check,
    scope="file",
    bad=(
        standard("review_by: 2026-08-31"),
        standard("last_reviewed: 2026-09-02"),
        _LIMIT.format("2026-01-01"),
    ),
    good=(
        standard("review_by: 2026-09-01", "last_reviewed: 2026-09-01"),
        standard("review_by: 2025-01-01", "status: retired"),
        _LIMIT.format("2027-01-01"),
    ),
)
