"""The documentation says what the program does, and its examples are sound."""

import importlib.util
import re
import shutil
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from standards_kit.cli.commands.rule import rule
from standards_kit.lint.catalogue import Listed, catalogue
from standards_kit.lint.engine import lint
from standards_kit.model import kit
from standards_kit.model.folder import KIT_FILE, Home
from standards_kit.model.project import load
from standards_kit.render import handbook as views
from standards_kit.render.build import build, handbooks
from standards_kit.render.html_text import HtmlText
from standards_kit.render.labels import labels_for
from standards_kit.render.markdown_text import markdown_filters
from standards_kit.render.outputs import html
from standards_kit.render.theme import find_theme
from standards_kit.render.writing import KEYS

CHECKOUT = Path(__file__).resolve().parents[2]
DOCS = CHECKOUT / "docs"
TODAY = date(2026, 12, 1)
REMEDY = "run `.venv/bin/python scripts/build_docs.py`"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_docs", CHECKOUT / "scripts/build_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def found(home: Home) -> list[str]:
    said = lint(load(home), TODAY).diagnostics
    return [f"{each.finding.place.start.line}: {each.finding.message}" for each in said]


def test_the_generated_pages_are_current(script: ModuleType) -> None:
    for path, text in script.pages().items():
        assert (DOCS / path).is_file(), REMEDY
        assert (DOCS / path).read_bytes().decode() == text, f"{path} is out of date: {REMEDY}"


@pytest.mark.parametrize("listed", catalogue().values(), ids=lambda listed: listed.name)
def test_the_command_says_of_a_rule_what_its_page_says(
    listed: Listed,
    script: ModuleType,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    rule(listed.name)
    head, *told = filter(None, capsys.readouterr().out.splitlines())
    mark, title, *page, link = filter(None, script.pages()[f"rules/{listed.name}.md"].splitlines())
    assert mark.startswith("<!-- ")
    assert link == "[All rules](../rules.md)"
    assert head == f"{title.removeprefix('# ')} ({listed.rule.severity})"
    assert told == [line.removeprefix("## ") for line in page]
    assert f"since {listed.rule.since}" in told[1]


def test_no_page_is_left_of_a_rule_that_is_gone(script: ModuleType) -> None:
    pages = {f"rules/{path.name}" for path in (DOCS / "rules").iterdir()}
    assert pages == {path for path in script.pages() if path.startswith("rules/")}


def test_the_same_source_gives_the_same_pages(script: ModuleType) -> None:
    assert script.pages() == script.pages()


def test_every_key_that_is_read_is_explained(script: ModuleType) -> None:
    explained = {section.model for section in script._SECTIONS}
    for model in _reachable(kit.KitSettings) | _reachable(kit.SourceFile):
        assert model in explained, model


def _reachable(model: Any) -> set[Any]:
    pending, seen = [model], set()
    while pending:
        one = pending.pop()
        if one not in seen:
            seen.add(one)
            pending += [
                part for field in one.model_fields.values() for part in _models(field.annotation)
            ]
    return seen


def _models(kind: Any) -> list[Any]:
    arms = getattr(kind, "__args__", ())
    if hasattr(kind, "model_fields"):
        return [kind]
    return [model for arm in arms for model in _models(arm)]


def test_every_link_leads_to_a_page() -> None:
    for page in DOCS.rglob("*.md"):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).is_file(), f"{page.name}: {target}"


def test_the_standards_on_the_page_about_the_format_have_nothing_to_mend(tmp_path: Path) -> None:
    blocks = re.findall(r"(?ms)^```yaml\n(.+?)^```", (DOCS / "format.md").read_text("utf-8"))
    assert len(blocks) > 1
    for block in blocks:
        (tmp_path / "a.yaml").write_text(block, encoding="utf-8")
        assert found(Home(tmp_path, alone=tmp_path / "a.yaml")) == []


