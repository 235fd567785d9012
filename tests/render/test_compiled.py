"""What is kept between runs: it saves time, and nothing depends on it."""

from pathlib import Path

import pytest

from standards_kit.ground import kept
from standards_kit.render.formats import find_format
from standards_kit.render.handbook import Handbook
from standards_kit.render.theme import find_theme


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for what is kept."""
    folder = tmp_path / "cache"
    monkeypatch.setattr(kept, "folder", lambda: folder)
    return folder


def page(book: Handbook) -> bytes:
    return find_format("html").render(book, find_theme("classic"))


def test_a_second_run_compiles_no_template(
    book: Handbook, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = page(book)
    assert list(cache.glob("templates/*"))

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a template was compiled again")

    monkeypatch.setattr("jinja2.environment.Environment.compile", refuse)
    assert page(book) == first


def test_what_is_kept_and_spoilt_is_made_anew(book: Handbook, cache: Path) -> None:
    first = page(book)
    for file in cache.glob("templates/*"):
        file.write_bytes(file.read_bytes()[:40])
    assert page(book) == first


def test_a_locked_folder_stops_nothing(
    book: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setattr(kept, "folder", lambda: blocked / "cache")
    assert page(book).startswith(b"<!DOCTYPE html>")
    assert blocked.read_text() == "in the way"


def test_a_changed_template_counts_at_once(book: Handbook, cache: Path, tmp_path: Path) -> None:
    theme = tmp_path / "templates" / "ours"
    (theme / "html").mkdir(parents=True)
    (theme / "theme.yaml").write_text("extends: classic\n")
    body = theme / "html" / "staff.html.j2"
    for said in ("first", "second"):
        body.write_text(f"<main>{said}</main>")
        made = find_format("html").render(book, find_theme("ours", tmp_path))
        assert said.encode() in made
