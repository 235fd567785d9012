"""What our way to print a value gives is what Jinja's own gives."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from markupsafe import Markup, escape

from standards_kit.render.generator import Generator, escaped, markup, printed
from standards_kit.render.handbook import Handbook
from standards_kit.render.outputs import html
from standards_kit.render.theme import find_theme

VALUES = {
    "text": "Tom & Jerry’s <b>\"one\" or 'two'</b>",
    "html": Markup("<b>&amp;</b>"),
    "number": 3,
    "none": None,
    "day": date(2026, 11, 29),
    "several": ["<a>", Markup("<i>")],
}
TEMPLATES = [
    *(f"{{{{ {name} }}}}" for name in VALUES),
    "{{ text }}{{ html }} & {{ 'a<b' }}{{ '<b>'|safe }}",
    "{% set all %}{{ text }}<hr>{% endset %}{{ all }}{{ all|length }}",
    "{% macro twice(one) %}{{ one }}<hr>{{ one }}{% endmacro %}{{ twice(text) }}{{ twice(html) }}",
    "{% macro box() %}[{{ caller() }}]{% endmacro %}{% call box() %}{{ text }}{% endcall %}",
    "{% filter upper %}{{ text }}<hr>{% endfilter %}",
    "{% autoescape false %}{{ text }}{{ html }}{% endautoescape %}{{ text }}",
    "{% autoescape number > 2 %}{{ text }}{{ html }}{% endautoescape %}",
    "{% for one in several %}{{ one }}{{ loop.index }}{% endfor %}{{ several|join(', ') }}",
    "{{ text ~ html }}{{ html + text }}{{ text|e }}{{ text|e|e }}",
    "{% extends 'base' %}{% block one %}{{ super() }}{{ text }}{% endblock %}",
    "{% include 'base' %}",
]
BASE = "<p>{% block one %}{{ text }}{{ html }}{% endblock %}</p>"


class Ours(Environment):
    """Jinja with nothing of ours but the way it prints."""

    code_generator_class = Generator
    printed = staticmethod(printed)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("finalize", [None, lambda value: value or "nothing"])
def test_a_template_prints_what_it_prints_in_jinja_alone(template: str, finalize: object) -> None:
    loader = DictLoader({"base": BASE, "page": template})
    ours, theirs = (
        kind(autoescape=True, loader=loader, finalize=finalize)  # type: ignore[arg-type]
        for kind in (Ours, Environment)
    )
    assert ours.get_template("page").render(VALUES) == theirs.get_template("page").render(VALUES)


@given(st.text())
@example("&amp;<'\"> &&")
def test_text_is_escaped_as_markupsafe_escapes_it(text: str) -> None:
    assert escaped(text) == str(escape(text))


def test_html_stays_as_it_is_and_what_only_looks_like_it_does_not() -> None:
    assert printed(markup("<b>&amp;</b>")) == "<b>&amp;</b>"
    assert printed("<b>&amp;</b>") == "&lt;b&gt;&amp;amp;&lt;/b&gt;"
    assert isinstance(markup("<b>"), Markup)


def test_a_theme_s_html_is_told_from_an_author_s_text_that_reads_the_same(
    tmp_path: Path, book: Handbook
) -> None:
    folder = tmp_path / "templates" / "ours"
    (folder / "html").mkdir(parents=True)
    (folder / "theme.yaml").write_text("")
    (folder / "html" / "handbook.html.j2").write_text(
        "{{ '<b>x</b>'|safe|type }} {{ '<b>x</b>'|type }} {{ '<b>x</b>'|safe|type }}"
    )
    page = html.render(book, find_theme("ours", tmp_path)).decode()
    assert page == "<b>x</b> &lt;b&gt;x&lt;/b&gt; <b>x</b>"