def test_the_rules_in_examples_are_rules() -> None:
    names = set(catalogue())
    for model, field in (
        (kit.LintSettings, "ignore"),
        (kit.LintSettings, "select"),
        (kit.LintSettings, "severity"),
        (kit.FileRules, "ignore"),
        (kit.FileRules, "select"),
        (kit.FileRules, "severity"),
    ):
        (example,) = model.model_fields[field].examples or ()
        assert set(example) <= names


def test_the_example_of_the_format_has_nothing_to_mend_by_any_rule(tmp_path: Path) -> None:
    folder = tmp_path / "format"
    shutil.copytree(CHECKOUT / "examples/format", folder)
    text = (folder / KIT_FILE).read_text("utf-8")
    assert found(Home(folder)) == []
    (folder / KIT_FILE).write_text(text.partition("\nlint:")[0], encoding="utf-8")
    assert found(Home(folder)) == []


def test_every_field_that_a_theme_is_given_is_explained(script: ModuleType) -> None:
    page = script.pages()["view-model.md"]
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert [row for row in rows if row.endswith("|  |")] == []
    for view in vars(views).values():
        if isinstance(view, type) and is_dataclass(view):
            assert all(f"| `{field.name}` | " in page for field in fields(view)), view


def test_the_blocks_on_the_page_about_themes_are_there() -> None:
    told = re.findall(r"(?m)^\| `(\S+\.j2)` \| (.+) \|$", (DOCS / "themes.md").read_text("utf-8"))
    assert len(told) > 3
    for path, listed in told:
        text = (CHECKOUT / "templates/classic" / path).read_text("utf-8")
        assert set(re.findall(r"`(\w+)`", listed)) == set(re.findall(r"{% block (\w+)", text)), path


def test_the_languages_on_the_page_about_kinds_of_file_are_those_there_are() -> None:
    page = (DOCS / "outputs.md").read_text("utf-8").partition("## Languages")[2]
    told = {
        name for row in re.findall(r"(?m)^\| `.*$", page) for name in re.findall("`(.+?)`", row)
    }
    files = {path.stem for path in (CHECKOUT / "templates/classic/labels").glob("*.yaml")}
    told.discard("language:")  # the head of the table
    assert files <= told
    assert told - files == {"en-GB", "fr-CH"}  # of which only the quotation marks differ
    keys = (DOCS / "themes.md").read_text("utf-8").partition("`writing:`")[2].partition("\n## ")[0]
    assert set(re.findall("`(\\w+)`", " ".join(re.findall(r"(?m)^\| (`.+?) \|", keys)))) == set(
        KEYS
    )


def test_the_names_on_the_page_about_themes_are_those_there_are() -> None:
    rows = re.findall(
        r"(?m)^\| (everywhere|HTML, EPUB|Typst|Markdown) \| (.+?) \| ",
        (DOCS / "themes.md").read_text("utf-8"),
    )
    told: dict[str, set[str]] = {}
    for where, cell in rows:
        told.setdefault(where, set()).update(re.findall(r"`(\w+)", cell))
    labels = labels_for("en-GB", "customer")
    text = HtmlText(labels)
    assert told["HTML, EPUB"] == {*text.filters(), *text.functions()}
    assert told["Markdown"] == {*markdown_filters(labels)}
    assert told["everywhere"] == {"fill", "read", "day", "iso", "subtitle", "edition", "count"}


def test_the_example_theme_on_the_page_about_themes_works(tmp_path: Path) -> None:
    page = (DOCS / "themes.md").read_text("utf-8")
    settings = re.search(r"(?ms)^```yaml\n(extends.+?)^```", page)
    template = re.search(r"(?ms)^```jinja\n(.+?)^```", page)
    assert settings is not None
    assert template is not None
    folder = tmp_path / "templates/ours"
    (folder / "html").mkdir(parents=True)
    (folder / "theme.yaml").write_text(settings[1], encoding="utf-8")
    (folder / "html/handbook.html.j2").write_text(template[1], encoding="utf-8")
    project = load(Home(CHECKOUT / "examples/format"))
    name = next(iter(handbooks(project)))
    made = html.render(build(project, name), find_theme("ours", tmp_path)).decode()
    assert "extension 9" in made
    assert "--accent: #1c665a;" in made
