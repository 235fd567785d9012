"""What a language is built with is data: it is sound, may be left out, and none of it is code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from standards_kit.language import grammar as grammars
from standards_kit.language.grammar import Grammar, GrammarError
from standards_kit.language.lexicon import CATEGORIES
from standards_kit.language.lexicon_reading import LexiconError, build_lexicon
from standards_kit.language.shelf import languages, load_lexicon
from standards_kit.language.vague import Vague, VagueFinder
from standards_kit.language.wordings import files_of, wordings

LANGUAGE = Path(grammars.__file__).parent
# What these read is the format of the files, which is English whatever the kit is written in.
READ_VALUES = {"numbers.py", "quantity.py"}
MODULES = [path for path in sorted(LANGUAGE.glob("*.py")) if path.name not in READ_VALUES]
# What rules are told goes by names, too: `we` is a list there, and `customer` a kind of subject.
TOLD = (wordings("en", file.name.removesuffix(".yaml")) for file in files_of("en"))
NAMES = grammars.WORDS | grammars.PATTERNS | {"customer"} | {n for each in TOLD for n in each.names}
ENGLISH = frozenset(
    """the and or of to is are be within every guest customer please promptly more most very than
    manager by when while with our we you your""".split()
)
WORD, ESCAPE = re.compile(r"\w+"), re.compile(r"\\[a-zA-Z]")

MISTAKES: dict[str, tuple[dict[str, Any], str]] = {
    "words nobody asks for": ({"words": {"pronuons": "we, you"}}, "pronuons"),
    "a pattern nobody asks for": ({"patterns": {"thna": "x"}}, "thna"),
    "a pattern that does not compile": ({"patterns": {"than": "("}}, "than"),
    "a quantity that does not compile": ({"quantities": {"count": "["}}, "count"),
    "a quantity whose name is no name": ({"quantities": {"per cent": "x"}}, "per cent"),
    "a pattern of itself": ({"patterns": {"than": "a{than}"}}, "than"),
    "a pattern that comes back": (
        {"patterns": {"than": "{of_two}", "of_two": "{saying}", "saying": "x{of_two}"}},
        "of_two",
    ),
    "a reference to nothing": ({"patterns": {"than": "{nothing_so_called}"}}, "nothing_so_called"),
    "a reference from a quantity": ({"quantities": {"count": "{nothing_so_called}"}}, "so_called"),
    "an unknown key": ({"pattern": {"than": "x"}}, "pattern"),
    "a list for a text": ({"words": {"ours": ["we", "you"]}}, "words"),
    "a list for the whole": ({"patterns": ["than"]}, "patterns"),
}


def speed(grammar: dict[str, Any] | None = None) -> dict[str, Any]:
    """A lexicon of one word, with a grammar or without."""
    entries = {"prompt": "promptly"}
    data = {"categories": {"speed": {"grade": "high", "ask": "When?", "entries": entries}}}
    return data if grammar is None else {**data, "grammar": grammar}


def find(data: dict[str, Any], text: str) -> list[Vague]:
    return VagueFinder(build_lexicon(data)).find(text, "expectation")


@pytest.mark.parametrize(("grammar", "named"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_a_grammar_is_named(grammar: dict[str, Any], named: str) -> None:
    with pytest.raises((LexiconError, GrammarError)) as refused:
        build_lexicon(speed(grammar)).grammar.check()
    assert named in str(refused.value)


@pytest.mark.parametrize("tag", languages())
def test_the_grammar_of_each_language_is_sound(tag: str) -> None:
    grammar = load_lexicon(tag).grammar
    grammar.check()
    assert grammar.quantity.search("") is None


def test_a_pattern_may_hold_other_patterns_and_any_word_of_a_list() -> None:
    words = {"small_number": "two, twenty-two", "ours": "we"}
    patterns = {"than": "{many} hours", "many": "{small_number}|{digits}"}
    grammar = Grammar({"words": words, "patterns": patterns})
    grammar.check()
    for said in ("two hours", "TWENTY-TWO hours", "12 hours"):
        assert grammar.pattern("than").fullmatch(said)
    assert grammar.words("ours") == {"we"}


@pytest.mark.parametrize("name", sorted(grammars.PATTERNS))
def test_a_pattern_that_a_language_leaves_out_never_matches(name: str) -> None:
    pattern = Grammar({}).pattern(name)
    assert not any(pattern.search(text) for text in ("", " ", "by 5 pm, or when we can"))


def test_words_and_quantities_that_a_language_leaves_out_are_none() -> None:
    grammar = Grammar({})
    grammar.check()
    assert not any(grammar.words(name) for name in grammars.WORDS)
    assert not grammar.quantity.search("5 minutes, 3 pm, £4")


@pytest.mark.parametrize(
    "text",
    [
        "You reply promptly.",
        "You reply promptly, within 2 hours.",
        "You reply promptly: by name, and with a thank-you.",
        "You never say promptly.",
        "You reply promptly, if the duty manager decides so.",
        "You reply more promptly than last year.",
    ],
)
def test_a_language_of_words_alone_has_its_words_found(text: str) -> None:
    assert [vague.phrase for vague in find(speed(), text)] == ["promptly"]


def test_a_language_may_compare_without_listing_comparisons() -> None:
    (found,) = find(speed({"words": {"compared_more": "more"}}), "You reply more promptly.")
    assert "promptly" in found.phrase
    assert found.ask


def test_every_category_works_in_a_language_of_words_alone() -> None:
    kinds = {
        name: {"grade": "low", "ask": "Which?", "entries": {f"word{name[0]}{name[-1]}": ""}}
        for name in CATEGORIES
    }
    text = "You " + " ".join(entry for kind in kinds.values() for entry in kind["entries"]) + "."
    found = find({"categories": kinds}, text)
    assert [vague.category for vague in found] == list(CATEGORIES)


@pytest.mark.parametrize("pattern", [r"\b(?:say|writ|words?\b)", r"\bsay (?:so|it)\b", "[:(]", "é"])
@pytest.mark.parametrize(
    "text",
    [
        "You SAY so.",
        "A hearsay.",
        "Say\nit.",
        "It is written: so.",
        "“Words”",
        "Wordsmith",
        "Cafe\u0301",
        "Re\u0301say it",
        "",
    ],
)
def test_a_pattern_is_told_word_by_word_as_in_the_whole_text(pattern: str, text: str) -> None:
    grammar = Grammar({"patterns": {"speaking": pattern}})
    found = re.search(pattern, text, re.IGNORECASE) is not None
    assert grammar.holds("speaking", text) == found


def english(node: ast.AST) -> Iterator[str]:
    """The texts of a module with an English word in them, as `line: text`.

    What is said to people about a mistake is English, and so are docstrings; names that the engine
    asks a grammar for are no words.
    """
    if isinstance(node, ast.Raise) or (isinstance(node, ast.Call) and _is_error(node.func)):
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        words = WORD.findall(ESCAPE.sub(" ", node.value).lower())
        if node.value not in NAMES and not ENGLISH.isdisjoint(words):
            yield f"{node.lineno}: {node.value}"
    for child in ast.iter_child_nodes(node):
        yield from english(child)


def _is_error(called: ast.expr) -> bool:
    return isinstance(called, ast.Name) and called.id in {"LexiconError", "GrammarError"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_the_engine_knows_no_english(path: Path) -> None:
    assert list(english(ast.parse(path.read_text("utf-8")))) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('PATTERN = r"\\b(?:within|by)\\b"', True),
        ('PATTERN = lazy(r"x|\\bthe\\b")', True),
        ('WORDS = ("a", "Every")', True),
        ('SAID = f"{word} than {other}"', True),
        ('def f() -> None:\n    """Take the text."""', False),
        ('raise GrammarError("There is more than one.")', False),
        ('raise ValueError(f"The entry {name}")', False),
        ('pattern("than")', False),
        ('pattern("defined_by")', False),
    ],
)
def test_and_it_would_be_noticed_if_it_did(code: str, found: bool) -> None:
    assert bool(list(english(ast.parse(code)))) == found
