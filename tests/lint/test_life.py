"""Owners, reviews, limits, waivers: what becomes of standards once they are written."""

import pytest

from standards_kit.lint.engine import Verdict
from standards_kit.lint.level import Level
from standards_kit.lint.settings import Overrides
from standards_kit.lint.sound import standard, standards
from standards_kit.text.diagnostic import Diagnostic, Severity

from .conftest import Judge

PUBLIC = ("commitment: public_promise", "promise: We answer within 20 seconds.")
WAIVED = "priority: 1 # standards-kit: ignore[vague-phrase]{} -- the Act's own words"


def of(verdict: Verdict, rule: str) -> list[Diagnostic]:
    """What a rule reports at the level that the kit has claimed."""
    return [d for d in verdict.diagnostics if d.rule == rule]


def test_a_first_draft_is_not_asked_who_owns_it(judge: Judge) -> None:
    verdict = judge({"a.yaml": standard()})
    assert not verdict.diagnostics
    assert "missing-owner" in [d.rule for d in verdict.held]


def test_a_kit_that_claims_to_be_published_is(judge: Judge) -> None:
    kit = "lint: {level: published}\n"
    verdict = judge({"standards-kit.yaml": kit, "a.yaml": standard()})
    assert [d.rule for d in verdict.diagnostics] == ["missing-owner"]


def test_what_customers_are_promised_is_held_to_published_at_once(judge: Judge) -> None:
    verdict = judge({"a.yaml": standard(*PUBLIC)})
    assert [d.rule for d in verdict.diagnostics] == ["missing-owner", "missing-recovery"]


def test_a_promise_that_is_still_a_draft_is_not(judge: Judge) -> None:
    assert not judge({"a.yaml": standard(*PUBLIC, "status: draft")}).diagnostics


def test_the_command_line_may_ask_for_more_than_the_kit(judge: Judge) -> None:
    verdict = judge({"a.yaml": standard()}, Overrides(level=Level.AUDITED))
    assert [d.rule for d in verdict.diagnostics] == ["missing-owner", "missing-review"]


def test_a_date_under_defaults_is_overdue_once_for_all(judge: Judge) -> None:
    kit = "defaults: {review_by: 2026-08-01, owner: Service manager}\n"
    texts = standards(standard(), standard(id="id: second"), standard(id="id: third"))
    [found] = of(judge({"standards-kit.yaml": kit, "a.yaml": texts}), "overdue-review")
    assert found.finding.message == (
        "“phone-greeting” and 2 others were to be reviewed by 2026-08-01, 31 days ago."
    )
    assert found.finding.help.endswith("Ask Service manager.")
    assert found.place.source.path == "standards-kit.yaml"


@pytest.mark.parametrize(
    ("extra", "severity"),
    [
        ((), Severity.WARNING),
        (PUBLIC, Severity.ERROR),
        (("discretion: mandatory",), Severity.ERROR),
        ((*PUBLIC, "status: draft"), Severity.WARNING),
    ],
)
def test_giving_without_a_limit_is_an_error_where_it_is_felt_outside(
    judge: Judge, extra: tuple[str, ...], severity: Severity
) -> None:
    text = standard(*extra, expectations="expectations:\n  - If a bag is lost, you put it right.")
    [found] = of(judge({"a.yaml": text}, Overrides(level=Level.PUBLISHED)), "missing-limit")
    assert found.severity is severity
    assert found.finding.phrase == "put it right"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Offer the guest a voucher.", "Offer the guest a voucher"),
        ("You apologise and waive the fee.", "waive"),
        ("The duty manager may refund the night.", "refund"),
        ("You do not offer a discount.", None),
        ("When a guest has been refunded, you ring the next day.", None),
        ("You tell the guest how we compensate delays.", None),
        ("You refund 10% of the night.", None),
        ("Refunds are paid on Fridays.", None),
    ],
)
def test_what_counts_as_giving(judge: Judge, text: str, phrase: str | None) -> None:
    source = standard(expectations=f"expectations:\n  - {text}")
    found = of(judge({"a.yaml": source}, Overrides(level=Level.PUBLISHED)), "missing-limit")
    assert [d.finding.phrase for d in found] == ([phrase] if phrase else [])


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Until 31 March 2026 the lift is closed.", "2026-03-31"),
        ("The lift is closed until the end of March 2026.", "2026-03-31"),
        ("Up to Friday, 28th August 2026, we close at six.", "2026-08-28"),
        ("Through August 5, 2026 the pool is closed.", "2026-08-05"),
        ("The pool is closed in winter 2025.", "2026-03-31"),
        ("During the season 2025 the pool is open.", "2025-12-31"),
        ("Until 31 February 2026 nothing happens.", None),
        ("In 2026 the pool is open.", None),
        ("Until 30 September 2026 the pool is open.", None),
        ("Room 2019 is the largest.", None),
        ("Until 2,025 guests have come, we count.", None),
    ],
)
def test_periods_as_people_write_them(judge: Judge, text: str, last: str | None) -> None:
    found = of(judge({"a.yaml": standard(f"exceptions: '{text}'")}), "past-period")
    assert [d.finding.message.rpartition(" ")[2] for d in found] == ([f"{last}."] if last else [])


