"""Themes: a kit's own stand on ours, and none reaches outside its folder."""

from dataclasses import replace
from pathlib import Path

import pytest

from standards_kit.render.failure import RenderError
from standards_kit.render.formats import find_format
from standards_kit.render.handbook import Handbook
from standards_kit.render.outputs import html, markdown
from standards_kit.render.theme import find_theme, names


def put(root: Path, path: str, text: str) -> None:
    file = root / "templates" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_a_theme_replaces_what_it_has_and_inherits_the_rest(tmp_path: Path, book: Handbook) -> None:
    put(tmp_path, "harbour/theme.yaml", "extends: classic\n")
    put(tmp_path, "harbour/html/handbook.css", "body { color: teal }")
    page = html.render(book, find_theme("harbour", tmp_path)).decode()
    assert "color: teal" in page
    assert "Answering the phone" in page
    assert names(tmp_path) == ["classic", "harbour"]


def test_a_page_can_extend_its_namesake(tmp_path: Path, book: Handbook) -> None:
    put(tmp_path, "classic/theme.yaml", "")
    put(
        tmp_path,
        "classic/html/handbook.html.j2",
        '{% extends "classic:html/handbook.html.j2" %}{% block cover %}<h1>Ours</h1>{% endblock %}',
    )
    page = html.render(book, find_theme("classic", tmp_path)).decode()
    assert "<h1>Ours</h1>" in page
    assert "Answering the phone" in page


def test_a_mistake_in_a_template_is_a_sentence_with_its_place(
    tmp_path: Path, book: Handbook
) -> None:
    put(tmp_path, "own/theme.yaml", "")
    put(tmp_path, "own/markdown/handbook.md.j2", "one\n{{ book.titel }}")
    with pytest.raises(RenderError, match="titel"):
        markdown.render(book, find_theme("own", tmp_path))
    put(tmp_path, "own/markdown/handbook.md.j2", "one\n{% if %}")
    with pytest.raises(RenderError, match="line 2"):
        markdown.render(book, find_theme("own", tmp_path))


@pytest.mark.parametrize(
    "attack",
    [
        '{{ read("../../../etc/passwd") }}',
        '{{ read("/etc/passwd") }}',
        '{% include "../secret.md.j2" %}',
        "{{ ''.__class__.__mro__ }}",
        "{{ book.__class__.__init__.__globals__ }}",
        "{{ labels.__class__ }}",
    ],
)
def test_a_template_stays_in_its_folder(tmp_path: Path, book: Handbook, attack: str) -> None:
    put(tmp_path, "own/theme.yaml", "")
    put(tmp_path, "secret.md.j2", "secret")
    put(tmp_path, "own/markdown/handbook.md.j2", attack)
    with pytest.raises(RenderError):
        markdown.render(book, find_theme("own", tmp_path))


def test_links_inside_a_theme_are_not_followed(tmp_path: Path, book: Handbook) -> None:
    put(tmp_path, "own/theme.yaml", "")
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "templates/own/html").mkdir()
    (tmp_path / "templates/own/html/handbook.css").symlink_to(tmp_path / "secret")
    assert b"secret" not in html.render(book, find_theme("own", tmp_path))


@pytest.mark.parametrize("name", ["nope", "../x", "", "a/b"])
def test_an_unknown_theme_is_named_with_those_there_are(name: str) -> None:
    with pytest.raises(RenderError, match="there are: classic"):
        find_theme(name)


def test_a_circle_of_themes_is_shown(tmp_path: Path) -> None:
    put(tmp_path, "a/theme.yaml", "extends: b")
    put(tmp_path, "b/theme.yaml", "extends: a")
    with pytest.raises(RenderError, match="a → b → a"):
        find_theme("a", tmp_path)


def test_an_unknown_format_is_named_with_the_nearest() -> None:
    with pytest.raises(RenderError, match=r"there are: html, markdown, pdf.*markdown"):
        find_format("markdwon")


def test_labels_speak_of_the_kits_customers(book: Handbook) -> None:
    page = html.render(replace(book, customer_word="patient"), find_theme()).decode()
    assert "How the patient feels" in page


@pytest.mark.parametrize(
    "mistake",
    [
        "{{ 1 / 0 }}",
        "{{ 'a' + 1 }}",
        "{{ 1|day }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    ],
)
def test_a_mistake_in_a_theme_names_the_template_and_the_line(
    tmp_path: Path, book: Handbook, mistake: str
) -> None:
    put(tmp_path, "mine/theme.yaml", "")
    put(tmp_path, "mine/html/handbook.html.j2", f"\n{mistake}")
    with pytest.raises(RenderError, match=r"“mine” fails in .*handbook\.html\.j2, line 2: "):
        html.render(book, find_theme("mine", tmp_path))


@pytest.mark.parametrize("content", [b"\xff", b"a: " + b"[" * 5_000, b"a: ["])
def test_a_theme_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes) -> None:
    folder = tmp_path / "templates" / "mine"
    folder.mkdir(parents=True)
    (folder / "theme.yaml").write_bytes(content)
    with pytest.raises(RenderError, match=r"theme\.yaml"):
        find_theme("mine", tmp_path)
