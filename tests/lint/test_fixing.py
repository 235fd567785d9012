"""What `--fix` does to texts: it mends, round by round, and touches nothing else."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from standards_kit.lint.engine import lint
from standards_kit.lint.fixing import Mended, mend
from standards_kit.lint.sound import standard, standards
from standards_kit.model.folder import KIT_FILE, home_of
from standards_kit.model.project import load

Mend = Callable[..., Mended]
WAIVED = "# standards-kit: ignore[{}] -- the Act's own words"


@pytest.fixture
def mended(tmp_path: Path) -> Mend:
    """Write a kit's files and mend it in memory."""

    def made(files: Mapping[str, str | bytes], unsafe: bool = False) -> Mended:
        for name, content in {KIT_FILE: "", **files}.items():
            data = content if isinstance(content, bytes) else content.encode()
            (tmp_path / name).write_bytes(data)
        home = home_of(tmp_path)
        assert home is not None
        day = date(2026, 9, 1)
        return mend(
            lambda unsaved: load(home, unsaved=unsaved),
            lambda project: lint(project, day),
            lambda _: True,
            unsafe,
        )

    return made


def text(mended: Mended, name: str = "a.yaml") -> str:
    return mended.changes[name].text


def rules(mended: Mended) -> set[str]:
    return {diagnostic.rule for diagnostic in mended.verdict.diagnostics}


def test_a_singular_key_gets_its_plural_and_all_else_stays(mended: Mend) -> None:
    written = standard("role: [desk]   # who", 'tags: ["a",  b]')
    found = mended({"a.yaml": written})
    assert text(found) == written.replace("role:", "roles:")
    assert (found.count, rules(found)) == (1, set())


def test_a_near_miss_is_written_only_where_unsafe_edits_are_asked_for(mended: Mend) -> None:
    written = standard(emotional_response="emotional_respons: The caller feels expected.")
    assert mended({"a.yaml": written}).changes == {}
    assert text(mended({"a.yaml": written}, unsafe=True)) == standard()


def test_a_key_that_is_there_already_is_not_written_a_second_time(mended: Mend) -> None:
    written = standard("role: [desk]", "roles: [bar]", "roless: [hall]")
    found = mended({"a.yaml": written}, unsafe=True)
    assert (found.changes, rules(found)) == ({}, {"unknown-field"})


def test_of_two_slips_for_one_key_only_one_is_mended(mended: Mend) -> None:
    found = mended({"a.yaml": standard("role: [desk]", "roless: [hall]")}, unsafe=True)
    assert text(found) == standard("roles: [desk]", "roless: [hall]")
    assert "duplicate-key" not in rules(found)


def test_an_id_is_given_to_a_standard_and_never_to_a_second_one(mended: Mend) -> None:
    twin = standard(id="")
    found = mended({"a.yaml": standards(twin, twin)})
    assert text(found).count("id: answering-the-phone") == 1
    assert rules(found) == {"missing-field"}


def test_a_sentence_with_a_colon_is_put_in_quotes(mended: Mend) -> None:
    slip = "expectations:\n  - Before you start: ask   # first"
    found = mended({"a.yaml": standard(expectations=slip)})
    assert "  - 'Before you start: ask'   # first\n" in text(found)


def test_a_comment_that_keeps_nothing_quiet_goes_with_its_line(mended: Mend) -> None:
    comment = WAIVED.format("vague-phrase")
    found = mended({"a.yaml": standard(f"{comment}\npriority: 1 {comment}")})
    assert text(found) == standard("priority: 1")


def test_a_comment_that_keeps_something_quiet_stays_for_that(mended: Mend) -> None:
    comment = WAIVED.format("cut-text, vague-phrase: fast")
    found = mended({"a.yaml": standard(why=f"why: We act fast. {comment}")})
    kept = WAIVED.format("vague-phrase: fast")
    assert text(found) == standard(why=f"why: We act fast. {kept}")


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("commitment: public_promis", "commitment: public_promise"),
        ("status: 'retird'", "status: retired"),
        ("status: |\n  retird", "status: retired"),
        ("recovery: mised-call", "recovery: missed-call"),
        ("last_reviewed: 31/08/2026", "last_reviewed: 2026-08-31"),
        (
            f"priority: 1 {WAIVED.format('vague-phrases')}",
            f"priority: 1 {WAIVED.format('vague-phrase')}",
        ),
    ],
)
def test_a_word_that_is_nearly_right(mended: Mend, slip: str, meant: str) -> None:
    play = "---\nrecovery_plays:\n  - {id: missed-call, trigger: A call rang out, steps: [Ring back]}\n"
    found = mended({"a.yaml": standard(slip) + play}, unsafe=True)
    first = text(found)
    assert first == standard(meant) + play or WAIVED[:20] in slip


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("lint: {ignore: [vague-phrases]}", "lint: {ignore: [vague-phrase]}"),
        ("lint: {severity: {vague-phrases: note}}", "lint: {severity: {vague-phrase: note}}"),
        (
            "lint:\n  options:\n    too-long: {expectatoin: '40'}",
            "lint:\n  options:\n    too-long: {expectation: '40'}",
        ),
        ("handbooks: {all: {paper: a44}}", "handbooks: {all: {paper: a4}}"),
    ],
)
def test_a_setting_that_is_nearly_right(mended: Mend, slip: str, meant: str) -> None:
    found = mended({"standards-kit.yaml": f"{slip}\n", "a.yaml": standard()}, unsafe=True)
    assert text(found, "standards-kit.yaml") == f"{meant}\n"


def test_lines_that_are_added_end_as_the_file_s_own_do(mended: Mend) -> None:
    written = standards(standard(id="")).replace("\n", "\r\n").encode()
    found = mended({"a.yaml": b"\xef\xbb\xbf" + written})
    assert text(found).count("\r\n") == text(found).count("\n") == written.count(b"\n") + 1


def test_edits_at_one_place_wait_for_each_other(mended: Mend) -> None:
    words = "expectations:\n  - You reply fast, carefully and in a friendly way."
    found = mended({"a.yaml": standard(expectations=words)}, unsafe=True)
    assert text(found).count("TODO: ") == 3
    assert rules(found) == {"placeholder"}


def test_a_question_that_is_to_be_answered_gets_no_questions_of_its_own(mended: Mend) -> None:
    words = "expectations:\n  - You give a refund within reason."
    found = mended({"a.yaml": standard(expectations=words)}, unsafe=True)
    again = mended({"a.yaml": text(found)}, unsafe=True)
    assert (again.changes, rules(again)) == ({}, {"placeholder"})


def test_what_can_be_read_only_now_is_no_reason_not_to_mend(mended: Mend) -> None:
    """A quote that breaks the file hides what is wrong below it."""
    broken = standard(title="title: 'Phones' first") + "---\n" + standard("ttle: x", "nonsense: x")
    found = mended({"a.yaml": broken})
    assert found.count >= 1
    assert "unknown-field" in rules(found)
