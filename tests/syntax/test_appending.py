"""What is added to a file reads back as it was given, and nothing else in the file changes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_kit.syntax.appending import Cannot, appended, as_document, new_file
from standards_kit.syntax.document import read
from standards_kit.syntax.nodes import data_of
from standards_kit.text.source import Source

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp", "Co", "Cn")),
    min_size=1,
    max_size=140,
).filter(lambda text: text == text.strip() and "\ufeff" not in text)
TEXTS = st.one_of(
    WORDS,
    st.sampled_from(["no", "08:30", "2.10", "- a", "a: b", "a #b", "{", "'", "~", "a\nb", "@x"]),
    st.lists(
        st.sampled_from(["you", "tell", "them: now", "it's", "#2"]), min_size=20, max_size=60
    ).map(" ".join),
)
ENTRIES = st.fixed_dictionaries(
    {"id": st.just("new")},
    optional={
        "title": TEXTS,
        "tags": st.lists(TEXTS, min_size=1, max_size=3),
        "to": st.fixed_dictionaries({"to": TEXTS, "within": TEXTS}),
        "expectations": st.lists(
            st.one_of(
                TEXTS,
                st.fixed_dictionaries(
                    {"text": TEXTS, "say": st.lists(TEXTS, min_size=1, max_size=2)}
                ),
            ),
            min_size=1,
            max_size=3,
        ),
    },
)


def said(text: str) -> list[Any]:
    """What the documents of a text say."""
    found = read(Source("a.yaml", text))
    assert [f.message for f in found.findings if f.rule != "cut-text"] == []
    return [data_of(document.root) for document in found.documents if document.root is not None]


FILES = {
    "a block list": "# Ours.\nstandards:\n  - id: a\n    why: b   # so\n\n  - id: c\n    why: |\n      Two\n      lines.\n\n\n# The end.\n",
    "a list at the margin": "standards:\n- id: a\n- id: c\ntouchpoints: []\n",
    "a list of short ones": "standards:\n  - {id: a, why: b}\n  - {id: c, why: d}\n",
    "a list in brackets": "standards: [{id: a}]\n",
    "an empty list": "standards: []\n",
    "no such section": "terms:\n  kind: b\n# The end.\n",
    "no line end": "standards:\n  - id: a",
    "lines of another system": "standards:\r\n  - id: a\r\n    why: b\r\nterms:\r\n  kind: b\r\n",
}  # fmt: skip


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
@given(entry=ENTRIES)
def test_an_entry_is_added_and_all_else_stays(text: str, entry: dict[str, Any]) -> None:
    (document,) = read(Source("a.yaml", text)).documents
    offset, written = appended(document, "standards", entry)
    after = text[:offset] + written + text[offset:]
    (before,) = said(text)
    before["standards"] = [*before.get("standards", []), entry]
    assert said(after) == [before]
    assert "\r" not in text or "\n" not in after.replace("\r\n", "")


@given(entry=ENTRIES)
def test_a_file_of_its_own_says_what_was_given(entry: dict[str, Any]) -> None:
    assert said(new_file("standards", entry)) == [{"standards": [entry]}]


@given(entry=ENTRIES)
def test_a_file_of_one_standard_gets_a_second_document(entry: dict[str, Any]) -> None:
    text = "id: a\nwhy: b"
    offset, written = as_document(text, "standards", entry)
    assert said(text[:offset] + written) == [{"id": "a", "why": "b"}, {"standards": [entry]}]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("terms:\n  kind: b\n\nid: c\n", "terms:\n  kind: b\n  prompt: Today.\n\nid: c\n"),
        ("terms: {kind: b}\n", "terms: {kind: b, prompt: Today.}\n"),
        (
            "terms:\n  - term: kind\n    definition: b\n",
            "terms:\n  - term: kind\n    definition: b\n  - term: prompt\n    definition: Today.\n",
        ),
        ("id: c\n", "id: c\n\nterms:\n  prompt: Today.\n"),
    ],
)
def test_a_term_is_written_as_its_neighbours_are(text: str, after: str) -> None:
    (document,) = read(Source("a.yaml", text)).documents
    offset, written = appended(document, "terms", "Today.", "prompt")
    assert text[:offset] + written + text[offset:] == after


@pytest.mark.parametrize(
    "text", ["{standards: []}\n", "standards: soon\n", "terms: {prompt: b}\n", "- a\n"]
)
def test_what_has_no_place_is_refused(text: str) -> None:
    (document,) = read(Source("a.yaml", text)).documents
    with pytest.raises(Cannot):
        appended(document, "terms" if "terms" in text else "standards", "Today.", "prompt")
