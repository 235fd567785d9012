"""``standards-kit lint --changed-since``: a pull request is shown what it brings, and no more."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from standards_kit.lint.sound import standard

Run = Callable[..., "subprocess.CompletedProcess[str]"]
SOFT = standard(expectations="expectations:\n  - You are fast and friendly.")


def git(folder: Path, *words: str) -> None:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *words]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A kit in a folder of a repository, with two soft standards."""
    folder = tmp_path / "house" / "kit é"
    folder.mkdir(parents=True)
    (folder / "standards-kit.yaml").write_text("organisation: Harbour\n")
    (folder / "a.yaml").write_text(SOFT)
    (folder / "b.yaml").write_text(SOFT.replace("phone-greeting", "other"))
    git(tmp_path / "house", "init", "-q")
    git(tmp_path / "house", "add", "-A")
    git(tmp_path / "house", "commit", "-qm", "first")
    return folder


def test_what_has_not_changed_is_counted_and_not_shown(run: Run, kit: Path) -> None:
    result = run("lint", kit, "--changed-since", "HEAD")
    assert "nothing to mend, 4 in what has not changed." in result.stdout
    assert (result.returncode, result.stderr) == (0, "")


def test_what_has_changed_is_shown_whole(run: Run, kit: Path) -> None:
    (kit / "a.yaml").rename(kit / "c.yaml")
    (kit / "b.yaml").write_text(
        "# laid out anew\n" + (kit / "b.yaml").read_text() + "priority: 1\n"
    )
    result = run("lint", "--changed-since", "HEAD", "--format", "concise", cwd=kit)
    assert [line.partition(":")[0] for line in result.stdout.splitlines()] == ["b.yaml"] * 2
    assert result.returncode == 1


def test_a_kit_that_was_not_there_yet_is_new_as_a_whole(run: Run, kit: Path) -> None:
    other = kit.parent / "other"
    other.mkdir()
    (other / "standards-kit.yaml").write_text("organisation: Bar\n")
    (other / "a.yaml").write_text(SOFT)
    result = run("lint", other, "--changed-since", "HEAD", "--format", "concise")
    assert "was not there at HEAD: all is new." in result.stderr
    assert len(result.stdout.splitlines()) == 2


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD~7", ""])
def test_a_revision_that_there_is_not(run: Run, kit: Path, revision: str) -> None:
    result = run("lint", kit, f"--changed-since={revision}")
    assert f"git knows no revision “{revision}” here." in result.stderr
    assert result.returncode == 2


def test_a_shallow_clone_is_told_what_it_lacks(run: Run, kit: Path, tmp_path: Path) -> None:
    git(kit.parent, "commit", "-qm", "second", "--allow-empty")
    git(tmp_path, "clone", "-q", "--depth", "1", kit.parent.as_uri(), "shallow")
    result = run("lint", tmp_path / "shallow" / kit.name, "--changed-since", "HEAD~1")
    assert "This clone is shallow" in result.stderr
    assert result.returncode == 2


def test_outside_a_repository(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SOFT)
    environment = {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    result = run("lint", "a.yaml", "--changed-since", "main", **environment)
    assert "is in no git repository" in result.stderr
    assert result.returncode == 2


def test_without_git(run: Run, kit: Path) -> None:
    result = run("lint", kit, "--changed-since", "main", PATH="/nowhere")
    assert "git is needed" in result.stderr
    assert result.returncode == 2


def test_in_a_hook_git_s_own_words_do_not_mislead(run: Run, kit: Path) -> None:
    environment = {"GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index"}
    result = run("lint", "kit é", "--changed-since", "HEAD", cwd=kit.parent, **environment)
    assert (result.returncode, result.stderr) == (0, "")


def test_it_shows_and_never_mends(run: Run, kit: Path) -> None:
    result = run("lint", kit, "--changed-since", "HEAD", "--fix")
    assert "`--changed-since` shows findings, and mends none." in result.stderr
    assert result.returncode == 2


def test_a_feeling_that_names_what_causes_it_is_no_stumbling_block(run: Run, kit: Path) -> None:
    (kit / "a.yaml").write_text(
        standard(
            emotional_response="emotional_response: {text: The caller feels expected., caused_by: [smile]}",
            expectations="expectations:\n  - {id: smile, text: You are fast and friendly.}",
        )
    )
    result = run("lint", kit, "--changed-since", "HEAD", "--format", "concise")
    assert "caused_by" in (kit / "a.yaml").read_text()
    assert (result.returncode, result.stderr) == (1, "")


def test_who_takes_away_what_letters_stand_for_is_told_where_they_are_used(
    run: Run, kit: Path
) -> None:
    told = "You log it in the customer relations file (CRF)."
    (kit / "a.yaml").write_text(SOFT.replace("You are fast and friendly.", told))
    (kit / "b.yaml").write_text(
        (kit / "b.yaml").read_text().replace("You are fast and friendly.", "You open the CRF.")
    )
    git(kit, "commit", "-qam", "second")
    (kit / "a.yaml").write_text(SOFT.replace("You are fast and friendly.", "You log it."))
    result = run("lint", kit, "--changed-since", "HEAD", "--format", "concise")
    assert "b.yaml" in result.stdout
    assert "undefined-acronym" in result.stdout


def test_a_word_that_is_now_to_be_flagged_concerns_every_standard(run: Run, kit: Path) -> None:
    (kit / "a.yaml").write_text(SOFT.replace("fast and friendly", "zorby"))
    git(kit, "commit", "-qam", "second")
    (kit / "standards-kit.yaml").write_text(
        "organisation: Harbour\nlint: {words: {flag: [zorby]}}\n"
    )
    result = run("lint", kit, "--changed-since", "HEAD", "--format", "concise")
    assert "zorby" in result.stdout


def test_a_baseline_that_is_new_to_the_settings_concerns_none(run: Run, kit: Path) -> None:
    (kit / "standards-kit.yaml").write_text(
        "organisation: Harbour\nlint: {baseline: .standards-kit-baseline.json}\n"
    )
    assert run("baseline", kit).returncode == 0
    result = run("lint", kit, "--changed-since", "HEAD", "--no-baseline")
    assert "nothing to mend, 4 in what has not changed." in result.stdout


def test_the_level_of_the_whole_kit_is_told_and_is_no_gate(run: Run, kit: Path) -> None:
    result = run("lint", kit, "--changed-since", "HEAD", "--level", "published")
    assert "Level reached: " in result.stdout
    assert result.returncode == 0


@pytest.mark.parametrize(
    ("path", "says"), [("kit é/a.yaml", "“a.yaml” of that commit"), ("kit é", "folders of that")]
)
@pytest.mark.parametrize("content", [None, b"rubbish"])
def test_what_a_clone_lacks_is_said(
    run: Run, kit: Path, path: str, says: str, content: bytes | None
) -> None:
    command = ["git", "rev-parse", f"HEAD:{path}"]
    name = subprocess.run(command, cwd=kit.parent, check=True, capture_output=True, text=True)
    object_ = kit.parent / ".git" / "objects" / name.stdout[:2] / name.stdout.strip()[2:]
    object_.unlink()
    if content is not None:
        object_.write_bytes(content)
    result = run("lint", kit, "--changed-since", "HEAD")
    assert (result.returncode, result.stdout) == (2, "")
    assert says in result.stderr
    assert "fsck" in result.stderr
    assert "Traceback" not in result.stderr