def test_taking_an_idle_comment_out_leaves_the_text_as_it_was(judge: Judge) -> None:
    text = standard(WAIVED.format(""), "version: '1'")
    [found] = of(judge({"a.yaml": text}), "unused-suppression")
    assert found.finding.fix is not None
    [edit] = found.finding.fix.edits
    mended = text[: edit.place.span.start] + edit.text + text[edit.place.span.end :]
    assert mended == standard("priority: 1", "version: '1'")


def test_a_comment_on_a_line_of_its_own_goes_with_its_line(judge: Judge) -> None:
    text = standard("# standards-kit: ignore[vague-phrase] -- the Act's own words\npriority: 1")
    [found] = of(judge({"a.yaml": text}), "unused-suppression")
    assert found.finding.fix is not None
    [edit] = found.finding.fix.edits
    mended = text[: edit.place.span.start] + edit.text + text[edit.place.span.end :]
    assert mended == standard("priority: 1")


def test_a_comment_is_idle_only_in_what_it_names_in_vain(judge: Judge) -> None:
    why = "why: We act fast. # standards-kit: ignore[vague-phrase, cut-text] -- the Act's words"
    [found] = of(judge({"a.yaml": standard(why=why)}), "unused-suppression")
    assert "`cut-text`" in found.finding.message
    assert "`vague-phrase`" not in found.finding.message
    assert found.finding.fix is not None
    assert found.finding.fix.edits[0].text == "vague-phrase"


def test_whether_a_comment_is_idle_is_not_asked_where_rules_are_left_out(judge: Judge) -> None:
    text = standard(WAIVED.format(""))
    assert not judge({"a.yaml": text}, Overrides(ignore=("vague-phrase",))).diagnostics
    assert not judge({"a.yaml": text}, Overrides(select=("unused-suppression",))).diagnostics


def test_a_comment_that_quiets_what_is_held_back_is_not_idle(judge: Judge) -> None:
    text = standard("# standards-kit: ignore[missing-owner] -- the board decides in May")
    head, tail = text.split("\n", 1)
    comment = "# standards-kit: ignore[missing-owner] -- the board decides in May"
    verdict = judge({"a.yaml": f"{comment}\n{head}\n" + tail.replace(comment + "\n", "")})
    assert not of(verdict, "unused-suppression")


def test_from_published_on_a_comment_needs_a_name_and_a_day(judge: Judge) -> None:
    text = standard(WAIVED.format(" by=duty-manager"), why="why: We act fast.")
    kit = "lint: {level: published}\ndefaults: {owner: Service manager}\n"
    verdict = judge({"standards-kit.yaml": kit, "a.yaml": text})
    [found] = of(verdict, "unexplained-suppression")
    assert found.finding.message == "This comment doesn't say until when it holds (`until=`)."


def test_a_name_given_for_a_waiver_is_asked_when_it_ends(judge: Judge) -> None:
    text = standard(WAIVED.format(" by=data-officer until=2026-08-31"))
    verdict = judge({"a.yaml": text})
    [found] = of(verdict, "expired-suppression")
    assert found.finding.help.endswith("data-officer answers for it.")
    assert not of(verdict, "unused-suppression")


def test_a_kit_can_let_one_rule_mean_more(judge: Judge) -> None:
    long = "promise: " + " ".join(["yes"] * 12) + "."
    kit = "lint: {options: {too-long: {promise: 10}}}\n"
    verdict = judge({"standards-kit.yaml": kit, "a.yaml": standard(long)})
    assert [d.rule for d in verdict.diagnostics] == ["too-long"]
