"""Whatever somebody has, the kit they begin with lints clean and names nothing that they don't have."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards_kit.authoring.first_kit import (
    LIKE,
    Answers,
    blank_kit,
    example,
    first_kit,
    judged,
    roles_of,
)
from standards_kit.text.diagnostic import Severity

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TODAY = date(2026, 9, 1)
KITS = {name: example(EXAMPLES / name) for name in LIKE if name != "blank"}
NAMES = st.sampled_from(["Quay Inn", "A: b #1", "“O'Hara's”", "Tern Bank Ltd", "123"])


def text_keys(text: str) -> list[str]:
    """The keys at the top of a file."""
    return re.findall(r"(?m)^(\w+):", text)


@settings(max_examples=12, deadline=None)
@given(data=st.data(), like=st.sampled_from(sorted(KITS)))
def test_a_kit_cut_to_what_was_answered_is_clean(data: st.DataObject, like: str) -> None:
    kit = KITS[like]
    channels = kit["standards-kit.yaml"][0]["channels"]
    kept = data.draw(st.lists(st.sampled_from(channels), min_size=1, unique=True))
    roles = roles_of(kit)
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
        wanted = sum(len(d.get("standards", ())) for documents in kit.values() for d in documents)
        assert len(judged(files, TODAY).project.standards) == wanted


def test_no_file_is_left_that_says_nothing() -> None:
    files = first_kit(Answers("Quay", "hotel", None, ("fax",)), KITS["hotel"], TODAY)
    assert all(
        set(text_keys(text)) - {"defaults"}
        for path, text in files.items()
        if path != "standards-kit.yaml"
    )


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
