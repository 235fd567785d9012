"""The fixed words of a handbook, and how each language writes dates, figures and lists."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from standards_kit.model.project import Project
from standards_kit.render.blanks import blanks
from standards_kit.render.build import build
from standards_kit.render.eject import chosen, eject
from standards_kit.render.failure import RenderError
from standards_kit.render.handbook import Handbook
from standards_kit.render.labels import english_in, labels_for, normal, tags_of
from standards_kit.render.outputs import html, markdown
from standards_kit.render.theme import find_theme
from standards_kit.render.writing import mistakes

CLASSIC = find_theme()
FILES: dict[str, dict[str, Any]] = {
    name.removesuffix(".yaml"): yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)
    for name, file in CLASSIC.files("labels", ".yaml")
}
ENGLISH = FILES["en"]
LANGUAGES = [tag for tag in FILES if "-" not in tag]
REGIONS = [tag for tag in FILES if "-" in tag]


def needed(word: Any) -> set[str]:
    """What is filled into a word; the customer's may begin a sentence in one language only."""
    return {blank.lower() for blank in blanks(word)}


def words(file: dict[str, Any]) -> dict[str, Any]:
    return {name: word for name, word in file.items() if name != "writing"}


class TestFiles:
    def test_there_are_the_languages_that_the_docs_name(self) -> None:
        assert LANGUAGES == ["ar", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt"]

    @pytest.mark.parametrize("tag", LANGUAGES)
    def test_a_language_says_every_word_that_english_says(self, tag: str) -> None:
        assert list(FILES[tag]) == list(ENGLISH)
        assert all(word.strip() for word in FILES[tag].values() if isinstance(word, str))

    @pytest.mark.parametrize("tag", LANGUAGES + REGIONS)
    def test_what_is_filled_into_a_word_is_filled_into_it_in_every_language(self, tag: str) -> None:
        told = {name: needed(word) for name, word in words(FILES[tag]).items()}
        assert told == {name: needed(ENGLISH[name]) for name in told}

    @pytest.mark.parametrize("tag", LANGUAGES)
    def test_a_word_that_counts_has_just_the_forms_of_its_language(self, tag: str) -> None:
        forms = [*FILES[tag]["writing"]["plurals"], "other"]
        counted = [list(word) for word in words(FILES[tag]).values() if not isinstance(word, str)]
        assert counted == [forms] * 3

    @pytest.mark.parametrize("tag", LANGUAGES + REGIONS)
    def test_the_manners_of_a_language_can_be_read(self, tag: str) -> None:
        assert list(mistakes(FILES[tag].get("writing", {}))) == []

    @pytest.mark.parametrize("tag", REGIONS)
    def test_a_region_says_only_what_differs_from_its_language(self, tag: str) -> None:
        language = FILES[tag.partition("-")[0]]
        same = [name for name, word in words(FILES[tag]).items() if language.get(name) == word]
        assert same == []

    @pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != "en"])
    def test_hardly_a_word_is_the_same_as_in_english(self, tag: str) -> None:
        marks = {"colon", "comma", "semicolon", "stop", "arrow"}
        same = {name for name, word in words(FILES[tag]).items() if word == ENGLISH[name]} - marks
        assert {name for name in same if " " in ENGLISH[name]} <= {"scope_standard", "version"} | {
            "scope_department",
            "limit_whose",
            "per",
            "filter_shown",
        }
        assert len(same) < 16


# From the samples of Unicode's CLDR.
FORMS = {
    "en": {"one": [1], "other": [0, 2, 5, 11, 21, 100]},
    "fr": {"one": [0, 1], "other": [2, 3, 11, 21, 100]},
    "pt": {"one": [0, 1], "other": [2, 11, 101]},
    "pt-PT": {"one": [1], "other": [0, 2, 11]},
    "pl": {
        "one": [1],
        "few": [2, 3, 4, 22, 24, 32, 102, 1002],
        "many": [0, 5, 11, 12, 14, 19, 21, 25, 100, 112, 1000],
    },
    "ar": {
        "zero": [0],
        "one": [1],
        "two": [2],
        "few": [3, 10, 103, 110, 1003],
        "many": [11, 26, 99, 111, 1011],
        "other": [100, 101, 102, 200, 1000],
    },
    "ja": {"other": [0, 1, 2, 5, 100]},
}


