"""A place is called by ids, and by what it says where it has none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from standards_kit.lint.address import Addresses
from standards_kit.model.folder import home_of
from standards_kit.model.project import load
from standards_kit.text.diagnostic import Place
from standards_kit.text.normal import name_of
from standards_kit.text.source import Span

Find = Callable[..., str]

KIT = """\
organisation: Harbour
lint: {ignore: [unreferenced]}
touchpoints: [{id: call, name: A call}]
terms:
  prompt: The same day.
"""
SOURCE = """\
defaults: {owner: Anna}
standards:
  - id: phone
    title: Answering
    title: Again
    why: They wait.
    emotional_response: {text: They feel expected., cue: A smile}
    expectations:
      - id: answer
        text: You answer.
        targets: [{at_most: 20 seconds}]
      - You   thank the CALLER.
    roles: [desk]
    terms: [{term: kind, definition: As we say.}]
  - title: No id here
    why: Because.
# a comment
recovery_plays: [{trigger: A call rang out}]
---
id: care
why: We owe it.
expectations: [You care.]
"""
THANKS = name_of("you thank the caller.")


@pytest.fixture
def address(tmp_path: Path) -> Find:
    """The address of the words that are looked for in the kit."""
    (tmp_path / "standards-kit.yaml").write_text(KIT)
    (tmp_path / "service").mkdir()
    (tmp_path / "service" / "a.yaml").write_text(SOURCE)
    home = home_of(tmp_path)
    assert home is not None
    project = load(home)
    addresses = Addresses(project, "")

    def find(words: str, pointer: str = "", document: int = 0) -> str:
        (source,) = (s for s in project.files if words in s.text)
        start = source.text.index(words)
        return addresses.of(Place(source, Span(start, start + len(words)), document, pointer))

    return find


@pytest.mark.parametrize(
    ("words", "pointer", "expected"),
    [
        ("They wait.", "/standards/0/why", "standards/phone/why"),
        ("You answer.", "/standards/0/expectations/0/text", "standards/phone/expectations/answer/text"),
        ("20 sec", "/standards/0/expectations/0/targets/0", "standards/phone/expectations/answer/targets/*"),
        ("You   thank", "/standards/0/expectations/1", f"standards/phone/expectations/{THANKS}"),
        ("As we say.", "/standards/0/terms/0/definition", "standards/phone/terms/kind/definition"),
        ("A smile", "/standards/0/emotional_response/cue", "standards/phone/emotional_response/cue"),
        ("No id here", "/standards/1", f"standards/{name_of('No id here')}"),
        ("A call rang", "/recovery_plays/0", f"recovery_plays/{name_of('A call rang out')}"),
        ("A call}", "/touchpoints/0/name", "touchpoints/call/name"),
        ("The same day.", "/terms/prompt", "terms/prompt"),
        ("Anna", "/defaults/owner", "service/a.yaml#/defaults/owner"),
        ("unreferenced", "/lint/ignore/0", f"standards-kit.yaml#/lint/ignore/{name_of('unreferenced')}"),
    ],
)  # fmt: skip
def test_a_pointer_is_told_in_names(address: Find, words: str, pointer: str, expected: str) -> None:
    assert address(words, pointer) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("title: Again", "standards/phone"),
        ("A smile", "standards/phone/emotional_response/cue"),
        ("thank", f"standards/phone/expectations/{THANKS}"),
        ("# a comment", f"standards/{name_of('No id here')}"),
        ("organisation", "standards-kit.yaml#/organisation"),
    ],
)
def test_without_a_pointer_it_is_what_the_place_stands_in(
    address: Find, words: str, expected: str
) -> None:
    assert address(words) == expected


def test_a_document_that_is_a_standard_is_called_as_if_it_were_listed(address: Find) -> None:
    assert address("We owe it.", "/why", 1) == "standards/care/why"


def test_a_file_that_could_not_be_read_is_called_by_its_name(address: Find) -> None:
    assert address("Anna", "", 9) == "service/a.yaml"
