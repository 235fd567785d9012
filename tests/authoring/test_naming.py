"""An example's names are replaced where they stand, however they are written."""

import pytest

from standards_kit.authoring.example_kit import said_in
from standards_kit.authoring.naming import mention, names, registered, renamed, without_comments

TEXT = """\
# Harbour Hotels is ours.
plain: A guest of Harbour Hotels    # a guest
folded: >
  Every guest of Harbour
  Hotels sleeps.
quoted: 'Guests like Harbour Hotels'
flow: {a: Harbour Hotels, b: [a guest, guest-book]}
"""


@pytest.mark.parametrize(
    "organisation", ["Quay Inn", "A: b #1", "“O'Hara's”", "123", '"', "{x}, y"]
)
@pytest.mark.parametrize("word", ["owner", "hotel guest", "party", "child"])
def test_names_are_replaced_in_every_kind_of_text(organisation: str, word: str) -> None:
    new = names("hotel", organisation, "guest", word)
    article = "An" if word == "owner" else "A"
    many = {
        "owner": "Owners",
        "hotel guest": "Hotel guests",
        "party": "Parties",
        "child": "Children",
    }
    text = renamed(TEXT, new)
    (said,) = said_in(text)
    assert said == {
        "plain": f"{article} {word} of {organisation}",
        "folded": f"Every {word} of {organisation} sleeps.\n",
        "quoted": f"{many[word]} like {organisation}",
        "flow": {"a": organisation, "b": [f"{article.lower()} {word}", "guest-book"]},
    }
    assert text.startswith(f"# {organisation} is ours.\n")
    assert f"    # {article.lower()} {word}\n" in text


def test_remarks_about_something_go_and_leave_the_rest() -> None:
    text = without_comments(TEXT, mention(["Harbour Hotels", "a guest"]))
    assert text.startswith("plain: A guest of Harbour Hotels\nfolded: >\n")
    assert said_in(text) == said_in(TEXT)


def test_every_role_has_an_id_of_its_own_in_whatever_script_it_is_written() -> None:
    assert registered(["Front desk", "Étage", "守衛", "門番", "front-desk", "Front desk"]) == {
        "front-desk": "Front desk", "etage": "Étage", "role": "守衛", "role-2": "門番", "front-desk-2": "front-desk",
    }  # fmt: skip
