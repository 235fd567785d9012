"""What the README points at is there."""

import re
from pathlib import Path
from types import ModuleType
from urllib.parse import unquote

import yaml

from standards_kit import __version__

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|<img[^>]*\bsrc=\"([^\"]+)\"", re.DOTALL)
FENCED = re.compile(r"(?ms)^(`{3,}).*?^\1$")
HEADING = re.compile(r"(?m)^#+ (.+)$")
MAKE = re.compile(r"`make ([a-z]+)`")


def prose(readme: str) -> str:
    """The README without its blocks."""
    return FENCED.sub("", readme)


def anchor(heading: str) -> str:
    """What a heading is called in a link."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_every_link_leads_somewhere(checkout: Path, readme: str) -> None:
    targets = [a or b for a, b in LINK.findall(prose(readme))]
    assert len(targets) > 10
    headings = {anchor(heading) for heading in HEADING.findall(prose(readme))}
    for target in targets:
        path, _, part = unquote(target).partition("#")
        if path.startswith("http"):
            continue
        assert (checkout / path).is_file() if path else part in headings, target


def test_a_clone_is_asked_for_two_commands_that_there_are(checkout: Path, readme: str) -> None:
    makefile = (checkout / "Makefile").read_text("utf-8")
    asked = set(MAKE.findall(readme))
    assert asked == {"demo", "test"}
    for target in asked:
        assert re.search(rf"(?m)^{target}:", makefile)


def test_the_wheel_has_its_name(readme: str) -> None:
    assert set(re.findall(r"standards_kit-([\d.]+)-py3", readme)) == {__version__}


def test_every_block_in_yaml_is_yaml(refresh: ModuleType, readme: str) -> None:
    for block in refresh.blocks(readme):
        if block.language == "yaml":
            assert yaml.safe_load(block.body)
