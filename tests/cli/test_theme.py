"""The theme command, as somebody uses it who wants the handbook to look like theirs."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from standards_kit.ground.plugins import THEMES
from standards_kit.lint.sound import standard

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    folder = tmp_path / "kit"
    folder.mkdir()
    (folder / "standards-kit.yaml").write_text(
        "organisation: Harbour\nhandbooks:\n  desk: {title: Desk, theme: classic, formats: [html]}\n"
    )
    (folder / "a.yaml").write_text(standard())
    return folder


def put(kit: Path, path: str, text: str) -> None:
    file = kit / "templates" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def page(run: Run, kit: Path) -> str:
    result = run("render", cwd=kit)
    assert (result.returncode, result.stderr) == (0, "")
    return (kit / "build/desk.html").read_text("utf-8")


def test_a_file_is_made_yours_changed_and_printed(run: Run, kit: Path) -> None:
    result = run("theme", "eject", "classic", "html/staff.html.j2", cwd=kit)
    assert (result.returncode, result.stderr) == (0, "")
    mine = kit / "templates/classic/html/staff.html.j2"
    assert f"Wrote {mine.relative_to(kit)}" in result.stdout
    assert "standards-kit render" in result.stdout
    before = page(run, kit)
    mine.write_text(mine.read_text("utf-8") + "<p>Extension 9</p>", encoding="utf-8")
    assert "<p>Extension 9</p>" not in before
    assert "<p>Extension 9</p>" in page(run, kit)


def test_what_is_copied_and_not_changed_prints_the_same(run: Run, kit: Path) -> None:
    before = page(run, kit)
    assert run("theme", "eject", "classic", cwd=kit).returncode == 0
    assert page(run, kit) == before
    assert run("lint", cwd=kit).returncode == 0, "a theme's files are no standards"


def test_a_folder_of_another_name_is_a_theme_of_its_own(run: Run, kit: Path) -> None:
    result = run("theme", "eject", "classic", "html", "--to", "templates/ours", cwd=kit)
    assert "`theme: ours`" in result.stdout
    assert "extends: classic" in (kit / "templates/ours/theme.yaml").read_text("utf-8")
    assert not (kit / "templates/ours/typst").exists()
    assert "Our own, made from classic." in run("theme", "list", cwd=kit).stdout


def test_nothing_of_yours_is_overwritten_unless_you_say_so(run: Run, kit: Path) -> None:
    put(kit, "classic/html/staff.html.j2", "mine")
    words = ("theme", "eject", "classic", "html/staff.html.j2", "html/back.html.j2")
    result = run(*words, cwd=kit)
    assert result.returncode == 2
    assert "is there already, and differs; nothing was written" in result.stderr
    assert "--force" in result.stderr
    assert [path.name for path in (kit / "templates").rglob("*.*")] == ["staff.html.j2"]
    assert run(*words, "--force", cwd=kit).returncode == 0
    assert (kit / "templates/classic/html/staff.html.j2").read_text("utf-8") != "mine"


def test_copying_twice_changes_nothing(run: Run, kit: Path) -> None:
    words = ("theme", "eject", "classic", "staff.html.j2", cwd := "--kit", kit)
    assert (run(*words).returncode, cwd) == (0, "--kit")
    again = run(*words)
    assert (again.returncode, again.stderr) == (0, "")
    assert "1 file was there already, and the same." in again.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["show", "classik"], "there is no theme “classik”. Did you mean `classic`?"),
        (["eject", "classik"], "there is no theme “classik”. Did you mean `classic`?"),
        (["eject", "classic", "html/staf.html.j2"], "Did you mean `html/staff.html.j2`?"),
        (["eject", "classic", "standard"], "has no file “standard”"),
        (["eject", "classic", "../classic/theme.yaml"], "has no file “../classic/theme.yaml”"),
        (["eject", "classic", "--to", "templates/Our Theme"], "can't be the name of a theme"),
        (["list", "--kit", "nowhere"], "there is no file or folder “nowhere”"),
    ],
)
def test_a_wrong_word_is_a_sentence_with_the_next_step(
    run: Run, kit: Path, words: list[str], said: str
) -> None:
    result = run("theme", *words, cwd=kit)
    assert (result.returncode, said in result.stderr) == (2, True), result.stderr
    assert not (kit / "templates").exists()


def test_outside_a_kit_you_are_asked_where_to(run: Run, tmp_path: Path) -> None:
    result = run("theme", "eject", "classic")
    assert result.returncode == 2
    assert "--kit DIR" in result.stderr
    result = run("theme", "eject", "classic", "--to", "ours")
    assert (tmp_path / "ours/html/handbook.html.j2").is_file()
    assert "Put the folder into templates/" in result.stdout


def test_a_link_out_of_the_kit_is_not_followed(run: Run, kit: Path) -> None:
    (kit.parent / "elsewhere").mkdir()
    (kit / "templates").symlink_to(kit.parent / "elsewhere")
    result = run("theme", "eject", "classic", cwd=kit)
    assert (result.returncode, "leads out of the kit" in result.stderr) == (2, True)
    assert list((kit.parent / "elsewhere").iterdir()) == []


def test_the_list_says_what_is_whose(run: Run, kit: Path) -> None:
    put(kit, "classic/theme.yaml", "")
    put(kit, "ours/theme.yaml", "description: Harbour blue.\n")
    put(kit, "broken/theme.yaml", "extends: nope\n")
    lines = run("theme", "list", cwd=kit).stdout.splitlines()
    told = {line.split()[0]: " ".join(line.split()[1:]) for line in lines}
    assert told["ours"] == "this kit Harbour blue."
    assert told["classic"].startswith("this kit, over built in Petrol")
    assert "There is no theme “nope”, which “broken” extends" in told["broken"]
    assert run("theme", cwd=kit).stdout.splitlines() == lines
    assert "ours" not in {line.split()[0] for line in run("theme", "list").stdout.splitlines()}


def test_a_theme_is_shown_layer_by_layer(run: Run, kit: Path) -> None:
    put(kit, "ours/theme.yaml", 'description: Harbour blue.\ncolours: {accent: "#00457c"}\n')
    put(kit, "ours/html/staff.html.j2", "")
    shown = run("theme", "show", "ours", cwd=kit).stdout
    assert shown.startswith("ours\nHarbour blue.\n")
    assert "  ours     this kit's, in templates/ours\n  classic  built in" in shown
    told = {line.split()[0]: " ".join(line.split()[1:]) for line in shown.splitlines() if line}
    assert told["html/staff.html.j2"] == "ours, in place of classic"
    assert told["html/back.html.j2"] == "classic"
    assert told["accent"].endswith("#00457c") or "#00457c" in shown
    assert "#12343b" in shown, "the colours that were not changed are still there"


def test_a_package_can_bring_a_theme(run: Run, kit: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "harbour_theme/html").mkdir(parents=True)
    (site / "harbour_theme/theme.yaml").write_text("description: From the package.\n")
    (site / "harbour_theme/html/staff.html.j2").write_text("<p>{{ book.title }} of the package</p>")
    told = site / "harbour_theme-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: harbour-theme\nVersion: 1.0\n")
    (told / "entry_points.txt").write_text(f"[{THEMES}]\nharbour = harbour_theme\nbad = no_such\n")
    settings = kit / "standards-kit.yaml"
    settings.write_text(settings.read_text("utf-8").replace("classic", "harbour"))

    more = {"PYTHONPATH": f"{os.environ['PYTHONPATH']}{os.pathsep}{site}"}
    listed = run("theme", "list", cwd=kit, **more).stdout
    assert "package harbour-theme" in listed
    assert "bad" in listed
    assert "can't be used" in listed
    result = run("render", cwd=kit, **more)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Desk of the package" in (kit / "build/desk.html").read_text("utf-8")
    ejected = run("theme", "eject", "harbour", "staff.html.j2", cwd=kit, **more)
    assert "Wrote templates/harbour/html/staff.html.j2" in ejected.stdout


def test_a_wrong_template_is_a_sentence_at_the_command_line(run: Run, kit: Path) -> None:
    put(kit, "classic/theme.yaml", "")
    put(kit, "classic/html/staff.html.j2", "<p>\n{{ book.titel }}")
    result = run("render", cwd=kit)
    assert result.returncode == 2
    assert result.stderr == (
        "standards-kit: the theme “classic” fails in templates/classic/html/staff.html.j2, line 2: "
        "there is no `book.titel`; did you mean `title`?\n"
    )
