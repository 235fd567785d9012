"""A kit with many findings gets a gate for new ones: ``standards-kit baseline`` and what `lint` makes of it."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from standards_kit.lint.sound import standard

Run = Callable[..., "subprocess.CompletedProcess[str]"]
FILE = ".standards-kit-baseline.json"
OLD = standard(expectations="expectations:\n  - {id: answer, text: You are fast and friendly.}")


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    folder = tmp_path / "kit"
    folder.mkdir()
    (folder / "standards-kit.yaml").write_text(f"lint: {{baseline: {FILE}}}\n")
    (folder / "a.yaml").write_text(OLD)
    return folder


@pytest.fixture
def known(run: Run, kit: Path) -> Path:
    """The kit with its baseline written."""
    assert run("baseline", kit).returncode == 0
    return kit


def entries(kit: Path) -> list[dict[str, str | int]]:
    found: list[dict[str, str | int]] = json.loads((kit / FILE).read_text("utf-8"))["findings"]
    return found


def test_what_was_there_is_counted_and_no_longer_shown(run: Run, known: Path) -> None:
    result = run("lint", known)
    assert "nothing to mend, 2 in the baseline." in result.stdout
    assert "vague-phrase" not in result.stdout.splitlines()[0]
    assert result.returncode == 0


def test_the_file_names_each_finding_on_a_line_of_its_own(known: Path) -> None:
    lines = (known / FILE).read_text("utf-8").splitlines()
    assert [entry["text"] for entry in entries(known)] == ["fast", "friendly"]
    assert sum('"fingerprint"' in line for line in lines) == 2


def test_writing_it_twice_gives_the_same_bytes(run: Run, known: Path) -> None:
    before = (known / FILE).read_bytes()
    assert run("baseline", known).returncode == 0
    assert (known / FILE).read_bytes() == before


def test_lines_may_move_and_standards_change_their_file(run: Run, known: Path) -> None:
    (known / "a.yaml").unlink()
    (known / "b.yaml").write_text("# moved\n\n" + OLD.replace("  - {id", "  -  {id"))
    assert run("lint", known).returncode == 0


def test_what_is_new_is_shown_and_fails(run: Run, known: Path) -> None:
    (known / "b.yaml").write_text(OLD.replace("phone-greeting", "second"))
    result = run("lint", known, "--format", "concise")
    assert len(result.stdout.splitlines()) == 2
    assert "b.yaml" in result.stdout
    assert result.returncode == 1


def test_the_same_words_once_more_in_one_place_are_new(run: Run, kit: Path) -> None:
    twice = OLD.replace("fast and friendly", "fast here and fast there")
    (kit / "a.yaml").write_text(twice)
    run("baseline", kit)
    assert [entry.get("count") for entry in entries(kit)] == [2]
    assert run("lint", kit).returncode == 0
    (kit / "a.yaml").write_text(twice.replace("there", "there and fast again"))
    assert len(run("lint", kit, "--format", "concise").stdout.splitlines()) == 1


def test_it_never_grows_by_itself(run: Run, known: Path) -> None:
    before = (known / FILE).read_bytes()
    (known / "b.yaml").write_text(OLD.replace("phone-greeting", "second"))
    result = run("baseline", known)
    assert "2 findings not in it: mend them, or note them with `--add`." in result.stderr
    assert result.returncode == 1
    assert (known / FILE).read_bytes() == before
    assert run("baseline", known, "--add").returncode == 0
    assert len(entries(known)) == 4


def test_what_is_mended_is_told_and_taken_out(run: Run, known: Path) -> None:
    (known / "a.yaml").write_text(OLD.replace("fast and ", ""))
    result = run("lint", known, "--format", "concise")
    assert f"{FILE}:5:5: note[stale-baseline]" in result.stdout
    assert result.returncode == 0
    assert "1 gone, 0 added, 1 left" in run("baseline", known).stdout
    assert "stale-baseline" not in run("lint", known).stdout


def test_it_shrinks_even_where_something_new_is_refused(run: Run, known: Path) -> None:
    (known / "a.yaml").write_text(OLD.replace("fast", "prompt"))
    assert run("baseline", known).returncode == 1
    assert [entry["text"] for entry in entries(known)] == ["friendly"]


def test_nobody_calls_an_entry_stale_where_its_rule_did_not_run(run: Run, known: Path) -> None:
    for words in (["--select", "unused-term"], ["--ignore", "vague-phrase"]):
        assert "stale-baseline" not in run("lint", known, *words).stdout


def test_what_the_baseline_knows_can_be_shown_all_the_same(run: Run, known: Path) -> None:
    result = run("lint", known, "--no-baseline")
    assert result.returncode == 1
    assert "2 errors" in result.stdout


def test_what_cannot_be_read_can_never_be_known(run: Run, kit: Path) -> None:
    (kit / "b.yaml").write_text("why: [\n")
    result = run("baseline", kit)
    assert "1 finding can't be noted" in result.stderr
    assert result.returncode == 1
    assert {entry["rule"] for entry in entries(kit)} == {"vague-phrase"}
    assert "invalid-yaml" in run("lint", kit).stdout


def test_a_baseline_says_nothing_of_the_level_but_keeps_the_gate_open(run: Run, kit: Path) -> None:
    (kit / "standards-kit.yaml").write_text(f"lint: {{baseline: {FILE}, level: reviewable}}\n")
    run("baseline", kit)
    result = run("lint", kit)
    assert "Level reached: started" in result.stdout
    assert result.returncode == 0


def test_a_book_is_not_printed_because_its_faults_are_known(run: Run, known: Path) -> None:
    assert run("render", known).returncode == 1


def test_a_file_named_on_the_command_line(run: Run, kit: Path, tmp_path: Path) -> None:
    (kit / "standards-kit.yaml").write_text("organisation: Harbour\n")
    told = run("baseline", kit, "--output", tmp_path / "known.json").stdout
    assert "`lint: {baseline: ../known.json}`" in told
    assert run("lint", kit).returncode == 1
    result = run("lint", kit, "--baseline", "known.json")
    assert (result.returncode, "2 in the baseline" in result.stdout) == (0, True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "it is no longer there"),
        ("<<<<<<< HEAD\n", "is not JSON: line 1"),
        ("[1]", "is not a baseline of standards-kit"),
        ('{"standards_kit_baseline": 7}', "was written by another version"),
        (
            '{"standards_kit_baseline": 1, "fingerprints": 1, "findings": [{"rule": 3}]}',
            "has an entry that can't be read",
        ),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_a_broken_baseline_hides_nothing_and_is_told(
    run: Run, known: Path, content: str | None, said: str
) -> None:
    if content is None:
        (known / FILE).unlink()
    else:
        (known / FILE).write_text(content)
    result = run("lint", known)
    assert "error[unusable-baseline]" in result.stdout
    assert said in result.stdout
    assert "vague-phrase" in result.stdout
    assert result.returncode == 1
    if content is not None:
        assert run("lint", known, "--baseline", known / FILE).returncode == 2
        assert run("baseline", known).returncode == 2


def test_one_baseline_is_for_one_kit(run: Run, known: Path, examples: Path) -> None:
    result = run("lint", known, examples / "hotel", "--baseline", known / FILE)
    assert "belongs to one kit" in result.stderr
    assert result.returncode == 2


def test_what_a_known_finding_stands_for_does_not_come_up_in_its_place(run: Run, kit: Path) -> None:
    (kit / "a.yaml").write_text(
        OLD.replace("You are fast and friendly.", "Speak slowly to foreigners.")
    )
    assert "sensitive-wording" in run("lint", kit, "--format", "concise").stdout
    assert run("baseline", kit).returncode == 0
    result = run("lint", kit, "--format", "concise")
    assert (result.stdout, result.returncode) == ("", 0)


def test_what_is_said_to_write_into_the_kit_hides_the_findings(run: Run, kit: Path) -> None:
    kit_file = kit / "standards-kit.yaml"
    kit_file.write_text("organisation: Harbour\n")
    (kit / "notes").mkdir()
    told = run("baseline", "--output", "notes/../notes/known.json", cwd=kit).stdout
    _, advice, *_ = told.split("`")
    kit_file.write_text(f"{advice}\n")
    assert "nothing to mend, 2 in the baseline." in run("lint", kit).stdout
