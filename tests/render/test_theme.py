"""Themes: a kit's own stand on ours, and none reaches outside its folder."""

import importlib.metadata
from dataclasses import replace
from pathlib import Path

import pytest

from standards_kit.render.failure import RenderError
from standards_kit.render.formats import find_format
from standards_kit.render.handbook import Handbook
from standards_kit.render.outputs import html, markdown, pdf
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
    assert set(names(tmp_path)) - set(names()) == {"harbour"}


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


@pytest.mark.parametrize("folder", ["html", "typst", "fonts"])
def test_folders_that_are_links_are_not_followed(
    tmp_path: Path, book: Handbook, folder: str
) -> None:
    put(tmp_path, "own/theme.yaml", "")
    (tmp_path / "secrets").mkdir()
    for name in ("handbook.css", "front.typ", "own.ttf"):
        (tmp_path / "secrets" / name).write_text("secret")
    (tmp_path / "templates/own" / folder).symlink_to(tmp_path / "secrets")
    theme = find_theme("own", tmp_path)
    assert not any(b"secret" in out.render(book, theme) for out in (html, pdf))
    assert theme.paths() == find_theme().paths()
    assert list(theme.files("fonts", ".ttf")) == []


@pytest.mark.parametrize("name", ["nope", "../x", "", "a/b"])
def test_an_unknown_theme_is_named_with_those_there_are(name: str) -> None:
    with pytest.raises(RenderError, match=r"there are: .*classic"):
        find_theme(name)


def test_a_theme_written_wrong_gets_the_nearest() -> None:
    with pytest.raises(RenderError, match="Did you mean `classic`"):
        find_theme("clasic")


def test_a_circle_of_themes_is_shown(tmp_path: Path) -> None:
    put(tmp_path, "a/theme.yaml", "extends: b")
    put(tmp_path, "b/theme.yaml", "extends: a")
    with pytest.raises(RenderError, match="a → b → a"):
        find_theme("a", tmp_path)


def test_an_unknown_format_is_named_with_the_nearest() -> None:
    with pytest.raises(RenderError, match=r"there are: .*html, .*pdf.*Did you mean markdown"):
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


def test_one_colour_is_changed_and_the_others_stay(tmp_path: Path, book: Handbook) -> None:
    put(tmp_path, "ours/theme.yaml", 'colours: {accent: "#00457c"}')
    theme = find_theme("ours", tmp_path)
    assert theme.settings["colours"] == find_theme().settings["colours"] | {"accent": "#00457c"}
    assert b"--accent: #00457c; " in html.render(book, theme)
    assert pdf.render(book, theme)


@pytest.mark.parametrize(
    ("template", "block"),
    [
        ("handbook", "head"),
        ("handbook", "style"),
        ("handbook", "cover"),
        ("handbook", "controls"),
        ("handbook", "body"),
        ("handbook", "footer"),
        ("staff", "contents"),
        ("staff", "opener"),
        ("staff", "back"),
        ("standard", "heading"),
        ("standard", "reason"),
        ("standard", "expectations"),
        ("standard", "details"),
    ],
)
def test_a_block_is_replaced_and_the_rest_stays(
    tmp_path: Path, book: Handbook, template: str, block: str
) -> None:
    put(tmp_path, "ours/theme.yaml", "")
    put(
        tmp_path,
        f"ours/html/{template}.html.j2",
        f'{{% extends "classic:html/{template}.html.j2" %}}'
        f"{{% block {block} %}}{{{{ super() }}}}<i>{{{{ book.title }}}}, ours</i>{{% endblock %}}",
    )
    page = html.render(book, find_theme("ours", tmp_path)).decode()
    without = html.render(book, find_theme()).decode()
    assert "<i>Front Desk Handbook, ours</i>" in page
    assert "".join(page.replace("<i>Front Desk Handbook, ours</i>", "").split()) == "".join(
        without.split()
    )


def test_a_theme_may_have_no_controls_and_then_has_no_script(
    tmp_path: Path, book: Handbook
) -> None:
    put(tmp_path, "ours/theme.yaml", "")
    put(
        tmp_path,
        "ours/html/handbook.html.j2",
        '{% extends "classic:html/handbook.html.j2" %}'
        "{% block controls %}{% endblock %}{% block tools %}{% endblock %}",
    )
    page = html.render(book, find_theme("ours", tmp_path)).decode()
    assert "<template" not in page
    assert "<script" not in page
    assert book.standards[0].title in page


