"""What is checked, and how gravely: the kit's word, the file's, the command line's."""

from collections.abc import Callable

import pytest

from standards_kit.lint.engine import Verdict
from standards_kit.lint.settings import Overrides
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Severity

Judge = Callable[..., Verdict]

FAST = standard(expectations="expectations:\n  - You are fast.")  # graded high: an error
HEDGED = standard(expectations="expectations:\n  - We aim to reply within 5 days.")  # low: a note


def kit(settings: str, text: str = FAST, path: str = "standards/a.yaml") -> dict[str, str]:
    return {"standards-kit.yaml": f"lint:\n  {settings}\n", path: text}


def said(verdict: Verdict) -> list[tuple[str, str]]:
    return [(d.rule, str(d.severity)) for d in verdict.diagnostics]


@pytest.mark.parametrize(
    ("settings", "text", "expected"),
    [
        ("ignore: []", FAST, [("vague-phrase", "error")]),
        ("ignore: [vague-phrase]", FAST, []),
        ("ignore: vague-phrase", FAST, []),
        ("select: [unused-term]", FAST, []),
        ("select: [vague-phrase]", FAST, [("vague-phrase", "error")]),
        ("severity: {vague-phrase: note}", FAST, [("vague-phrase", "note")]),
        ("severity: {vague-phrase: {high: warning}}", FAST, [("vague-phrase", "warning")]),
        ("severity: {vague-phrase: error}", HEDGED, [("vague-phrase", "note")]),
        ("severity: {vague-phrase: {low: error}}", HEDGED, [("vague-phrase", "error")]),
        ("per_file: {'standards/**': {ignore: [vague-phrase]}}", FAST, []),
        ("per_file: {'drafts/**': {ignore: [vague-phrase]}}", FAST, [("vague-phrase", "error")]),
        ("words: {accept: [fast]}", FAST, []),
    ],
)
def test_a_setting_has_its_effect(
    judge: Judge, settings: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert said(judge(kit(settings, text))) == expected


def test_a_kits_own_words_are_flagged(judge: Judge) -> None:
    text = standard(expectations="expectations:\n  - You give white-glove care at the desk.")
    flagged = judge(kit("words: {flag: [white-glove]}", text))
    assert ("white-glove", True) in [(d.finding.phrase, True) for d in flagged.diagnostics]


def test_a_file_may_add_a_rule_that_the_kit_leaves_out(judge: Judge) -> None:
    settings = "{ignore: [vague-phrase], per_file: {'a.yaml': {select: [vague-phrase]}}}"
    files = {"standards-kit.yaml": f"lint: {settings}\n", "a.yaml": FAST, "b.yaml": FAST}
    verdict = judge(files)
    assert [d.place.source.path for d in verdict.diagnostics if d.rule == "vague-phrase"] == [
        "a.yaml"
    ]


def test_the_command_line_wins(judge: Judge) -> None:
    files = kit("{ignore: [vague-phrase], severity: {unused-term: error}}")
    chosen = Overrides(select=("vague-phrase",), severity={"vague-phrase": Severity.WARNING})
    assert said(judge(files, chosen)) == [("vague-phrase", "warning")]
    assert said(judge(kit("ignore: []"), Overrides(ignore=("vague-phrase",)))) == []


@pytest.mark.parametrize(
    ("settings", "rule"),
    [
        ("ignore: [vage-phrase]", "unknown-rule"),
        ("severity: {vague-phrase: fatal}", "wrong-type"),
        ("severity: {vague-phrase: {huge: error}}", "wrong-type"),
        ("selct: [vague-phrase]", "unknown-field"),
        ("limits: {depth: many}", "wrong-type"),
    ],
)
def test_a_wrong_setting_is_a_finding(judge: Judge, settings: str, rule: str) -> None:
    assert rule in [d.rule for d in judge(kit(settings)).diagnostics]


def test_syntax_errors_are_told_whatever_is_selected(judge: Judge) -> None:
    verdict = judge({"a.yaml": "a: [\n"}, Overrides(select=("unused-term",)))
    assert [d.rule for d in verdict.diagnostics] == ["invalid-yaml"]


def test_the_limits_of_reading_can_be_set(judge: Judge) -> None:
    settings = "limits: {size: 60}"
    assert ("too-large", "error") in said(judge(kit(settings)))