@pytest.mark.parametrize("language", FORMS)
def test_a_number_takes_the_form_that_people_say(language: str) -> None:
    writing = labels_for(language, "").writing
    for form, numbers in FORMS[language].items():
        assert {number: writing.form(number) for number in numbers} == dict.fromkeys(numbers, form)


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en-GB", 1, "1 standard"),
        ("en-GB", 1234, "1,234 standards"),
        ("de", 1234, "1.234 Standards"),
        ("fr", 0, "0 standard"),
        ("fr", 1234, "1\u202f234 standards"),
        ("es", 1234, "1234 estándares"),
        ("pl", 22, "22 standardy"),
        ("pl", 12, "12 standardów"),
        ("ar", 2, "معياران"),
        ("ar", 11, "11 معيارًا"),
        ("ja", 1, "基準1件"),
    ],
)
def test_standards_are_counted(language: str, number: int, said: str) -> None:
    assert labels_for(language, "").fill("count", n=number) == said


@pytest.mark.parametrize(
    ("language", "first", "twentieth"),
    [
        ("en-GB", "1 May 2026", "20 August 2026"),
        ("en-US", "May 1, 2026", "August 20, 2026"),
        ("fr", "1er mai 2026", "20 août 2026"),
        ("de", "1. Mai 2026", "20. August 2026"),
        ("es-MX", "1 de mayo de 2026", "20 de agosto de 2026"),
        ("it", "1º maggio 2026", "20 agosto 2026"),
        ("nl", "1 mei 2026", "20 augustus 2026"),
        ("pt-BR", "1º de maio de 2026", "20 de agosto de 2026"),
        ("pt-PT", "1 de maio de 2026", "20 de agosto de 2026"),
        ("pl", "1 maja 2026", "20 sierpnia 2026"),
        ("ar", "1 مايو 2026", "20 أغسطس 2026"),
        ("ja", "2026年5月1日", "2026年8月20日"),
    ],
)
def test_a_date_is_written_as_people_write_it(language: str, first: str, twentieth: str) -> None:
    labels = labels_for(language, "")
    assert (labels.day(date(2026, 5, 1)), labels.day(date(2026, 8, 20))) == (first, twentieth)


def test_austria_has_a_january_of_its_own() -> None:
    assert labels_for("de-AT", "").day(date(2026, 1, 6)) == "6. Jänner 2026"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-GB", "€1,234.50"),
        ("de", "1.234,50\u00a0€"),
        ("de-CH", "€\u00a01234.50"),
        ("fr", "1\u202f234,50\u00a0€"),
        ("es", "1234,50\u00a0€"),
        ("es-MX", "€1,234.50"),
        ("nl", "€\u00a01234,50"),
        ("pl", "1234,50\u00a0€"),
        ("ja", "€1,234.50"),
    ],
)
def test_money_has_its_sign_and_its_commas(language: str, said: str) -> None:
    assert labels_for(language, "").writing.money(Decimal("1234.5"), "EUR") == said


def test_a_currency_without_a_sign_here_is_left_to_its_author() -> None:
    assert labels_for("fr", "").writing.money(Decimal(5), "PLN") == ""
    assert labels_for("pl", "").writing.money(Decimal(5), "PLN") == "5\u00a0zł"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "“Hello”"),
        ("en-GB", "‘Hello’"),
        ("de", "„Hello“"),
        ("de-CH", "«Hello»"),
        ("fr-BE", "«\u00a0Hello\u00a0»"),
        ("es", "«Hello»"),
        ("es-AR", "“Hello”"),
        ("pl-PL", "„Hello”"),
        ("pt-PT", "«Hello»"),
        ("ja", "「Hello」"),
    ],
)
def test_spoken_words_stand_between_the_marks_of_language_and_region(
    language: str, said: str
) -> None:
    assert labels_for(language, "").quoted("Hello") == said


@pytest.mark.parametrize("text", ["“Hi”", "«Hi»", "「Hi」", "„Hi“", "'Hi'"])
def test_words_that_bring_their_own_marks_get_no_others(text: str) -> None:
    assert labels_for("fr", "").quoted(text) == text


