"""What the page of a rule shows is so: the first example is reported, those after it are not.

A page shows the lines that matter. Here each standard gets what every standard needs besides.
"""

import base64
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
import yaml

from standards_kit.lint.baseline import known_from, written
from standards_kit.lint.catalogue import Listed, catalogue
from standards_kit.lint.engine import lint
from standards_kit.lint.option import Option
from standards_kit.lint.settings import Overrides
from standards_kit.model.folder import KIT_FILE, Home
from standards_kit.model.kit import KitSettings, SourceFile
from standards_kit.model.parts import Expectation
from standards_kit.model.project import load
from standards_kit.model.standard import Standard

TODAY = date(2026, 12, 1)
CONSOLE = re.compile(r"(?ms)^```console\n(.+?)^```")
BLOCK = re.compile(r"(?ms)^```yaml\n(.+?)^```")
NEEDED = {
    "id": "phone-greeting",
    "title": "Answering the phone",
    "why": "Silence makes callers think they are forgotten.",
    "emotional_response": "The caller feels expected.",
    "expectations": "['When a call comes in, you answer within 20 seconds.']",
}
SECTIONS = {*KitSettings.model_fields, *SourceFile.model_fields}
OWN = {*Standard.model_fields} - SECTIONS
OF_AN_EXPECTATION = {*Expectation.model_fields} - OWN - SECTIONS
IN_A_STANDARD = {"circular-definition", "conflicting-definition", "vague-definition"}
"""A definition is judged where a standard uses it: their examples get one."""
A_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
BESIDE: Mapping[str, Mapping[str, bytes]] = {
    "unusable-baseline": {
        ".standards-kit-baseline.json": b'{"standards_kit_baseline": 1, "fingerprints": 1, "findings": []}'
    },
    "unusable-brand-file": {"brand/logo.png": A_PNG},
    "unusable-extends": {"../house/rules.yaml": b"ignore: [unreferenced]\n"},
    "text-target-mismatch": {KIT_FILE: b"calendars: {default: {ring: 6 seconds}}\n"},
}
"""What lies beside an example, as its page tells."""
PHONE = "".join(f"{key}: {text}\n" for key, text in NEEDED.items())
LISTED = list(catalogue().values())


def examples(listed: Listed) -> list[str]:
    return BLOCK.findall(listed.docs["Example"])


def whole(rule: str, block: str) -> str:
    """The example with what its standards need; what a rule misses is not put in."""
    if rule == "missing-field":
        return block
    documents = [_completed(text) for text in re.split(r"(?m)^---\n", block)]
    if rule in IN_A_STANDARD:
        words = re.findall(r"(?m)^  (\w+):|term: (\w+)", block)
        said = ", then ".join(first or second for first, second in words)
        documents.append(_completed(f"expectations: ['When a call comes in, you are {said}.']\n"))
    return "---\n".join(documents)


def _completed(text: str) -> str:
    """A text with what its standards need, be it the lines of one, of an expectation, or a list."""
    keys = set(re.findall(r"(?m)^([\w-]+):", text))
    if keys and keys <= OF_AN_EXPECTATION:
        lines = [f"  - text: You answer.\n    {line}\n" for line in text.splitlines()]
        return _completed("expectations:\n" + "".join(lines))
    if keys & OWN or not keys & SECTIONS:
        return "".join(f"{key}: {NEEDED[key]}\n" for key in NEEDED if key not in keys) + text
    for start, inserted in sorted(_missing(text), reverse=True):
        text = text[:start] + inserted + text[start:]
    return text


def _missing(text: str) -> Iterator[tuple[int, str]]:
    """Where in a list of standards something is to be put in, and what."""
    root = yaml.compose(text, yaml.SafeLoader)
    for section, entries in root.value:
        for number, entry in enumerate(entries.value if section.value == "standards" else ()):
            keys = {key.value for key, _ in entry.value}
            lines = [f"{key}: {NEEDED[key]}" for key in NEEDED if key not in keys]
            lines = [line.replace("phone-greeting", f"greeting-{number}") for line in lines]
            start = entry.start_mark
            if entry.flow_style:
                yield start.index + 1, "".join(f"{line}, " for line in lines)
            else:
                yield start.index, "".join(f"{line}\n{' ' * start.column}" for line in lines)


