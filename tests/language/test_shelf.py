"""Lexicons come with this package and with packages beside it; what was read once is kept."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from standards_kit.ground.resources import lexicons
from standards_kit.language import shelf
from standards_kit.language.lexicon_reading import LexiconError
from standards_kit.language.shelf import languages, load_lexicon
from standards_kit.language.vague import VagueFinder
from standards_kit.lint.sound import standard

Install = Callable[..., Path]
COMMITTED = sorted(Path(str(lexicons())).glob("*.yaml"))

FINNISH = """
language: fi
categories:
  speed: {grade: medium, ask: Milloin?, entries: {pian: piakkoin}}
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install a package with lexicons, by language, for the length of a test; give its folder."""
    installed = []
    monkeypatch.setattr(shelf, "announced", lambda _: True)  # it may remember that there was none

    def write(name: str, init: str = "", target: str = "", **by_language: str) -> Path:
        package = tmp_path / "site" / name
        package.mkdir(parents=True)
        (package / "__init__.py").write_text(init, encoding="utf-8")
        for language, text in by_language.items():
            (package / f"{language}.yaml").write_text(text, encoding="utf-8")
        told = package.with_name(f"{name}-1.0.dist-info")
        told.mkdir()
        (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (told / "entry_points.txt").write_text(f"[{shelf.GROUP}]\n{name} = {target or name}\n")
        monkeypatch.syspath_prepend(package.parent)
        installed.append(name)
        shelf._load.cache_clear()
        return package.parent

    shelf._load.cache_clear()
    yield write
    shelf._load.cache_clear()
    for name in installed:
        sys.modules.pop(name, None)


def found(language: str, text: str) -> list[tuple[str, str, str]]:
    """The vague phrases of an expectation, each with its category and its question."""
    hits = VagueFinder(load_lexicon(language)).find(text, "expectation")
    return [(vague.phrase, vague.category, vague.ask) for vague in hits]


def phrases(language: str, text: str) -> list[str]:
    return [phrase for phrase, _, _ in found(language, text)]


def test_a_package_brings_a_language_we_have_none_of(install: Install) -> None:
    assert phrases("fi", "Vastaat piakkoin.") == []
    install("finnish_words", fi=FINNISH)
    assert "fi" in languages()
    assert found("fi", "Vastaat piakkoin.") == [("piakkoin", "speed", "Milloin?")]


def test_a_package_adds_entries_to_a_language_we_have(install: Install) -> None:
    assert phrases("en", "Reply zwiftish, and promptly.") == ["promptly"]
    install("zwift_words", en="categories: {speed: {entries: {zwift: zwiftish}}}")
    assert languages() == ["en", "fr"]
    assert phrases("en", "Reply zwiftish, and promptly.") == ["zwiftish", "promptly"]


def test_an_entry_that_a_package_adds_asks_what_its_category_asks(install: Install) -> None:
    install("zwift_words", en="categories: {speed: {entries: {zwift: zwiftish}}}")
    [(_, category, ask)] = found("en", "Reply zwiftish.")
    assert (category, ask) == ("speed", load_lexicon("en").asks["speed"])


def test_a_package_adds_exceptions_to_our_entries(install: Install) -> None:
    assert phrases("en", "Ring the prompt bell.") == ["prompt"]
    install("bell_words", en="categories: {speed: {entries: {prompt: {not: prompt bell}}}}")
    assert phrases("en", "Ring the prompt bell, and be prompt.") == ["prompt"]


def test_a_package_replaces_nothing_of_ours(install: Install) -> None:
    ours = found("en", "You reply promptly and kindly.")
    said = "{grade: low, ask: Eh?, entries: {prompt: {forms: promptly, ask: Eh?}, kind: kindly}}"
    install("other_words", en=f"categories: {{superlative: {said}}}")
    assert found("en", "You reply promptly and kindly.") == ours
    assert "Eh?" not in load_lexicon("en").asks.values()


def test_two_packages_may_bring_one_language(install: Install) -> None:
    install("a_words", fi=FINNISH)
    install("b_words", fi="categories: {speed: {entries: {heti: ''}}}")
    assert phrases("fi", "Vastaat heti tai piakkoin.") == ["heti", "piakkoin"]


@pytest.mark.parametrize(("region", "language"), [("fr-CA", "fr"), ("FR", "fr"), ("fi-FI", "fi")])
def test_a_region_has_the_lexicon_of_its_language(
    install: Install, region: str, language: str
) -> None:
    install("finnish_words", fi=FINNISH)
    assert load_lexicon(region) is load_lexicon(language)
    assert load_lexicon(region).entries


@pytest.mark.parametrize("tag", ["../elsewhere", "{folder}/elsewhere", "a" * 300, "a\0b", ""])
def test_a_language_tag_leads_to_no_file_outside_the_shelf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tag: str
) -> None:
    (tmp_path / "shelf").mkdir()
    (tmp_path / "elsewhere.yaml").write_text(FINNISH, encoding="utf-8")
    monkeypatch.setattr(shelf, "lexicons", lambda: tmp_path / "shelf")
    assert load_lexicon(tag.replace("{folder}", str(tmp_path))).entries == ()


BROKEN = {
    "YAML that nothing can read": ("categories: [\n", "not sound YAML"),
    "an unknown category": ("categories: {pace: {}}", "`pace`"),
    "an unknown key": ("tone: warm\ncategories: {}", "`tone`"),
    "an unknown key of an entry": ("categories: {speed: {entries: {zwift: {form: x}}}}", "zwift"),
    "no categories": ("language: en", "categories"),
    "nothing at all": ("", "categories"),
    "entries that are a list": ("categories: {speed: {entries: [zwift]}}", "`entries`"),
    "endings that are a list": ("categories: {}\nendings: [-ly]", "`endings`"),
    "a grammar that is a list": ("categories: {}\ngrammar: [than]", "`grammar`"),
    "a grammar that is a text": ("categories: {}\ngrammar: than", "`grammar`"),
    "a morphology that is a list": ("categories: {}\nmorphology: [plain]", "`morphology`"),
    "an ending whose category is a list": (
        "categories: {}\nendings: {-ly: {category: [speed]}}",
        "`-ly`",
    ),
    "a list where a field has its grade": (
        "categories: {speed: {entries: {zwift: {fields: {why: [low]}}}}}",
        "zwift",
    ),
}


@pytest.mark.parametrize(("text", "named"), BROKEN.values(), ids=BROKEN)
def test_a_package_that_is_broken_is_named_with_what_is_wrong(
    install: Install, text: str, named: str
) -> None:
    install("broken_words", en=text)
    with pytest.raises(LexiconError, match="broken_words") as refused:
        load_lexicon("en")
    assert named in str(refused.value)


UNREADABLE = {
    "something it needs is missing": {"init": "import nothing_of_that_name"},
    "it is no Python": {"init": "import ("},
    "it is not there": {"target": "nothing_of_that_name"},
}


@pytest.mark.parametrize("made", UNREADABLE.values(), ids=UNREADABLE)
def test_a_package_that_cannot_be_imported_is_named(install: Install, made: dict[str, str]) -> None:
    install("broken_words", **made)
    with pytest.raises(LexiconError, match="broken_words"):
        load_lexicon("en")


def lint(folder: Path, site: Path) -> "subprocess.CompletedProcess[str]":
    """Lint a kit with a sound standard and a Finnish one, with a package beside ours."""
    kit = folder / "kit"
    kit.mkdir()
    (kit / "standards-kit.yaml").touch()
    (kit / "a.yaml").write_text(standard(), encoding="utf-8")
    finnish = {"id": "id: b", "expectations": "expectations: [Vastaat pian.]"}
    (kit / "b.yaml").write_text(standard("language: fi", **finnish), encoding="utf-8")
    path = os.pathsep.join((str(site), os.environ["PYTHONPATH"]))
    return subprocess.run(
        [sys.executable, "-m", "standards_kit", "lint", "."],
        cwd=kit,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


COMMAND_LINE: dict[str, dict[str, str]] = {
    "YAML that nothing can read": {"en": "categories: [\n"},
    "an unknown category": {"en": "categories: {pace: {}}"},
    "a module it needs is missing": {"init": "import nothing_of_that_name"},
}


@pytest.mark.parametrize("made", COMMAND_LINE.values(), ids=COMMAND_LINE)
def test_whoever_runs_it_with_a_broken_package_is_told_its_name(
    install: Install, tmp_path: Path, made: dict[str, str]
) -> None:
    done = lint(tmp_path, install("broken_words", **made))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("standards-kit: The lexicon ")
    assert "`broken_words`" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_pattern_that_cannot_be_read_is_told_like_any_other_mistake(
    install: Install, tmp_path: Path
) -> None:
    text = FINNISH + "grammar: {patterns: {generic_noun: (}}"
    done = lint(tmp_path, install("broken_words", fi=text))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "`broken_words`" in done.stderr
    assert "`generic_noun`" in done.stderr


def test_whoever_runs_it_with_a_sound_package_has_its_words(
    install: Install, tmp_path: Path
) -> None:
    done = lint(tmp_path, install("finnish_words", fi=FINNISH))
    assert done.returncode == 1
    assert "“pian” doesn't say how soon" in done.stdout


@pytest.fixture(scope="module")
def build_lexicons(checkout: Path) -> ModuleType:
    """The script that keeps what lexicons are read into."""
    spec = importlib.util.spec_from_file_location(
        "build_lexicons", checkout / "scripts" / "build_lexicons.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_was_read_counts_only_while_it_carries_the_mark_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, install: Install, build_lexicons: ModuleType
) -> None:
    written, read = tmp_path / "en.yaml", tmp_path / "en.json"
    shutil.copy(str(lexicons() / "en.yaml"), written)
    first, _, rest = build_lexicons.kept(written).partition("\n")
    said = json.loads(first)
    said["asks"]["speed"] = "Kept?"
    read.write_text(f"{json.dumps(said)}\n{rest}", encoding="utf-8")
    monkeypatch.setattr(shelf, "lexicons", lambda: tmp_path)
    assert found("en", "Reply promptly.") == [("promptly", "speed", "Kept?")]
    with written.open("a", encoding="utf-8") as more:
        more.write("# A remark.\n")
    shelf._load.cache_clear()
    [(phrase, category, ask)] = found("en", "Reply promptly.")
    assert (phrase, category) == ("promptly", "speed")
    assert ask != "Kept?"


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.name)
def test_what_is_kept_of_a_lexicon_is_as_it_reads_now(
    path: Path, build_lexicons: ModuleType
) -> None:
    read = path.with_suffix(".json")
    current = read.is_file() and read.read_text("utf-8") == build_lexicons.kept(path)
    assert current, f"{read.name} is behind {path.name}: run scripts/build_lexicons.py"


def test_nothing_is_kept_of_a_lexicon_that_is_gone() -> None:
    kept = {path.stem for path in Path(str(lexicons())).glob("*.json")}
    assert kept <= {path.stem for path in COMMITTED}