@pytest.mark.parametrize(
    ("language", "word", "said"),
    [
        ("en", "guest", "How the guest feels"),
        ("en", "", "How the customer feels"),
        ("fr", "client", "Ce que ressent le client"),
        ("fr", "hôte", "Ce que ressent l’hôte"),
        ("fr", "la patiente", "Ce que ressent la patiente"),
        ("fr", "l'usager", "Ce que ressent l'usager"),
        ("fr", "customer", "Ce que ressent le client"),
        ("de", "Gast", "Was der Gast empfindet"),
        ("de", "die Patientin", "Was die Patientin empfindet"),
        ("de", "Derwisch", "Was der Derwisch empfindet"),
        ("it", "studente", "Che cosa prova lo studente"),
        ("it", "ospite", "Che cosa prova l’ospite"),
        ("it", "cliente", "Che cosa prova il cliente"),
        ("nl", "het lid", "Hoe het lid zich voelt"),
        ("pl", "gość", "Co czuje gość"),
        ("ar", "ضيف", "ما يشعر به الضيف"),
        ("ar", "الضيف", "ما يشعر به الضيف"),
        ("ja", "", "お客様の気持ち"),
    ],
)
def test_the_customers_word_stands_with_its_article(language: str, word: str, said: str) -> None:
    assert labels_for(language, word)["feeling"] == said


def test_the_customers_word_begins_a_sentence_with_a_capital() -> None:
    assert labels_for("de", "Gast")["huddle_feels"] == "Der Gast fühlt sich "
    assert labels_for("fr", "hôte")["huddle_feels"] == "L’hôte se sent "


@pytest.mark.parametrize(
    ("language", "text", "brings"),
    [
        ("en", "if the caller asks", True),
        ("en", "the caller asks", False),
        ("en", "iffy answers are given", False),
        ("fr", "lorsqu'un hôte le demande", True),
        ("fr", "l’hôte le demande", False),
        ("de", "Wenn der Gast fragt", True),
        ("de", "bei einer Beschwerde", True),
        ("de", "der Gast fragt", False),
        ("pl", "gość prosi", False),
        ("ja", "お客様が求めたとき", True),
        ("ja", "お客様が求めた", False),
    ],
)
def test_a_condition_that_says_when_is_not_told_so_again(
    language: str, text: str, brings: bool
) -> None:
    assert labels_for(language, "").writing.is_clause(text) is brings


@pytest.mark.parametrize(
    ("language", "in_order"),
    [
        ("en", ["cafe", "café", "Cage", "naïve", "Zoo"]),
        ("fr", ["à propos", "écran", "élan", "œuvre", "oublier", "zèle"]),
        ("de", ["ändern", "Anfang", "Arbeit", "Straße", "Strauß", "über", "Zeit"]),
        ("es", ["nube", "nutria", "ñandú", "oso"]),
        ("en", ["ñandú", "nube", "oso"]),
        ("pl", ["az", "ąb", "baza", "cło", "ćma", "dom", "lody", "łoś", "mak"]),
        ("pl", ["zebra", "zorza", "źle", "żaba"]),
        ("ar", ["البريد", "تأكيد", "الرد", "سريع"]),
        ("ja", ["あさ", "アサガオ", "かさ", "がっこう", "キー"]),
    ],
)
def test_words_are_listed_in_the_order_of_the_language(language: str, in_order: list[str]) -> None:
    writing = labels_for(language, "").writing
    backwards = in_order[::-1]
    assert sorted(backwards, key=writing.sort_key) == in_order


def test_a_glossary_is_in_the_order_of_its_language(kit: Callable[[str], Project]) -> None:
    text = """
language: es
terms: {ñandú: Un ave., oso: Un animal., nutria: Otro animal.}
standards:
  - {id: a, title: A, why: Ñandú y oso., emotional_response: Nutria., expectations: [El oso come.]}
"""
    book = build(kit(text), "handbook")
    assert [entry.term for entry in book.glossary] == ["nutria", "ñandú", "oso"]


class TestTags:
    @pytest.mark.parametrize(
        ("written", "tag"),
        [("fr_ca", "fr-CA"), ("FR", "fr"), ("zh-hant-tw", "zh-Hant-TW"), ("es-419", "es-419")],
    )
    def test_a_language_is_known_however_it_is_written(self, written: str, tag: str) -> None:
        assert normal(written) == tag

    def test_a_region_falls_back_to_its_language(self) -> None:
        assert tags_of("fr-CA") == ["fr", "fr-CA"]
        assert labels_for("fr-BE", "")["reason"] == "La raison"
        assert labels_for("fr-CA", "")["semicolon"] == "; "

    @pytest.mark.parametrize("language", ["../../secret", "fr/../../x", "", "é"])
    def test_what_is_no_language_reads_no_file(self, language: str) -> None:
        assert tags_of(language) == ["und"]
        assert labels_for(language, "")["reason"] == "The reason"


