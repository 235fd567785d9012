"""The documentation says what the program does, and its examples are sound."""

import importlib.util
import re
import shutil
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from standards_kit.lint.catalogue import catalogue
from standards_kit.lint.engine import lint
from standards_kit.model import kit
from standards_kit.model.folder import KIT_FILE, Home
from standards_kit.model.project import load

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
