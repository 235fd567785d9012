"""A book in another language has no English in it, and reads as that language is read."""

import importlib.util
import io
import re
import string
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from pypdf import PdfReader

from standards_kit.model.folder import home_of
from standards_kit.model.project import Project, load
from standards_kit.render import formats, theme
from standards_kit.render.build import build, revision_date
from standards_kit.render.failure import RenderError
from standards_kit.render.handbook import Handbook
from standards_kit.render.outputs import pdf
from standards_kit.render.theme import Theme, find_theme
from standards_kit.render.walking import texts

HERE = Path(__file__).parent
KITS = HERE / "languages"
LANGUAGES = sorted(path.stem for path in KITS.glob("*.yaml") if path.stem != "kit")
BOOKS = ["desk", "coach", "customers"]
UNHEARD_OF = "qps"
"""A language of the tests alone: English in Greek letters, with marks that nobody else uses."""
GREEK = str.maketrans("abcdefghijklmnopqrstuvwxyz", "αβψδεφγηιξκλμνοπχρστθωςχυζ")
MARKS = {"colon": "÷ ", "comma": "× ", "semicolon": "¬ ", "stop": "¶", "arrow": "±"}
LATIN = re.compile(r"[A-Za-z]+")
ENGLISH_MARKS = re.compile(r"[:;,→]")


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    return found


def project_of(root: Path, said: dict[str, str]) -> Project:
    text = string.Template((KITS / "kit.yaml").read_text("utf-8")).substitute(said)
    (root / "standards-kit.yaml").write_text(text, encoding="utf-8")
    home = home_of(root)
    assert home is not None
    project = load(home)
    assert project.findings == []
    return project


def book_of(project: Project, name: str, theme: Theme | None = None) -> Handbook:
    return build(
        project, name, draft=theme is not None, revision=revision_date(project), theme=theme
    )