class TestEnglish:
    @pytest.mark.parametrize("language", ["en", "en-US", "fr", "fr-CA", "pt-PT", "ja", "de_AT"])
    def test_nothing_is_said_where_all_words_are_there(self, language: str) -> None:
        assert english_in(language, CLASSIC) == ""

    def test_a_language_that_nobody_wrote_is_told_with_what_to_do(self) -> None:
        said = english_in("fi-FI", CLASSIC)
        assert said.startswith("There are no fixed words in “fi-FI”, so headings, labels and dates")
        assert "standards-kit theme eject classic labels/en.yaml" in said
        assert "fi.yaml" in said
        assert labels_for("fi-FI", "")["reason"] == "The reason"

    @pytest.mark.parametrize(("language", "meant"), [("deutsch", "de"), ("frr", "fr")])
    def test_a_mistyped_language_is_asked_about(self, language: str, meant: str) -> None:
        assert f"Did you mean `{meant}`?" in english_in(language, CLASSIC)

    def test_a_file_that_is_not_finished_says_what_is_missing(self, tmp_path: Path) -> None:
        put(tmp_path, "classic", "fi", "reason: Syy\nfeeling: Miltä tuntuu")
        theme = find_theme("classic", tmp_path)
        said = english_in("fi", theme)
        assert said.startswith(
            "In “fi” these fixed words are missing, and are in English: `writing`"
        )
        assert labels_for("fi", "", theme)["reason"] == "Syy"
        assert labels_for("fi", "", theme)["avoid"] == "Avoid"


def put(root: Path, theme: str, tag: str, text: str) -> None:
    """A file of fixed words in a theme of the kit's own."""
    folder = root / "templates" / theme
    (folder / "labels").mkdir(parents=True, exist_ok=True)
    (folder / "theme.yaml").touch()
    (folder / "labels" / f"{tag}.yaml").write_text(text, encoding="utf-8")


