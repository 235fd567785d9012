"""What rules are told of a language: written once, kept ready, and all of it asked for."""

import importlib.util
import re
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from standards_kit.ground.resources import lexicons
from standards_kit.language.grammar import GrammarError
from standards_kit.language.shelf import load_lexicon
from standards_kit.language.wordings import Wordings, sought, wordings

RULES = Path(str(lexicons())) / "rules"
FILES = sorted(RULES.glob("*/*.yaml"))
SOURCE = Path(__file__).resolve().parents[2] / "src" / "standards_kit"
BY_NAME = re.compile(r"\{([a-z_]+)\}")


def notes(told: Wordings, text: str) -> list[tuple[str, str]]:
    """The phrases of the list `named` in a text, each with its note."""
    return [(text[h.start : h.end], h.payload) for h in told.phrases("named").find(text)]


def test_a_phrase_is_found_in_each_of_its_forms_with_the_same_note() -> None:
    told = Wordings(
        {"phrases": {"named": {"foreman": {"forms": "forewoman, site boss", "note": "supervisor"}}}}
    )
    text = "The foreman asks the site boss."
    assert notes(told, text) == [("foreman", "supervisor"), ("site boss", "supervisor")]


def test_a_list_of_words_may_stand_in_a_phrase() -> None:
    told = Wordings(
        {"words": {"who": "guest, old friend"}, "phrases": {"named": {"difficult {who}": "they"}}}
    )
    assert notes(told, "A difficult guest, a difficult old friend, a difficult day.") == [
        ("difficult guest", "they"),
        ("difficult old friend", "they"),
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"verbs": {}}, "no key `verbs`"),
        ({"phrases": {"named": {"a {who}": "x"}}}, "no word list `who`"),
        ({"phrases": {"named": {"a": {"notes": "x"}}}}, "The phrase `a` takes a note"),
    ],
)
def test_a_mistake_is_named(data: dict[str, object], message: str) -> None:
    with pytest.raises(GrammarError, match=message):
        Wordings(data).phrases("named")


def test_a_language_without_a_file_leaves_a_rule_with_nothing_to_find() -> None:
    assert not wordings("tlh", "blame-language")
    assert sought("tlh") == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_everything_that_a_rule_is_told_can_be_read_and_is_asked_for(path: Path) -> None:
    written = path.read_text("utf-8")
    data = yaml.load(written, yaml.BaseLoader)
    told = wordings(path.parent.name, path.stem)
    for name in data.get("patterns", {}):
        told.pattern(name)
    for name in data.get("phrases", {}):
        told.phrases(name)
    within = set(BY_NAME.findall(written))
    idle = {name for name in told.names if name not in within and not asked_for(name)}
    assert idle == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_phrases_hang_on_the_same_words_whether_that_was_kept_or_not(path: Path) -> None:
    grammar = load_lexicon(path.parent.name).grammar
    told = wordings(path.parent.name, path.stem)
    anew = Wordings(yaml.load(path.read_text("utf-8"), yaml.BaseLoader), grammar)
    for name in yaml.load(path.read_text("utf-8"), yaml.BaseLoader).get("phrases", {}):
        assert told.phrases(name).index == anew.phrases(name).index


def test_what_phrases_hang_on_is_worked_out_anew_where_other_words_are_common() -> None:
    phrases = {"phrases": {"named": {"duty manager": ""}}}
    kept = {**phrases, **Wordings(phrases).indexed()}
    assert Wordings(kept).phrases("named").anchors == {"manager"}
    common = {"words": {"common": "manager"}, **kept}
    assert Wordings(common).phrases("named").anchors == {"duty"}


@cache
def asking() -> str:
    """What may ask for a list by its name: the rules, and what they share."""
    modules = [*SOURCE.glob("language/*.py"), *SOURCE.glob("lint/**/*.py")]
    return "".join(file.read_text("utf-8") for file in sorted(modules))


def asked_for(name: str) -> bool:
    """Whether a list is asked for by its name, or with all others whose names begin as its own."""
    kind = name.partition("_")[0] + "_"
    return any(written in asking() for written in (f'"{name}"', f'"{kind}"', f'"{kind}{{'))


@pytest.fixture
def build_lexicons() -> ModuleType:
    """The script that keeps what is written as it was read."""
    path = SOURCE.parents[1] / "scripts" / "build_lexicons.py"
    spec = importlib.util.spec_from_file_location("build_lexicons", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("folder", sorted({path.parent for path in FILES}), ids=lambda f: f.name)
def test_what_was_read_is_kept_up_to_date(folder: Path, build_lexicons: ModuleType) -> None:
    kept = folder.with_suffix(".json").read_text("utf-8")
    current = kept == build_lexicons.kept_wordings(folder.name)
    assert current, f"{folder.name}.json is behind its files: run scripts/build_lexicons.py"
