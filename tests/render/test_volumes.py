"""A book of thousands of standards comes in volumes, each of which stands alone."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from standards_kit.render import volumes as module
from standards_kit.render.handbook import (
    Change,
    GlossaryEntry,
    Handbook,
    IndexEntry,
    LimitView,
    MomentView,
    PlayView,
    Reference,
    StandardView,
)
from standards_kit.render.leftovers import Owner
from standards_kit.render.outputs import pdf
from standards_kit.render.prose import TermRef, prose
from standards_kit.render.theme import find_theme
from standards_kit.render.volumes import volumes

Large = Callable[[int], Handbook]


@pytest.fixture
def small_volumes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten standards fill a volume, so that nobody waits for thousands."""
    monkeypatch.setattr(module, "MOST", {"pdf": 10})


def sizes(book: Handbook) -> list[list[int]]:
    return [[len(c.standards) for c in v.chapters] for v in volumes(book, "pdf")]


def sized(book: Handbook, *counts: int) -> Handbook:
    """The book with chapters of these sizes."""
    return replace(
        book,
        chapters=tuple(
            replace(
                book.chapters[0],
                id=f"c{n}",
                number=n,
                title=f"Chapter {n}",
                standards=tuple(bare(f"s-{n}-{m}") for m in range(count)),
            )
            for n, count in enumerate(counts, 1)
        ),
        changes=(),
        plays=(),
        limits=(),
        glossary=(),
    )


def bare(name: str, **more: object) -> StandardView:
    return StandardView(id=name, title=name, why=prose("Because."), **more)  # type: ignore[arg-type]


def test_a_thousand_standards_are_one_book_and_more_are_not(large: Large) -> None:
    book = large(1000)
    assert volumes(book, "pdf") == (book,)
    assert len(volumes(large(1005), "pdf")) == 2
    assert len(volumes(large(1005), "html")) == 1


@pytest.mark.usefixtures("small_volumes")
@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((5, 5), [[5, 5]]),
        ((5, 6), [[5], [6]]),
        ((4, 4, 4, 4), [[4, 4], [4, 4]]),
        ((25,), [[9], [9], [7]]),
        ((3, 12, 2), [[3, 6], [6, 2]]),
        ((), [[]]),
    ],
)
def test_volumes_begin_with_a_chapter_where_that_can_be(
    book: Handbook, counts: tuple[int, ...], expected: list[list[int]]
) -> None:
    assert sizes(sized(book, *counts)) == expected


@pytest.mark.usefixtures("small_volumes")
def test_every_standard_is_in_one_volume_in_its_order(book: Handbook) -> None:
    whole = sized(book, 7, 31, 2, 9, 14)
    found = [s for volume in volumes(whole, "pdf") for s in volume.standards]
    assert found == list(whole.standards)
    assert all(len(volume.standards) <= 10 for volume in volumes(whole, "pdf"))


@pytest.mark.usefixtures("small_volumes")
def test_a_chapter_that_goes_on_says_so(book: Handbook) -> None:
    first, second = volumes(sized(book, 12), "pdf")
    assert first.chapters[0].title == "Chapter 1"
    assert first.chapters[0].introduction
    assert second.chapters[0].title == "Chapter 1, continued"
    assert not second.chapters[0].introduction


@pytest.mark.usefixtures("small_volumes")
def test_long_standards_fill_a_volume_sooner(book: Handbook) -> None:
    whole = sized(book, 9)
    long = replace(
        whole.chapters[0],
        standards=tuple(
            replace(standard, why=prose("A long reason. " * 400))
            for standard in whole.chapters[0].standards
        ),
    )
    assert sizes(whole) == [[9]]
    assert len(sizes(replace(whole, chapters=(long,)))) == 3


@pytest.mark.usefixtures("small_volumes")
def test_each_volume_has_at_its_back_what_it_relies_on(book: Handbook) -> None:
    def term(slug: str, *uses: str) -> GlossaryEntry:
        definition = (tuple(TermRef(use, use) for use in uses) or ("Words.",),)
        used = (Reference("s-1-0", "s-1-0"), Reference("s-2-0", "s-2-0"))
        return GlossaryEntry(slug, slug, definition, used_in=used)

    whole = sized(book, 10, 10)
    one = bare(
        "s-1-0",
        feeling=((TermRef("calm", "calm"),),),
        recovery=(Reference("play.p1", "P1"),),
    )
    two = bare("s-2-0", limits=(Reference("limit.l2", "L2"),))
    parts = tuple(
        replace(chapter, standards=(view, *chapter.standards[1:]))
        for chapter, view in zip(whole.chapters, (one, two), strict=True)
    )
    used = (Reference("s-1-0", "One"), Reference("s-2-0", "Two"))
    whole = replace(
        whole,
        chapters=parts,
        plays=(
            PlayView("p1", "P1", limits=(Reference("limit.l1", "L1"),), used_by=used),
            PlayView("spare", "Spare"),
        ),
        limits=tuple(LimitView(name, "Agent", "Give", "£5") for name in ("l1", "l2", "l3")),
        moments=(
            MomentView("m1", None, used[0], "Then"),
            MomentView("m2", None, used[1], "Later"),
            MomentView("m3", None, None, "Once"),
        ),
        glossary=(term("calm", "quiet"), term("quiet"), term("spare")),
        changes=(Change(used[1], "Changed."),),
    )
    first, second = volumes(whole, "pdf")
    assert [p.id for p in first.plays] == ["p1"]
    assert first.plays[0].used_by == (used[0], Reference("", "Two"))
    assert [limit.id for limit in first.limits] == ["l1"]
    assert [m.id for m in first.moments] == ["m1"]
    assert [e.slug for e in first.glossary] == ["calm", "quiet"]
    assert [r.id for r in first.glossary[0].used_in] == ["s-1-0"]
    assert first.journeys == first.changes == ()
    # What nobody relies on closes the last volume.
    assert [p.id for p in second.plays] == ["spare"]
    assert [limit.id for limit in second.limits] == ["l2", "l3"]
    assert [m.id for m in second.moments] == ["m2", "m3"]
    assert [e.slug for e in second.glossary] == ["spare"]
    assert second.journeys == whole.journeys
    assert second.changes == whole.changes
    for volume in (first, second):
        assert pdf.render(volume, find_theme())


