"""What SECURITY.md promises of a kit that somebody else wrote: it is read, and nothing more."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

# Runs the command with every event of Python's audit noted that says it leaves the house.
WATCHED = """
import json, os, sys
file = open(os.environ["SEEN"], "w", buffering=1)
HOUSE = ("socket.", "urllib.", "http.", "subprocess.", "os.exec", "os.posix_spawn", "os.system")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
def note(event, args):
    if event.startswith(HOUSE):
        print(json.dumps([event, repr(args)[:200]]), file=file)
    elif event == "open" and isinstance(args[0], (str, bytes)) and args[2] & WRITES:
        print(json.dumps(["write", os.fsdecode(args[0])]), file=file)
    elif event in ("open", "os.listdir", "os.scandir") and isinstance(args[0], (str, bytes)):
        real = os.path.realpath(os.fsdecode(args[0]))
        if real.startswith(os.environ.get("OUTSIDE") or "nowhere"):
            print(json.dumps(["read", real]), file=file)
sys.addaudithook(note)
from standards_kit.__main__ import main
main()
"""


def watched(*words: str, kit: Path, tmp_path: Path) -> list[tuple[str, str]]:
    note = tmp_path / "seen.json"
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *words],
        cwd=kit,
        env={**os.environ, "SEEN": str(note), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr
    events = [tuple(json.loads(line)) for line in note.read_text("utf-8").splitlines()]
    cache = os.environ["XDG_CACHE_HOME"]
    return [seen for seen in events if not seen[1].startswith(cache)]


@pytest.mark.parametrize("name", ["terminal", "json", "sarif", "github", "gitlab", "markdown"])
def test_lint_opens_no_connection_starts_no_program_and_writes_nothing(
    checkout: Path, tmp_path: Path, name: str
) -> None:
    kit = checkout / "examples" / "before"
    assert watched("lint", "--format", name, kit=kit, tmp_path=tmp_path) == []


def test_what_watches_would_see_it(checkout: Path, tmp_path: Path) -> None:
    kit = checkout / "examples" / "before"
    report = tmp_path / "report.json"
    events = watched("lint", "--format", f"json={report}", kit=kit, tmp_path=tmp_path)
    assert [event for event, _ in events] == ["write"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="the system knows no links")
@pytest.mark.parametrize(
    ("says", "link"),
    [
        ("brand: {logo: ../outside}", ""),
        ("brand: {logo: ../outside/logo.svg}", ""),
        ("brand: {logo: logo.svg}", "logo.svg"),
        ("brand: {logo: logos}", "logos"),
        ("brand: {logo: logos/logo.svg}", "logos"),
        ("brand: {font: Inter}", "fonts"),
        ("organisation: Harbour", "more"),
        ("organisation: Harbour", "more.yaml"),
    ],
)
def test_what_lies_outside_a_kit_is_neither_opened_nor_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str, link: str
) -> None:
    kit, outside = tmp_path / "kit", tmp_path / "outside"
    (outside / "deep").mkdir(parents=True)
    kit.mkdir()
    for name in ("logo.svg", "a.ttf", "more.yaml", "deep/a.ttf"):
        (outside / name).write_text("<svg/>", encoding="utf-8")
    (kit / "standards-kit.yaml").write_text(f"{says}\n", encoding="utf-8")
    (kit / "a.yaml").write_text("terms: {prompt: Within an hour.}\n", encoding="utf-8")
    if link:
        target = outside / link if "." in link else outside
        (kit / link).symlink_to(target)
    monkeypatch.setenv("OUTSIDE", str(outside))
    assert watched("lint", kit=kit, tmp_path=tmp_path) == []


def test_render_opens_no_connection_and_writes_only_where_it_should(
    checkout: Path, tmp_path: Path
) -> None:
    kit, output = checkout / "examples" / "hotel", tmp_path / "output"
    events = watched(
        "render", "--output", str(output), "--format", "html", kit=kit, tmp_path=tmp_path
    )
    assert events
    assert [
        seen for seen in events if seen[0] != "write" or not seen[1].startswith(str(output))
    ] == []


@pytest.mark.parametrize(
    "text",
    [
        "why: !!python/object/apply:os.system ['touch ran']",
        "why: !!python/name:os.system",
        "why: !include /etc/passwd",
        "why: '{{ cycler.__init__.__globals__.os.system(\"touch ran\") }}'",
        "why: '#import \"@preview/example:0.1.0\"'",
    ],
)
def test_nothing_in_a_source_is_ever_run_or_followed(tmp_path: Path, text: str) -> None:
    kit = tmp_path / "kit"
    kit.mkdir()
    (kit / "standards-kit.yaml").write_text("organisation: A\n", encoding="utf-8")
    source = (
        f"id: a\ntitle: A\n{text}\nemotional_response: They feel safe.\nexpectations: [You act.]\n"
    )
    (kit / "a.yaml").write_text(source, encoding="utf-8")
    assert watched("lint", kit=kit, tmp_path=tmp_path) == []
    watched("render", "--format", "html", kit=kit, tmp_path=tmp_path)
    assert list(kit.rglob("ran")) == []
    assert all("root:" not in path.read_text("utf-8") for path in kit.rglob("*.html"))
