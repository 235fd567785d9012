"""What a rule is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import Literal

from standards_kit.ground.records import record
from standards_kit.lint.context import Context
from standards_kit.lint.level import Level
from standards_kit.lint.option import Option
from standards_kit.text.diagnostic import Finding, Severity
from standards_kit.text.source import Source

Check = Callable[[Context], Iterable[Finding]]
Example = str | Mapping[str, str] | bytes
Scope = Literal["file", "links", "kit"]


@record
class Rule:
    """A check with the examples that prove it.

    ``summary`` is one line without a full stop. ``severity`` is the default; a finding may carry
    its own. Examples are sources: one text, bytes, or several files by name. Each of ``bad`` must
    yield a finding of this rule, none of ``good`` may. ``silenceable`` is False where quiet would
    be false peace: what can't be read can't be judged. ``level`` is the first that asks for it.
    ``worst`` is the gravest severity a finding of it may carry where that is not its own: a book is
    kept from being printed by errors alone, and needs no other rule. ``options`` are what
    ``lint: options:`` may set, by name. ``last`` rules look at what became of the others' findings:
    the greater, the later. ``instead_of`` are the rules whose findings within its own words it
    replaces, unless they are graver: one fault is said once, by who has most to say of it.

    ``scope`` is what a finding in a file of standards depends on. ``file``: on that file, the kit's
    settings and its definitions; so files can be looked at some at a time. ``links``: also on what other
    files name, define or promise, as `lint/links.py` notes it; ``concerned`` tells which files it looks
    at besides. ``kit``: on anything; while there is such a rule, no kit is looked at in parts.
    """

    summary: str
    severity: Severity
    check: Check
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    silenceable: bool = True
    since: str = "0.1.0"
    level: Level = Level.REVIEWABLE
    worst: Severity | None = None
    options: Mapping[str, Option] = field(default_factory=dict)
    last: int = 0
    instead_of: tuple[str, ...] = ()
    scope: Scope = "kit"
    concerned: Callable[[Context], Iterable[Source]] | None = None


def while_reading(name: str) -> Check:
    """The check of a rule whose findings come up as files are read."""
    return lambda context: context.said(name)