@pytest.mark.usefixtures("small_volumes")
def test_the_index_of_a_volume_names_only_what_is_printed_in_it(book: Handbook) -> None:
    whole = sized(book, 8, 8)
    ids = [standard.id for standard in whole.standards]
    places = tuple(Reference(one, one) for one in ids)
    index = (IndexEntry("Everywhere", places), IndexEntry("First", places[:1]))
    first, second = volumes(replace(whole, touchpoints=index), "pdf")
    assert [one.title for one in first.touchpoints] == ["Everywhere", "First"]
    assert [one.title for one in second.touchpoints] == ["Everywhere"]
    assert [place.id for place in second.touchpoints[0].places] == ids[8:]
    assert pdf.render(second, find_theme("classic")).startswith(b"%PDF")


@pytest.mark.usefixtures("small_volumes")
def test_each_volume_says_which_it_is(large: Large) -> None:
    books = volumes(large(25), "pdf")
    assert len(books) == 3
    for number, volume in enumerate(books, 1):
        reader = PdfReader(io.BytesIO(pdf.render(volume, find_theme())))
        named = f"Front Desk Handbook, volume {number} of 3"
        cover = " ".join(reader.pages[0].extract_text().split())
        assert named in cover
        assert reader.metadata is not None
        assert " ".join(str(reader.metadata.title).split()) == named
        assert volume.fingerprint in reader.pages[-1].extract_text()


@pytest.mark.usefixtures("small_volumes")
def test_promises_to_customers_come_in_volumes_too(large: Large) -> None:
    books = volumes(replace(large(25), reader="customer"), "pdf")
    assert len(books) == 3
    assert all(pdf.render(volume, find_theme()) for volume in books)


KIT = """
import runpy, sys
from standards_kit.render import volumes
volumes.MOST = {"pdf": int(sys.argv.pop(1))}
sys.argv[0] = "standards-kit"
runpy.run_module("standards_kit", run_name="__main__")
"""


def run(root: Path, *arguments: str, most: int = 2) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", KIT, str(most), "render", "--draft", *arguments],
        cwd=root,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"},
        capture_output=True,
        text=True,
        check=False,
    )


def write_kit(root: Path) -> None:
    standards = "".join(
        f"  - {{id: s{n}, title: T{n}, why: W., emotional_response: F., expectations: [You wait.]}}\n"
        for n in range(5)
    )
    (root / "standards-kit.yaml").write_text(f"standards:\n{standards}", encoding="utf-8")


def test_the_command_says_that_there_are_volumes_and_names_their_files(tmp_path: Path) -> None:
    write_kit(tmp_path)
    done = run(tmp_path, "--format", "pdf,html")
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "The handbook “handbook” is too large for one PDF: its 5 standards come in 3 volumes.",
        "Wrote build/handbook-1-of-3.pdf",
        "Wrote build/handbook-2-of-3.pdf",
        "Wrote build/handbook-3-of-3.pdf",
        "Wrote build/handbook.html",
    ]
    assert sorted(file.name for file in (tmp_path / "build").iterdir()) == [
        *(f"handbook-{n}-of-3.pdf" for n in (1, 2, 3)),
        "handbook.html",
    ]


def printed(root: Path, most: int, *arguments: str) -> list[str]:
    """What is said where so many standards fill a volume."""
    done = run(root, "--format", "pdf", *arguments, most=most)
    assert done.stderr == ""
    return done.stdout.splitlines()


def names(root: Path) -> list[str]:
    return sorted(file.name for file in (root / "build").iterdir())