def reported(folder: Path, rule: str, text: str) -> bool:
    """Whether the rule reports something in a kit of this text; alone, where another speaks for it."""
    kit = folder / "kit"
    beside = BESIDE.get(rule, {})
    example = "example.yaml" if KIT_FILE in beside else KIT_FILE
    for name, content in {**beside, example: text.encode()}.items():
        path = kit / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    project = load(Home(kit))
    verdicts = [lint(project, TODAY), lint(project, TODAY, Overrides(select=frozenset({rule})))]
    return any(found.rule == rule for v in verdicts for found in (*v.diagnostics, *v.held))


def _utf_16(folder: Path) -> None:
    (folder / "standards/phone.yaml").write_text(PHONE, encoding="utf-16")


def _moved(folder: Path) -> None:
    (folder / "standards/phone.yaml").unlink()
    (folder / "standards/phone.yaml").symlink_to(folder / "moved.yaml")


def _mended(folder: Path) -> None:
    """Somebody noted what there is, and then wrote it better."""
    phone = folder / "standards/phone.yaml"
    phone.write_text(PHONE.replace("within 20 seconds", "promptly"), encoding="utf-8")
    (folder / KIT_FILE).write_text("lint: {baseline: .standards-kit-baseline.json}\n", "utf-8")
    found = [
        one for one in lint(load(Home(folder)), TODAY).diagnostics if one.rule == "vague-phrase"
    ]
    (folder / ".standards-kit-baseline.json").write_text(written(known_from(found)), "utf-8")
    phone.write_text(PHONE, encoding="utf-8")


IN_FILES: Mapping[str, Callable[[Path], None]] = {
    "invalid-encoding": _utf_16, "stale-baseline": _mended, "unreadable-file": _moved,
}  # fmt: skip
"""What is wrong is a file, and no text in it: their pages show what is typed, and what comes of it."""
SHOWN = [listed for listed in LISTED if listed.name not in IN_FILES]


@pytest.mark.parametrize("listed", SHOWN, ids=lambda listed: listed.name)
def test_a_page_shows_what_is_reported_and_how_it_is_mended(listed: Listed, tmp_path: Path) -> None:
    bad, *good = examples(listed)
    assert good, "a page shows how it is mended, too"
    assert reported(tmp_path, listed.name, whole(listed.name, bad))
    for block in good:
        assert not reported(tmp_path, listed.name, whole(listed.name, block)), block


@pytest.mark.parametrize("name", IN_FILES)
def test_a_page_about_a_file_shows_what_lint_says_of_it_and_how_it_is_mended(
    name: str, tmp_path: Path
) -> None:
    (tmp_path / "standards").mkdir()
    (tmp_path / KIT_FILE).write_text("", encoding="utf-8")
    (tmp_path / "standards/phone.yaml").write_text(PHONE, encoding="utf-8")
    IN_FILES[name](tmp_path)
    (found,) = lint(load(Home(tmp_path)), TODAY).diagnostics
    typed = CONSOLE.findall(catalogue()[name].docs["Example"])
    place = found.finding.place
    where = f"{place.source.path}:{place.start.line}:{place.start.column}"
    line = f"{where}: {found.severity}[{found.rule}] {found.finding.message}"
    assert typed[0] == f"$ standards-kit lint --format concise\n{line}\n"
    assert typed[1].endswith("$ standards-kit lint --format concise\n")


WITH_OPTIONS = [listed for listed in LISTED if listed.rule.options]


@pytest.mark.parametrize("listed", WITH_OPTIONS, ids=lambda listed: listed.name)
def test_a_page_tells_each_option_with_its_default_and_how_it_is_set(
    listed: Listed, tmp_path: Path
) -> None:
    page = listed.docs["Options"]
    for name, option in listed.rule.options.items():
        assert re.search(rf"(?m)^- `{name}`: .+ Unless you set it: {_said(option)}\.$", page)
    (block,) = BLOCK.findall(page)
    (tmp_path / KIT_FILE).write_text(block, encoding="utf-8")
    project = load(Home(tmp_path))
    assert lint(project, TODAY).diagnostics == []
    assert set(project.kit.lint.options) == {listed.name}


def _said(option: Option) -> str:
    default = option.default
    return ", ".join(default) or "none" if isinstance(default, tuple) else str(default).lower()
