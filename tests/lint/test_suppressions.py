"""A comment keeps a finding quiet where it stands, with a reason, until its day."""

from collections.abc import Callable
from datetime import date

import pytest

from standards_kit.lint.engine import Verdict

Judge = Callable[..., Verdict]

QUIET = "# standards-kit: ignore[vague-phrase] -- the regulator's own wording"


def source(*expectations: str) -> str:
    return "\n".join(
        [
            "id: phone",
            "title: Answering the phone",
            "why: Silence makes callers think they are forgotten.",
            "emotional_response: The caller feels expected.",
            "expectations:",
            *expectations,
            "",
        ]
    )


def vague(verdict: Verdict) -> list[str | None]:
    return [d.finding.phrase for d in verdict.diagnostics if d.rule == "vague-phrase"]


@pytest.mark.parametrize(
    "lines",
    [
        [f"  - You reply promptly. {QUIET}"],
        [f"  {QUIET}", "  - You reply promptly."],
        [f"  {QUIET}", "  # and more", "", "  - You reply promptly."],
        [f"  - text: You reply promptly. {QUIET}"],
        [f"  {QUIET}", "  - id: reply", "    text: You reply promptly."],
        ["  - id: reply", f"    {QUIET}", "    text: You reply promptly."],
        [f"  - text: > {QUIET}", "      You reply", "      promptly."],
        [f"  - 'You reply promptly.' {QUIET}"],
        ["  - You reply", f"    promptly. {QUIET}"],
        [f"  - {{id: reply, text: You reply promptly.}} {QUIET}"],
    ],
)
def test_a_comment_covers_its_line_its_block_or_what_follows(
    judge: Judge, lines: list[str]
) -> None:
    verdict = judge({"a.yaml": source(*lines)})
    assert vague(verdict) == []
    assert verdict.suppressed == 1


@pytest.mark.parametrize(
    "lines",
    [
        ["  - You reply promptly.", f"  - You wave. {QUIET}"],
        [f"  {QUIET}", "  - You wave.", "  - You reply promptly."],
        [f"  - id: reply {QUIET}", "    text: You reply promptly."],
        ["  - You reply promptly.", f"  {QUIET}"],
    ],
)
def test_a_comment_covers_nothing_else(judge: Judge, lines: list[str]) -> None:
    assert vague(judge({"a.yaml": source(*lines)})) == ["promptly"]


def test_above_the_list_the_whole_list_is_covered(judge: Judge) -> None:
    text = source("  - You reply promptly.", "  - You are friendly.")
    text = text.replace("expectations:", f"{QUIET}\nexpectations:")
    verdict = judge({"a.yaml": text})
    assert vague(verdict) == []
    assert verdict.suppressed == 2


def test_at_the_head_of_the_list_the_whole_list_is_covered(judge: Judge) -> None:
    text = source("  - You reply promptly.").replace("expectations:", f"expectations: {QUIET}")
    assert vague(judge({"a.yaml": text})) == []


def test_a_phrase_narrows_it(judge: Judge) -> None:
    quiet = "# standards-kit: ignore[vague-phrase: Promptly] -- agreed with the union"
    assert vague(judge({"a.yaml": source(f"  - You reply promptly and kindly. {quiet}")})) == [
        "kindly"
    ]


def test_several_rules_can_be_named(judge: Judge) -> None:
    quiet = "# standards-kit: ignore[vague-phrase, placeholder] -- written next week"
    verdict = judge({"a.yaml": source(f"  - You reply promptly, TODO. {quiet}")})
    assert verdict.suppressed == 2
    assert not verdict.diagnostics


def test_without_a_reason_nothing_is_kept_quiet(judge: Judge) -> None:
    quiet = "# standards-kit: ignore[vague-phrase]"
    verdict = judge({"a.yaml": source(f"  - You reply promptly. {quiet}")})
    assert [d.rule for d in verdict.diagnostics] == ["vague-phrase", "unexplained-suppression"]


@pytest.mark.parametrize(("today", "found"), [("2027-03-01", []), ("2027-03-02", ["promptly"])])
def test_it_ends_with_its_day(judge: Judge, today: str, found: list[str]) -> None:
    quiet = "# standards-kit: ignore[vague-phrase] by=duty-manager until=2027-03-01 -- under review"
    text = source(f"  - You reply promptly. {quiet}")
    assert vague(judge({"a.yaml": text}, today=date.fromisoformat(today))) == found


def test_a_hash_inside_a_text_is_not_a_comment(judge: Judge) -> None:
    quiet = "# standards-kit: ignore[vague-phrase] -- by the Act"
    text = source(f"  - 'You reply promptly. {quiet}'").replace("ignore[vague-phrase]", "ignore[x]")
    assert vague(judge({"a.yaml": text})) == ["promptly"]


def test_syntax_errors_cannot_be_kept_quiet(judge: Judge) -> None:
    quiet = "# standards-kit: ignore[invalid-yaml] -- we like it"
    verdict = judge({"a.yaml": f"{quiet}\na: [\n"})
    assert "invalid-yaml" in [d.rule for d in verdict.diagnostics]