def test_a_book_and_its_volumes_never_lie_side_by_side(tmp_path: Path) -> None:
    write_kit(tmp_path)
    printed(tmp_path, 9)
    assert printed(tmp_path, 2)[-1] == "Removed build/handbook.pdf, which the new volumes replace"
    assert names(tmp_path) == [f"handbook-{n}-of-3.pdf" for n in (1, 2, 3)]
    assert printed(tmp_path, 3)[-3:] == [
        f"Removed build/handbook-{n}-of-3.pdf, which the new volumes replace" for n in (1, 2, 3)
    ]
    assert names(tmp_path) == [f"handbook-{n}-of-2.pdf" for n in (1, 2)]
    assert printed(tmp_path, 9) == [
        "Wrote build/handbook.pdf",
        *(f"Removed build/handbook-{n}-of-2.pdf, which the new file replaces" for n in (1, 2)),
    ]
    assert names(tmp_path) == ["handbook.pdf"]
    assert printed(tmp_path, 9) == ["Wrote build/handbook.pdf"]


def annotated(file: Path) -> None:
    with file.open("ab") as end:
        end.write(b"% a note of mine")


def linked(file: Path) -> None:
    """Written through somebody's link, to where they want it."""
    elsewhere = file.with_name("elsewhere.pdf")
    file.rename(elsewhere)
    file.symlink_to(elsewhere)
    printed(file.parents[1], 9)


def foreign(file: Path) -> None:
    file.write_bytes(b"somebody's own")


def unknown(_: Path) -> None:
    """As after a run on another machine: nothing is noted of the file."""
    shutil.rmtree(Path(os.environ["XDG_CACHE_HOME"]) / "standards-kit" / "written")


def another_kits(file: Path) -> None:
    """The same bytes at the same place, but printed from another kit."""
    kit = file.parents[1] / "another"
    kit.mkdir()
    write_kit(kit)
    file.unlink()
    printed(kit, 9, "--output", str(file.parent))


@pytest.mark.skipif(sys.platform != "linux", reason="where notes are kept differs by system")
@pytest.mark.parametrize("work", [annotated, linked, foreign, unknown, another_kits])
def test_what_may_be_somebody_elses_stays_and_is_named(
    tmp_path: Path, work: Callable[[Path], None]
) -> None:
    write_kit(tmp_path)
    printed(tmp_path, 9)
    book = tmp_path / "build" / "handbook.pdf"
    work(book)
    before = book.read_bytes()
    said = printed(tmp_path, 2)
    assert said[-1] == (
        "Left build/handbook.pdf, which the new volumes replace: it may have been changed since "
        "it was written. Move or delete it, so that nobody takes it for the new one."
    )
    assert book.read_bytes() == before
    assert printed(tmp_path, 2)[-1] == said[-1]


def test_files_with_other_names_are_nobodys_business(tmp_path: Path) -> None:
    write_kit(tmp_path)
    with (tmp_path / "standards-kit.yaml").open("a", encoding="utf-8") as kit:
        kit.write("handbooks: {handbook: {}, handbook-1-of-2: {}}\n")
    printed(tmp_path, 9, "--handbook", "handbook-1-of-2")
    others = [
        "handbook-2-of-1.pdf", "handbook-1-of-1.pdf", "handbook-01-of-2.pdf", "handbook-x.pdf",
        "handbook-1-of-2.pdf.bak", "handbook-1-of-2.html", "my-handbook.pdf", "Handbook.txt",
        "handbook copy.pdf", "handbook-1-of-2-old.pdf", "handbook-0-of-2.pdf",
    ]  # fmt: skip
    for name in others:
        (tmp_path / "build" / name).write_bytes(b"mine")
    said = printed(tmp_path, 9, "--handbook", "handbook")
    assert said == ["Wrote build/handbook.pdf"]
    assert names(tmp_path) == sorted([*others, "handbook.pdf", "handbook-1-of-2.pdf"])


def test_a_file_that_can_not_be_removed_is_left_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = Owner(tmp_path, "desk", ())
    old, new = tmp_path / "desk.pdf", tmp_path / "desk-1-of-2.pdf"
    old.write_bytes(b"old")
    owner.remember(old, b"old")

    def refuse(self: Path) -> None:
        raise PermissionError(13, "open elsewhere", str(self))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuse)
        assert owner.clear([new]) == [(old, False)]
    assert owner.clear([new]) == [(old, True)]
    assert not old.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal on Windows")
@pytest.mark.parametrize(("formats", "bar"), [("html,markdown", True), ("html", False)])
def test_a_bar_shows_on_a_terminal_while_several_files_are_written(
    tmp_path: Path, formats: str, bar: bool
) -> None:
    import pty

    write_kit(tmp_path)
    leader, follower = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "standards_kit", "render", "--draft", "--format", formats],
        cwd=tmp_path,
        env={**os.environ, "TERM": "xterm"},
        stdout=subprocess.PIPE,
        stderr=follower,
        check=False,
    )
    os.close(follower)
    os.set_blocking(leader, False)
    try:
        shown = os.read(leader, 1_000_000).decode()
    except OSError:
        shown = ""
    os.close(leader)
    assert done.returncode == 0
    assert ("Writing handbook.html" in shown) is bar
    assert ("2/2" in shown) is bar
    # What was written is said on the other stream, with no trace of the bar.
    assert done.stdout.decode().splitlines()[0] == f"Wrote {Path('build/handbook.html')}"
    assert "\x1b" not in done.stdout.decode()