@pytest.fixture(scope="session")
def seen() -> ModuleType:
    """``visible``: what a reader sees of a file."""
    spec = importlib.util.spec_from_file_location("visible", HERE / "visible.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def greek(text: str) -> str:
    """A text in Greek letters, its blanks as they were; no mark is left that we would set."""
    parts = re.split(r"(\{\w+\})", text.lower())
    plain = (p if p.startswith("{") else re.sub("[,;:.]", "", p).translate(GREEK) for p in parts)
    return "".join(plain)


def unheard_of() -> dict[str, Any]:
    """Every word that we say, in the language of the tests."""
    ours = read(Path(str(find_theme().find("labels/en.yaml"))))
    words: dict[str, Any] = {
        name: greek(word) if isinstance(word, str) else {f: greek(w) for f, w in word.items()}
        for name, word in ours.items()
        if name != "writing"
    }
    writing = {
        "date": "{day} {month} {year}",
        "months": [greek(month) for month in ours["writing"]["months"]],
        "quotes": {UNHEARD_OF: ["«", "»"]},
        "numbers": {"group": "'", "from": "1000", "decimal": "'"},
        "signs": {"GBP": "¤"},
        "customer": "ξενος",
        "clause_begins": "",
    }
    return {"writing": writing, **words, **MARKS}


@pytest.fixture(scope="session")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A kit in that language: what authors wrote is Greek letters and figures."""
    root = tmp_path_factory.mktemp("nowhere")
    labels = root / "templates" / "classic" / "labels"
    labels.mkdir(parents=True)
    (labels.parent / "theme.yaml").touch()
    (labels / f"{UNHEARD_OF}.yaml").write_text(yaml.safe_dump(unheard_of()), encoding="utf-8")
    said = {key: greek(key.replace("_", " ")) for key in read(KITS / "de.yaml")}
    figures = {"twenty_seconds": "20", "ninety": "90%", "eighty": "80%", "two_minutes": "2"}
    figures |= {"one_day": "1", "one_hour": "1", "currency": "GBP", "language": UNHEARD_OF}
    return project_of(root, said | figures)


def names(view: object) -> Iterator[str]:
    """The ids and anchors of a book: names that an author chose, printed as they are."""
    for way, leaf in texts(view):
        step = way[-1]
        if isinstance(leaf, str) and step.field in {"id", "address", "slug", "fingerprint"}:
            yield leaf


def left_over(text: str, book: Handbook) -> set[str]:
    """Words in Latin letters that are no names, and marks that are none of the language's."""
    for name in sorted({*names(book), "2.1", "09:00"}, key=len, reverse=True):
        text = re.sub(rf"(?<![\w]){re.escape(name)}(?![\w])", " ", text)
    text = re.sub(r"\{\w+\}", "", text)  # what a script fills
    return {*LATIN.findall(text), *ENGLISH_MARKS.findall(text)}


def is_own(theme_name: str, folder: str) -> bool:
    """Whether a theme makes this kind of file otherwise than the one below it."""
    return any(path.startswith(f"{folder}/") for path in theme_files(theme_name))


@cache
def theme_files(name: str) -> tuple[str, ...]:
    layer = find_theme(name).layers[0]
    folder = Path(str(layer.folder))
    return tuple(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


PRINTED = [
    (theme_name, format_name)
    for theme_name in theme.names()
    for format_name, folder in (
        ("html", "html"),
        ("pdf", "typst"),
        ("markdown", "markdown"),
        ("docx", "docx"),
        ("epub", "epub"),
    )
    if is_own(theme_name, folder)
]


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize(("theme_name", "format_name"), PRINTED)
def test_no_word_of_ours_is_left_in_english(
    nowhere: Project, seen: ModuleType, theme_name: str, format_name: str, name: str
) -> None:
    if format_name == "docx":
        pytest.importorskip("docxtpl", reason="the extra docx is missing")
    chosen = find_theme(theme_name, nowhere.home.root)
    book = book_of(nowhere, name, chosen)
    made = formats.find_format(format_name)
    text = seen.visible(made.render(book, chosen), made.suffix)
    assert greek("draft") in text.casefold()  # what is ours was looked at
    assert left_over(text, book) == set()


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize("theme_name", theme.names())
def test_no_word_of_ours_is_left_in_english_in_the_source_of_a_pdf(
    nowhere: Project, seen: ModuleType, theme_name: str, name: str
) -> None:
    chosen = find_theme(theme_name, nowhere.home.root)
    book = book_of(nowhere, name, chosen)
    files = pdf.sources(book, chosen)
    said = [
        text for file in ("settings", "handbook") for text in seen.literals(files[f"{file}.typ"])
    ]
    technical = {"", "a4", UNHEARD_OF, "paper.typ", "front.typ", "charter.typ", "standard.typ"}
    technical |= {"back.typ", "poster.typ", "huddle.typ", "checklist.typ", "cards.typ"}
    technical |= {"settings.typ", *names(book), *(f"chapter.{c.id}" for c in book.chapters)}
    shown = [
        text
        for text in said
        if text not in technical and not re.fullmatch(r"#[0-9a-f]{6}|(\\?u\{[0-9a-f]+\})+", text)
    ]
    assert len(shown) > 200
    assert {word for text in shown for word in left_over(text, book)} == set()


@cache
def said_by_authors(language: str) -> dict[str, str]:
    return read(KITS / f"{language}.yaml")


@pytest.fixture(scope="session")
def kits(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Project]:
    """The kit in one of our languages."""

    @cache
    def kit(language: str) -> Project:
        return project_of(tmp_path_factory.mktemp(language), said_by_authors(language))

    return kit


@pytest.mark.parametrize("format_name", formats.names())
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_book_in_each_language_is_printed_in_each_format(
    kits: Callable[[str], Project], seen: ModuleType, language: str, format_name: str
) -> None:
    if format_name == "docx":
        pytest.importorskip("docxtpl", reason="the extra docx is missing")
    project = kits(language)
    chosen = find_theme("classic", project.home.root)
    book = book_of(project, "coach")
    made = formats.find_format(format_name)
    if (language, format_name) == ("ja", "pdf"):
        with pytest.raises(RenderError, match=r"Put NotoSansJP-Regular.otf from Noto"):
            made.render(book, chosen)
        return
    text = seen.visible(made.render(book, chosen), made.suffix)
    labels = read(Path(str(chosen.find(f"labels/{language}.yaml"))))
    if language != "ar":  # whose letters a PDF holds as shapes
        assert labels["reason"].casefold() in text.casefold()
        assert said_by_authors(language)["lesson"] in text
    assert not re.search(r"\b(the|when|what|with|which)\b", text, re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_says_which_language_it_is_in(
    kits: Callable[[str], Project], language: str
) -> None:
    project = kits(language)
    book = book_of(project, "desk")
    chosen = find_theme("classic", project.home.root)
    direction = "rtl" if language == "ar" else "ltr"
    page = formats.find_format("html").render(book, chosen).decode()
    turned = ' dir="rtl"' if language == "ar" else ""
    assert f'<html lang="{language}"{turned}>' in page
    with zipfile.ZipFile(io.BytesIO(formats.find_format("epub").render(book, chosen))) as pack:
        package = pack.read("EPUB/package.opf").decode()
        standard = pack.read("EPUB/standard-answer.xhtml").decode()
    assert f"<dc:language>{language}</dc:language>" in package
    assert f'lang="{language}" xml:lang="{language}" dir="{direction}"' in standard
    assert ("page-progression-direction" in package) is (language == "ar")
    settings = pdf.sources(book, chosen)["settings.typ"]
    assert f'#let language = "{language}"' in settings
    assert f"#let rtl = {'true' if language == 'ar' else 'false'}" in settings


@pytest.mark.parametrize("language", ["de", "ar"])
def test_a_pdf_says_its_language(kits: Callable[[str], Project], language: str) -> None:
    project = kits(language)
    chosen = find_theme("classic", project.home.root)
    made = formats.find_format("pdf").render(book_of(project, "customers"), chosen)
    assert PdfReader(io.BytesIO(made)).trailer["/Root"]["/Lang"] == language


@pytest.mark.parametrize("language", ["english", "x", "en_GB", "../x", "tlh-Latn-AQ"])
def test_a_language_that_typst_does_not_know_is_no_failure(
    kits: Callable[[str], Project], tmp_path: Path, language: str
) -> None:
    said = said_by_authors("de") | {"language": language}
    book = book_of(project_of(tmp_path, said), "customers")
    assert formats.find_format("pdf").render(book, find_theme()).startswith(b"%PDF")


def lines(kits: Callable[[str], Project], language: str) -> str:
    book = book_of(kits(language), "coach")
    return formats.find_format("markdown").render(book, find_theme()).decode()


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("de", "Kulanz bis 50\u00a0€ je Fall"),
        ("de", "höchstens 20 Sekunden"),
        ("de", "Schichtleitung, Frist 2 Minuten, wenn der Gast eine Führungskraft verlangt"),
        ("de", "1.200\u00a0€"),
        ("de", "Empfang: Kulanz bis 50\u00a0€ je Fall"),
        ("fr", "**À quoi cela se remarque\u00a0:** "),
        ("fr", "en 20 secondes au plus"),
        ("fr", "se reconnaît à ceci\u00a0: le nom est dit\u202f; un merci est dit".capitalize()),
        ("fr", "1\u202f200\u00a0€"),
        ("es", "en 20 segundos como máximo"),
        ("it", "entro 20 secondi"),
        ("nl", "Coulance tot €\u00a050 per geval"),
        ("pt", "Cortesia até R$\u00a050 por caso"),
        ("pl", "Rekompensata do 50\u00a0zł / przypadek"),
        ("pl", "2 standardy"),
        ("ar", "معياران"),
        ("ar", "المكالمة الأولى ← الوصول"),
        ("ar", "مدير المناوبة، خلال 2 دقيقة، إذا طلب الضيف التحدث إلى مدير"),
        ("ja", "お心づけは1件につき¥50まで"),
        ("ja", "20秒以内"),
        ("ja", "第1章"),
        ("ja", "お客様が責任者をお求めになった場合"),
    ],
)
def test_what_we_put_together_reads_as_people_write_it(
    kits: Callable[[str], Project], language: str, printed: str
) -> None:
    text = lines(kits, language)
    if printed == "第1章":  # Markdown numbers its chapters otherwise
        book = book_of(kits(language), "coach")
        text = formats.find_format("html").render(book, find_theme()).decode()
    assert printed in text.replace("\\", "")


def test_what_is_required_is_said_in_the_books_language(kits: Callable[[str], Project]) -> None:
    assert "- **Festhalten:** ja, immer" in lines(kits, "de")
    assert "required" not in lines(kits, "de")


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("1500 EUR", "1.500\u00a0€"),
        ("1.500 EUR", "1.500 EUR"),
        ("99,5 EUR", "99,5 EUR"),
    ],
)
def test_a_figure_whose_marks_we_read_otherwise_is_printed_as_written(
    tmp_path: Path, written: str, printed: str
) -> None:
    text = (
        (KITS / "kit.yaml").read_text("utf-8").replace("up_to: 50 $currency", f'up_to: "{written}"')
    )
    root = tmp_path / "kit"
    root.mkdir()
    (root / "standards-kit.yaml").write_text(
        string.Template(text).substitute(said_by_authors("de")), encoding="utf-8"
    )
    home = home_of(root)
    assert home is not None
    book = build(load(home), "desk")
    assert printed in {limit.up_to for limit in book.limits}


def test_spaces_that_french_sets_end_no_line(kits: Callable[[str], Project]) -> None:
    page = formats.find_format("html").render(book_of(kits("fr"), "desk"), find_theme()).decode()
    assert "Que puis-je pour vous\u202f?\u00a0»" in page
    assert "décide de la suite\u00a0: l’appel" in page


def test_an_epub_without_a_face_for_its_cover_leaves_the_words_out(
    kits: Callable[[str], Project],
) -> None:
    book = book_of(kits("ja"), "customers")
    made = formats.find_format("epub").render(book, find_theme())
    with zipfile.ZipFile(io.BytesIO(made)) as pack:
        assert pack.read("EPUB/cover.png").startswith(b"\x89PNG")