def test_where_no_package_brings_a_theme_none_is_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def asked(**_: object) -> None:
        raise AssertionError("this takes longer than reading a kit")

    monkeypatch.setattr(importlib.metadata, "entry_points", asked)
    assert find_theme().name == "classic"
    assert "classic" in names()


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        ("{{ book.titel }}", "there is no `book.titel`; did you mean `title`?"),
        ('{{ book["titel"] }}', "there is no `book.titel`; did you mean `title`?"),
        ("{{ bok.title }}", "there is no `bok`; did you mean `book`?"),
        (
            "{% for s in book.standards %}{{ s.whi }}{% endfor %}",
            "there is no `s.whi`; did you mean `why`?",
        ),
        (
            '{{ book.chapters|map(attribute="titel")|list }}',
            "a chapter has no `titel`; did you mean `title`?",
        ),
        ("{{ labels.reasn }}", "there is no `labels.reasn`; did you mean `reason`?"),
        ('{{ fill("versoin", text="1") }}', "there is no label `versoin`; did you mean `version`?"),
        ("{{ theme.colors }}", "there is no `theme.colors`; did you mean `colours`?"),
        (
            "{{ book.standards[1].escalation.to }}",
            (
                "`book.standards[1].escalation` is empty here and has no `to`; ask first, with "
                "`{% if book.standards[1].escalation %}`."
            ),
        ),
        (
            "{{ book.values.first }}",
            (
                "there is no `book.values.first`: that is a list, to be gone through with "
                "`{% for one in book.values %}`."
            ),
        ),
        (
            "{{ book.title.text }}",
            "there is no `book.title.text`: that is text, and has no fields.",
        ),
        (
            "{{ book.chapters[9] }}",
            "there is no entry 9: entries are counted from 0, and the last is 1.",
        ),
        ("{{ book.title|tpye }}", "there is no filter `tpye`; did you mean `type`?"),
        ("{{ book is nne }}", "there is no test `nne`; did you mean `none`?"),
        ("{% fro x in book.values %}", "there is no `{% fro %}`; did you mean `from`?"),
        ("{% endif %}", "`{% endif %}` closes nothing."),
        (
            "{% for x in book.values %}",
            "`{% for %}` is never closed; write `{% endfor %}` behind it.",
        ),
        (
            "{% for x in book.values %}{% endif %}",
            "`{% endif %}` stands where `{% endfor %}` should.",
        ),
        ("{{ book.title", "something that was opened, `{{` or `{%`, is not closed."),
        (
            '{% include "html/standrd.html.j2" %}',
            "there is no template `html/standrd.html.j2`; did you mean `html/standard.html.j2`?",
        ),
        (
            '{% extends "clasic:html/staff.html.j2" %}',
            "it does not stand on a theme “clasic”; did you mean `classic`?",
        ),
        (
            '{% extends "html/staff.html.j2" %}',
            (
                "it calls or includes itself without end; for the template that it replaces, write "
                "`classic:html/staff.html.j2`."
            ),
        ),
        (
            "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
            "it calls or includes itself without end.",
        ),
        (
            "{{ book.__class__ }}",
            "templates may not use `__class__`; they reach what is in the book, and no more.",
        ),
        ("{{ range(10 ** 9)|list }}", "a range may have 100000 numbers at most."),
        (
            '{{ read("html/handbok.css") }}',
            "there is no file `html/handbok.css`; did you mean `html/handbook.css`?",
        ),
    ],
)
def test_a_theme_s_author_is_told_what_to_write_instead(
    tmp_path: Path, book: Handbook, mistake: str, said: str
) -> None:
    put(tmp_path, "ours/theme.yaml", "")
    put(tmp_path, "ours/html/staff.html.j2", f"<p>\n{mistake}")
    with pytest.raises(RenderError) as caught:
        html.render(book, find_theme("ours", tmp_path))
    place = "The theme “ours” fails in templates/ours/html/staff.html.j2, line 2: "
    assert str(caught.value) == place + said


def test_a_mistake_that_shows_in_ours_names_the_author_s_line_too(
    tmp_path: Path, book: Handbook
) -> None:
    put(tmp_path, "ours/theme.yaml", "")
    put(tmp_path, "ours/html/staff.html.j2", '\n{% include "html/standard.html.j2" %}')
    with pytest.raises(
        RenderError,
        match=r"classic:html/standard\.html\.j2, line \d+ \(by way of "
        r"templates/ours/html/staff\.html\.j2, line 2\): there is no `s`\.$",
    ):
        html.render(book, find_theme("ours", tmp_path))


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        (
            "typst/front.typ",
            '#import "paper.typ": *\n#let cover(..) = nope',
            "typst/front.typ, line 2.",
        ),
        ("typst/front.typ", "\n\n#let cover(", "typst/front.typ, line 3."),
        ("typst/staff.typ.j2", "#cover({{ book.title }})", 'print: #cover("Front Desk Handbook").'),
        ("typst/staff.typ.j2", '#import "nope.typ"', "file not found, in what the theme’s typst/"),
        ("typst/staff.typ.j2", "{{ book.titel }}", "typst/staff.typ.j2, line 1: there is no"),
    ],
)
def test_a_mistake_in_typst_names_the_file_and_the_line(
    tmp_path: Path, book: Handbook, path: str, text: str, said: str
) -> None:
    put(tmp_path, "ours/theme.yaml", "")
    put(tmp_path, f"ours/{path}", text)
    with pytest.raises(RenderError) as caught:
        pdf.render(book, find_theme("ours", tmp_path))
    assert said in str(caught.value)
    assert "/tmp/" not in str(caught.value)
