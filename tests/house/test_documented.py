"""Whoever opens a file is told why it exists; whoever calls a function, what it does."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from standards_kit.lint.catalogue import Listed, catalogue

SOURCE = Path(__file__).resolve().parents[2] / "src"
MODULES = sorted(SOURCE.rglob("*.py"))
LEGAL_NAME = re.compile(r"[a-z]+(-[a-z]+)*")
NO_EXAMPLE = {"unreadable-file"}
"""A file that can't be read can't be shown; its tests make one."""


def public_functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Functions that other modules may call; methods speak through their class."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name[0] != "_":
            yield node


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_module_and_its_public_functions_say_what_they_are_for(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree), f"{path} has no docstring"
    silent = [f"{path}:{f.lineno} {f.name}" for f in public_functions(tree) if not _says(f)]
    assert silent == []


def _says(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return bool(ast.get_docstring(function))


@pytest.mark.parametrize("listed", catalogue().values(), ids=lambda listed: listed.name)
class TestRules:
    def test_its_name_is_words_and_hyphens(self, listed: Listed) -> None:
        assert LEGAL_NAME.fullmatch(listed.name)
        assert not listed.name.startswith("no-"), "“allow no-…” reads the wrong way round"

    def test_its_page_answers_what_and_why_and_shows_an_example(self, listed: Listed) -> None:
        docs = listed.docs
        options = ["Options"] if listed.rule.options else []
        assert list(docs) == ["", "What", "Why", "Example", *options]
        assert all(docs.values()), "a heading with nothing under it"

    def test_its_summary_is_one_line_without_a_full_stop(self, listed: Listed) -> None:
        summary = listed.rule.summary
        assert summary == " ".join(summary.split())
        assert not summary.endswith(".")
        assert listed.docs[""] == f"{summary}."

    def test_it_shows_what_it_reports(self, listed: Listed) -> None:
        assert listed.rule.bad or listed.name in NO_EXAMPLE
