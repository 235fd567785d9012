"""A finding is known again while lines move, and no two are taken for one."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from standards_kit.lint.engine import lint
from standards_kit.lint.fingerprint import fingerprint, numbered
from standards_kit.lint.settings import Overrides
from standards_kit.model.folder import home_of
from standards_kit.model.project import load
from standards_kit.report.report import Report, gather
from standards_kit.text.diagnostic import Severity

Judge = Callable[..., Report]
PHONE = """\
  - id: phone
    title: Answering
    why: They wait.
    emotional_response: They feel expected.
    expectations:
      - {id: answer, text: You answer promptly.}
      - You are friendly, and answer promptly.
"""
CARE = PHONE.replace("phone", "care").replace("promptly", "quickly")
KIT = "lint: {ignore: [nothing]}\n"
"""It names a rule that is not there: a finding that belongs to the file."""


@pytest.fixture
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    """The report on a kit of these files, each time in another folder."""

    def report(files: dict[str, str], overrides: Overrides | None = None) -> Report:
        folder = tmp_path_factory.mktemp("kit")
        (folder / "standards-kit.yaml").write_text(KIT)
        for name, text in files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text)
        home = home_of(folder)
        assert home is not None
        verdict = lint(load(home), date(2026, 9, 1), overrides)
        return gather([verdict], folder, [folder])

    return report


def prints(report: Report) -> list[str]:
    return sorted(name for _, name in numbered(report.diagnostics))


@pytest.fixture
def before(judge: Judge) -> list[str]:
    """The findings of a kit as it was."""
    found = prints(judge({"a.yaml": f"standards:\n{PHONE}"}))
    assert len(found) == len(set(found)) == 4
    return found


def test_it_holds_where_lines_move(judge: Judge, before: list[str]) -> None:
    moved = f"# a comment\n\nstandards:\n\n{PHONE}".replace("why:", "# why\n    why:")
    assert prints(judge({"a.yaml": moved})) == before


def test_it_holds_where_standards_are_added(judge: Judge, before: list[str]) -> None:
    added = prints(judge({"a.yaml": f"standards:\n{CARE}{PHONE}"}))
    assert set(before) < set(added)


def test_it_holds_where_expectations_change_places(judge: Judge, before: list[str]) -> None:
    lines = PHONE.splitlines(keepends=True)
    turned = "".join([*lines[:-2], lines[-1], lines[-2]])
    assert prints(judge({"a.yaml": f"standards:\n{turned}"})) == before


def test_it_holds_where_a_standard_moves_to_another_file(judge: Judge, before: list[str]) -> None:
    assert prints(judge({"service/z.yaml": f"standards:\n{PHONE}"})) == before


def test_it_holds_where_a_standard_gets_a_file_of_its_own(judge: Judge, before: list[str]) -> None:
    alone = PHONE.replace("\n    ", "\n").replace("  - id", "id")
    assert prints(judge({"phone.yaml": alone})) == before


def test_it_holds_where_the_text_is_spaced_or_quoted_in_another_way(
    judge: Judge, before: list[str]
) -> None:
    folded = PHONE.replace(
        "- You are friendly, and", '- "You are   friendly,\n        And'
    ).replace("promptly.\n", 'promptly."\n')
    folded = folded.replace('answer promptly."}', "answer promptly.}")
    folded = folded.replace('You answer promptly."', "You answer promptly.")
    assert prints(judge({"a.yaml": f"standards:\n{folded}"})) == before


def test_it_holds_where_the_severity_changes(judge: Judge, before: list[str]) -> None:
    changed = Overrides(severity={"vague-phrase": Severity.NOTE})
    assert prints(judge({"a.yaml": f"standards:\n{PHONE}"}, changed)) == before


def test_it_changes_with_the_words_and_with_the_id(judge: Judge, before: list[str]) -> None:
    other_words = prints(judge({"a.yaml": f"standards:\n{PHONE.replace('promptly', 'quickly')}"}))
    other_id = prints(judge({"a.yaml": f"standards:\n{PHONE.replace('phone', 'telephone')}"}))
    (of_the_file,) = set(before) & set(other_id)
    assert set(before) & set(other_words) == {of_the_file}


def test_an_expectation_without_an_id_is_what_it_says(judge: Judge, before: list[str]) -> None:
    edited = PHONE.replace("You are friendly", "At noon you are friendly")
    now = prints(judge({"a.yaml": f"standards:\n{edited}"}))
    assert len(set(before) - set(now)) == 2, "its two findings are new ones"
    with_id = PHONE.replace("text: You answer", "text: At noon you answer")
    assert prints(judge({"a.yaml": f"standards:\n{with_id}"})) == before


def test_two_keys_that_are_missing_are_two_findings(judge: Judge) -> None:
    report = judge({"a.yaml": "standards: [{id: a, title: b, expectations: [You wave.]}]\n"})
    missing = [d for d in report.diagnostics if d.rule == "missing-field"]
    assert len({fingerprint(d) for d in missing}) == len(missing) == 2


def test_equals_are_counted(judge: Judge) -> None:
    said = "You answer promptly, and ring back promptly."
    text = f"standards:\n{PHONE}".replace("You answer promptly.", f'"{said}"')
    report = judge({"a.yaml": text})
    alike = Counter(fingerprint(d) for d in report.diagnostics)
    assert max(alike.values()) == 2
    assert len(set(prints(report))) == len(report.diagnostics)
    ((name, _),) = alike.most_common(1)
    assert {name, f"{name}-2"} <= set(prints(report))


def test_a_file_that_is_renamed_changes_only_what_belongs_to_the_file(judge: Judge) -> None:
    broken = '- "Hello" she said\n'
    here = set(prints(judge({"a.yaml": f"standards:\n{PHONE}", "broken.yaml": broken})))
    there = set(prints(judge({"b.yaml": f"standards:\n{PHONE}", "shattered.yaml": broken})))
    assert len(here - there) == len(there - here) == 1


def test_it_holds_where_another_kit_is_looked_at_as_well(tmp_path: Path) -> None:
    for kit in ("one", "two"):
        (tmp_path / kit).mkdir()
        (tmp_path / kit / "standards-kit.yaml").write_text(KIT)
        (tmp_path / kit / "a.yaml").write_text(f"standards:\n{PHONE if kit == 'one' else CARE}")
    alone = together(tmp_path / "one", tmp_path / "one")
    both = together(tmp_path, tmp_path / "one", tmp_path / "two")
    assert {fingerprint(d) for d in alone.diagnostics} <= {fingerprint(d) for d in both.diagnostics}
    assert len(prints(both)) == len(set(prints(both)))


def together(root: Path, *kits: Path) -> Report:
    homes = [home for kit in kits if (home := home_of(kit))]
    verdicts = [lint(load(home, root), date(2026, 9, 1)) for home in homes]
    return gather(verdicts, root, [root])


def test_it_is_what_it_was_in_earlier_versions(judge: Judge) -> None:
    """Whoever changes this changes `SCHEME`, too: what people have stored is lost."""
    report = judge({"a.yaml": f"standards:\n{PHONE}"})
    (first, *_) = (d for d in report.diagnostics if d.finding.phrase == "promptly")
    assert first.address == "standards/phone/expectations/answer/text"
    assert fingerprint(first) == "027cbfbefd4a4542d43621a6387772f0"
