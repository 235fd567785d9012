"""A book is kept from being printed by errors alone, and by all of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from standards_kit.lint.catalogue import catalogue
from standards_kit.lint.engine import Verdict, lint
from standards_kit.lint.rule import Example
from standards_kit.lint.settings import Overrides
from standards_kit.lint.sound import standard
from standards_kit.model.folder import home_of
from standards_kit.model.project import load
from standards_kit.text.diagnostic import Severity

Judge = Callable[..., Verdict]
ONLY = Overrides(only_errors=True)
ALL = Overrides(baselines=False)  # a book is printed from what is so, known or not
RAISED = "lint:\n  severity: {range-for-number: error, text-target-mismatch: error}\n"
RANGE = standard(expectations="expectations:\n  - You reply within 3 to 5 working days.")
MISMATCH = standard(
    expectations="expectations:\n  - text: You reply within 2 hours.\n    targets: [{at_most: 3 hours}]"
)
HEDGED = standard(expectations="expectations:\n  - We aim to reply within 5 days.")
FIRM = f"{MISMATCH}discretion: mandatory\n"


def errors(verdict: Verdict) -> list[tuple[str, str, str]]:
    found = (d for d in verdict.diagnostics if d.severity is Severity.ERROR)
    return [(d.rule, str(d.place.span), d.finding.message) for d in found]


def files(example: Example, settings: str) -> dict[str, str | bytes]:
    if not isinstance(example, str | bytes):
        return dict(example)
    return {"standards-kit.yaml": settings, "standards/example.yaml": example}


@pytest.mark.parametrize("name", catalogue())
@pytest.mark.parametrize("settings", ["", RAISED], ids=["as they are", "raised"])
def test_a_book_is_kept_back_by_the_errors_that_lint_reports(
    judge: Judge, name: str, settings: str
) -> None:
    rule = catalogue()[name].rule
    for example in (*rule.bad, *rule.good):
        kit = files(example, settings)
        assert errors(judge(kit, ONLY)) == errors(judge(kit, ALL))


@pytest.mark.parametrize("name", ["before", "contact-centre", "council", "hotel"])
def test_an_example_is_kept_back_by_the_errors_that_lint_reports(checkout: Path, name: str) -> None:
    home = home_of(checkout / "examples" / name)
    assert home is not None
    project = load(home)
    assert errors(lint(project, None, ONLY)) == errors(lint(project, None, ALL))


@pytest.mark.parametrize(
    ("text", "settings", "expected"),
    [
        (RANGE, "", []),
        (RANGE, RAISED, ["range-for-number"]),
        (MISMATCH, "", []),
        (MISMATCH, RAISED, ["text-target-mismatch"]),
        (FIRM, "", ["text-target-mismatch"]),
        (HEDGED, "", []),
        (HEDGED, "lint:\n  severity: {vague-phrase: {low: error}}\n", ["vague-phrase"]),
    ],
)
def test_what_is_no_error_by_itself_keeps_a_book_back_where_the_kit_says_so(
    judge: Judge, text: str, settings: str, expected: list[str]
) -> None:
    verdict = judge(files(text, settings), ONLY)
    assert [rule for rule, *_ in errors(verdict)] == expected


def test_what_is_firm_is_held_against_all_else_in_its_standard(judge: Judge) -> None:
    """Which number its own target contradicts is told once, and not as a second error beside a firm one."""
    text = standard(
        "channels: [phone]",
        expectations="expectations:\n"
        "  - {text: You answer the call within 20 seconds., trigger: It rings, discretion: mandatory}\n"
        "  - {text: You answer the call within 30 seconds., trigger: It rings, "
        "targets: [{at_most: 40 seconds}]}",
    )
    kit = files(text, "channels: [phone]\n")
    verdict = judge(kit, ALL)
    assert [d.rule for d in verdict.diagnostics] == ["text-target-mismatch"]
    assert errors(judge(kit, ONLY)) == errors(verdict) == []


def test_a_comment_that_keeps_a_warning_quiet_is_not_unused(judge: Judge) -> None:
    quiet = "  - You reply within 3 to 5 working days.  # standards-kit: ignore[range-for-number] -- agreed"
    text = standard(expectations=f"expectations:\n{quiet}")
    settings = "lint:\n  severity: {unused-suppression: error}\n"
    verdict = judge(files(text, settings), ONLY)
    assert errors(verdict) == errors(judge(files(text, settings), ALL)) == []
    assert [diagnostic.rule for diagnostic, _ in verdict.quiet] == ["range-for-number"]
