"""Whatever somebody has, the kit they begin with lints clean and names nothing that they don't have."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards_kit.authoring.blank_kit import blank_kit, sample_language
from standards_kit.authoring.example_kit import LIKE, example
from standards_kit.authoring.first_kit import Answers, first_kit, judged
from standards_kit.ground import resources
from standards_kit.text.diagnostic import Severity

TODAY = date(2026, 9, 1)
KITS = {name: example(name) for name in LIKE if name != "blank"}
NAMES = st.sampled_from(["Quay Inn", "A: b #1", "“O'Hara's”", "Tern Bank Ltd", "123"])


def text_keys(text: str) -> list[str]:
    """The keys at the top of a file."""
    return re.findall(r"(?m)^(\w+):", text)


@settings(max_examples=12, deadline=None)
@given(data=st.data(), like=st.sampled_from(sorted(KITS)))
def test_a_kit_cut_to_what_was_answered_is_clean(data: st.DataObject, like: str) -> None:
    kit = KITS[like]
    channels = kit.settings["channels"]
    kept = data.draw(st.lists(st.sampled_from(channels), min_size=1, unique=True))
    roles = kit.roles
    staff = data.draw(st.lists(st.sampled_from(sorted(roles)), min_size=1, unique=True))
    name = data.draw(NAMES)
    word = data.draw(st.sampled_from([None, "member", "owner", "hotel guest"]))
    files = first_kit(Answers(name, like, word, tuple(kept), tuple(staff)), kit, TODAY)
    if not files:
        return  # nothing fits, and one standard is begun with
    verdict = judged(files, TODAY)
    assert [d.finding.message for d in verdict.diagnostics if d.severity is not Severity.NOTE] == []
    assert verdict.claimed is not None
    for path, text in files.items():
        assert path == "standards-kit.yaml" or set(text_keys(text)) - {"defaults"}, path
    assert verdict.project.kit.organisation == name
    said = " ".join(files.values()).casefold()
    for gone in set(roles) - set(staff):
        assert not re.search(rf"\b{re.escape(roles[gone].casefold())}\b", said)


def test_an_example_keeps_all_of_its_standards_where_everything_is_there() -> None:
    for like, kit in KITS.items():
        files = first_kit(Answers("Quay Inn", like), kit, TODAY)
        wanted = sum(len(d.get("standards", ())) for all in kit.documents().values() for d in all)
        assert len(judged(files, TODAY).project.standards) == wanted


def test_no_file_is_left_that_says_nothing() -> None:
    files = first_kit(Answers("Quay", "hotel", None, ("fax",)), KITS["hotel"], TODAY)
    assert all(
        set(text_keys(text)) - {"defaults"}
        for path, text in files.items()
        if path != "standards-kit.yaml"
    )


def test_remarks_of_what_is_kept_stay_and_those_of_others_go() -> None:
    files = first_kit(Answers("Quay Inn", "hotel"), KITS["hotel"], TODAY)
    head = files["standards-kit.yaml"]
    assert head.startswith(
        "# The standards are in standards/, the words they lean on in terms.yaml.\n"
    )
    assert (
        "values: [Safety, Kindness, Honesty, Pace]    # ranked; the first one named wins\n" in head
    )
    assert "accept: [Quick Bites]             # the bar menu, not a speed\n" in head
    assert "# One standard to a document" in files["standards/concierge.yaml"]
    council = first_kit(Answers("Quay", "council", None, ("phone",)), KITS["council"], TODAY)
    assert "# Wednesday is a half day" in council["standards-kit.yaml"]
    assert "web_form" not in council["standards-kit.yaml"]


def test_what_is_kept_is_written_as_it_was() -> None:
    files = first_kit(Answers("Wexcombe", "council", None, ("phone",)), KITS["council"], TODAY)
    for path in set(files) - {"standards-kit.yaml"}:
        text = KITS["council"].texts[path].replace("Wexcombe City Council", "Wexcombe")
        before = iter(re.findall(r"\w+", text))
        assert all(word in before for word in re.findall(r"\w+", files[path])), path


@pytest.mark.parametrize(
    ("like", "channels", "roles", "books"),
    [
        ("hotel", None, None, ["front-desk", "night", "house", "charter"]),
        ("hotel", None, ("front-desk",), ["front-desk", "house"]),
        ("hotel", ("email",), ("concierge",), ["house"]),
        ("contact-centre", ("email",), ("adviser", "duty-manager"), ["adviser", "coaching"]),
        ("council", None, ("desk-adviser",), ["officers", "coaches"]),
    ],
)
def test_every_book_is_worth_printing(
    like: str, channels: tuple[str, ...] | None, roles: tuple[str, ...] | None, books: list[str]
) -> None:
    files = first_kit(Answers("Quay", like, None, channels, roles), KITS[like], TODAY)
    kit = judged(files, TODAY).project.kit if files else None
    assert (list(kit.handbooks) if kit else None) == books


def test_a_book_for_customers_stays_one_whatever_they_are_called() -> None:
    files = first_kit(Answers("Quay", "contact-centre", "member"), KITS["contact-centre"], TODAY)
    books = judged(files, TODAY).project.kit.handbooks
    assert books["promises"].for_ == "customer"


def test_promises_are_kept_among_ourselves_where_nobody_is_there_to_keep_them() -> None:
    roles = ("fraud-specialist",)
    kit = KITS["contact-centre"]
    project = judged(
        first_kit(Answers("Quay", kit.name, None, None, roles), kit, TODAY), TODAY
    ).project
    assert len(project.standards) > 5
    lost = next(e.model for e in project.standards if e.model.id == "lost-card")
    assert lost.commitment == "internal"
    assert "promises" not in project.kit.handbooks


def test_no_measure_names_a_role_that_is_not_there() -> None:
    answers = Answers("Quay", "council", None, ("phone",), ("duty-manager", "housing-officer"))
    files = first_kit(answers, KITS["council"], TODAY)
    assert files
    assert "repairer" not in " ".join(files.values()).casefold()


def test_the_names_of_the_example_are_replaced() -> None:
    files = first_kit(Answers("Quay Inn", "hotel", "owner"), KITS["hotel"], TODAY)
    text = " ".join(files.values())
    assert not re.search(r"Harbour|\bguests?\b|\ba owner", text)
    assert "an owner" in text


@pytest.mark.parametrize("channels", [(), ("phone", "fax")])
def test_one_standard_to_rewrite_is_clean(channels: tuple[str, ...]) -> None:
    answers = Answers("A: b", "blank", "member", channels, ("Front desk", "Chef"), "en-US")
    verdict = judged(blank_kit(answers, TODAY), TODAY)
    assert [d.finding.message for d in verdict.diagnostics] == []


@pytest.mark.parametrize(
    "language", ["fr", "fr-CA", "de-AT", "es", "it", "nl", "pt", "pl", "en-GB"]
)
def test_the_standard_to_rewrite_is_in_the_language_of_the_kit(language: str) -> None:
    files = blank_kit(Answers("Quai", "blank", None, ("phone",), ("Accueil",), language), TODAY)
    verdict = judged(files, TODAY)
    assert [d.finding.message for d in verdict.diagnostics if d.severity is not Severity.NOTE] == []
    own = sample_language(language)
    assert own == (language[:2] if language != "pl" else "en")
    titles = {"en": "Saying what happens next", "fr": "Dire ce qui va se passer"}
    title = verdict.project.standards[0].model.title
    assert title == titles.get(own, title)
    assert (own == "en") == (title == titles["en"])


def test_every_language_whose_vague_words_are_known_has_a_standard_to_rewrite() -> None:
    known = {path.stem for path in (resources.package() / "lexicons").glob("*.yaml")}
    assert {language for language in known if sample_language(language) != language} == set()
