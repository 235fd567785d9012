"""A word of a text is known by its plainest form."""

from pathlib import Path

import pytest

from standards_kit.language.bases import bases_in
from standards_kit.language.wordings import files_of, wordings

ROOM = Path(__file__).parents[2] / "src/standards_kit"
# What a list's name may begin with where a rule takes all lists of a kind.
KINDS = ("act_", "alike_", "beside_")


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("families", "family"),
        ("people", "person"),
        ("told", "tell"),
        ("stopped", "stop"),
        ("used", "use"),
        ("lies", "lie"),
        ("promptly", "prompt"),
        ("staff", "staff"),
    ],
)
def test_a_word_may_come_from_its_plainest_form(word: str, plain: str) -> None:
    assert plain in bases_in("english")[word]


@pytest.mark.parametrize(("word", "other"), [("shed", "she"), ("need", "nee"), ("bed", "be")])
def test_a_word_that_only_looks_like_a_form_is_none(word: str, other: str) -> None:
    assert other not in bases_in("english")[word]


def test_a_language_that_tells_no_forms_has_each_word_as_it_is() -> None:
    assert bases_in("plain")["told"] == {"told"}


@pytest.mark.parametrize(
    "rule",
    ["people", "company-emotion", "unfelt-emotion", "why-restates-what", "why-self-serving"],
)
def test_every_list_of_words_is_asked_for(rule: str) -> None:
    modules = [*ROOM.glob("language/*.py"), *ROOM.glob("lint/**/*.py")]
    code = "\n".join(path.read_text("utf-8") for path in modules)
    known = wordings("en", rule)
    assert known, [file.name for file in files_of("en")]
    idle = {name for name in known.names if not name.startswith(KINDS) and f'"{name}"' not in code}
    assert idle == set()