class TestOwnWords:
    def test_a_theme_says_some_words_otherwise(self, tmp_path: Path, book: Handbook) -> None:
        put(tmp_path, "ours", "en", "reason: Because")
        text = markdown.render(book, find_theme("ours", tmp_path)).decode()
        assert "#### Because" in text
        assert "#### How the guest feels" in text

    def test_words_of_the_kits_classic_hold_in_every_theme(
        self, tmp_path: Path, book: Handbook
    ) -> None:
        put(tmp_path, "classic", "en", "huddle_question: Just one question")
        page = html.render(book, find_theme("huddle", tmp_path)).decode()
        assert "Just one question" in page

    def test_they_are_in_what_the_book_says_itself(
        self, tmp_path: Path, kit: Callable[[str], Project]
    ) -> None:
        put(tmp_path, "classic", "en", "default_title: The Way We Work")
        text = (
            "standards: [{id: a, title: A, why: W., emotional_response: F., expectations: [E.]}]\n"
        )
        assert build(kit(text), "handbook").title == "The Way We Work"

    def test_a_word_for_a_region_wins_over_that_for_its_language(
        self, tmp_path: Path, book: Handbook
    ) -> None:
        put(tmp_path, "ours", "en", "reason: Because")
        put(tmp_path, "ours", "en-GB", "reason: The why of it")
        text = markdown.render(book, find_theme("ours", tmp_path)).decode()
        assert "#### The why of it" in text

    def test_ours_for_a_region_does_not_win_over_the_kits_for_the_language(
        self, tmp_path: Path
    ) -> None:
        put(tmp_path, "ours", "en", "discretion_free: Up to you")
        labels = labels_for("en-US", "", find_theme("ours", tmp_path))
        assert labels["discretion_free"] == "Up to you"

    def test_its_manners_may_differ_too(self, tmp_path: Path) -> None:
        put(tmp_path, "ours", "en", 'writing: {date: "{year}-{month}-{day}"}')
        labels = labels_for("en", "", find_theme("ours", tmp_path))
        assert labels.day(date(2026, 8, 20)) == "2026-August-20"
        assert labels.quoted("Hi") == "“Hi”"

    def test_words_of_its_own_are_for_its_own_templates(
        self, tmp_path: Path, book: Handbook
    ) -> None:
        put(tmp_path, "ours", "en", "x_ask: Ask extension {n}.")
        file = tmp_path / "templates/ours/markdown/handbook.md.j2"
        file.parent.mkdir()
        file.write_text('{{ labels.x_ask }} {{ fill("x_ask", n=9) }} {{ fill("count", n=2) }}')
        text = markdown.render(book, find_theme("ours", tmp_path)).decode()
        assert text == "Ask extension \\{n\\}. Ask extension 9. 2 standards\n"

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            (
                "reson: X",
                "there is no word `reson`. Did you mean `reason`? Words of your own begin",
            ),
            ("reason: {one: X}", "`reason` should be text"),
            ("count: X", "`count` should be forms, such as `one` and `other`"),
            ("count: {one: X}", "`count` should have the form `other`"),
            (
                "count: {other: X, lots: Y}",
                "`count` should have the form `other`, and of zero, one",
            ),
            ("reviewed: by {day}", "`reviewed` has a blank {day} that nothing fills; there are: {"),
            (
                "writing: {quotes: {en: [x]}}",
                "`quotes` under `writing` should give each region two",
            ),
            ("writing: {plurals: {one: n is 1}}", "“n is 1” under `plurals` is no rule such as"),
            (
                "writing: {plurals: {lots: n = 1}}",
                "there is no form `lots` of a word; there are: z",
            ),
            ("writing: {months: [January]}", "`months` under `writing` has 1 names, and a year 12"),
            ("writing: {datum: x}", "there is no `datum` under `writing`; there are: date, first"),
            ("writing: {date: [x]}", "`date` under `writing` should be text"),
            ("writing: {numbers: {from: many}}", "`from` under `numbers` should be a figure"),
            ("- reason", "there should be names of words, each with a colon and a text"),
        ],
    )
    def test_a_mistake_in_them_is_a_sentence_with_its_file(
        self, tmp_path: Path, book: Handbook, text: str, told: str
    ) -> None:
        put(tmp_path, "ours", "en", text)
        with pytest.raises(RenderError) as raised:
            markdown.render(book, find_theme("ours", tmp_path))
        assert str(raised.value).startswith(f"In templates/ours/labels/en.yaml {told}")

    def test_what_is_no_yaml_is_told(self, tmp_path: Path, book: Handbook) -> None:
        put(tmp_path, "ours", "en", "reason: {")
        with pytest.raises(
            RenderError, match=r"templates/ours/labels/en.yaml can’t be read as YAM"
        ):
            markdown.render(book, find_theme("ours", tmp_path))

    def test_a_number_that_a_word_needs_is_asked_for(self, tmp_path: Path, book: Handbook) -> None:
        put(tmp_path, "ours", "en", "")
        file = tmp_path / "templates/ours/markdown/handbook.md.j2"
        file.parent.mkdir()
        file.write_text('{{ fill("count") }}')
        with pytest.raises(RenderError, match="the label `count` depends on a number; fill it as"):
            markdown.render(book, find_theme("ours", tmp_path))

    def test_ours_can_be_copied_to_begin_with(self, tmp_path: Path, book: Handbook) -> None:
        folder = tmp_path / "templates" / "ours"
        done = eject(CLASSIC, chosen(CLASSIC, ["labels/en.yaml"]), folder)
        assert done.written == ["theme.yaml", "labels/en.yaml"]
        (folder / "labels/en.yaml").rename(folder / "labels/fi.yaml")
        theme = find_theme("ours", tmp_path)
        assert english_in("fi", theme) == ""
        assert markdown.render(book, theme) == markdown.render(book, CLASSIC)


def test_a_value_with_braces_stays_as_it_is() -> None:
    labels = labels_for("en", "{text} {limit}")
    filled = labels.fill(
        "judgement_limit", by="{word}", word="{by}", open="", close="", limit="{x}"
    )
    assert filled == "{word} decides what is {by} here ({x})."
    assert labels["feeling"] == "How the {text} {limit} feels"
