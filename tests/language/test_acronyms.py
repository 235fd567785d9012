"""Which words in capitals a text holds, and which of them it spells out."""

import pytest

from standards_kit.language.acronyms import (
    acronyms,
    fragments,
    shouted_with,
    shouts,
    spelled_out,
)

SMALL = frozenset({"of", "and", "the", "in", "for", "to", "a"})
ORDINARY = frozenset({"do", "not", "the", "keep", "clear"})


def found(text: str) -> list[str]:
    return [acronym.letters for acronym in acronyms(text)]


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Meet FCR on P2s.", ["FCR", "P2"]),
        ("The CRMs and the CRM's clock", ["CRM", "CRM"]),
        ("F&B and the EPOS", ["F&B", "EPOS"]),
        ("AHT-driven", ["AHT"]),
        ("Flight KL1008 to room B12, SW1A 2AA", []),
        ("Henry VIII and part XL", []),
        ("DON'T", []),
        ("IMPORTANT and McDONALD", []),
        ("name@ACME.com", []),
    ],
)
def test_a_word_in_capitals_is_found(text: str, letters: list[str]) -> None:
    assert found(text) == letters


def test_what_may_be_one_is_seen_in_a_whole_file() -> None:
    assert fragments("title: The CRM\nid: t-20\nwhy: “F&B”, naïve") == {"CRM", "F&B"}


@pytest.mark.parametrize(
    "text",
    [
        "First contact resolution (FCR)",
        "Aim for first contact resolution of all calls (FCR).",
        "FCR (first contact resolution)",
        "FCR: first contact resolution",
        "FCR stands for first contact resolution.",
        "The first contact resolution rate, or FCR",
        "FCRs (first-contact resolutions)",
    ],
)
def test_an_acronym_is_spelled_out_beside_it(text: str) -> None:
    acronym = next(acronyms(text))
    assert spelled_out(text, acronym, SMALL)


@pytest.mark.parametrize(
    "text", ["Meet FCR.", "Meet the target (FCR).", "FCR (see page 4)", "From calls we read FCR."]
)
def test_an_acronym_is_left_unexplained(text: str) -> None:
    acronym = next(acronyms(text))
    assert not spelled_out(text, acronym, SMALL)


def test_letters_from_within_words_count_in_brackets() -> None:
    text = "The special educational needs coordinator (SENCO)"
    assert spelled_out(text, next(acronyms(text)), SMALL)


def test_a_text_in_capitals_shouts() -> None:
    assert shouts("KEEP THE DOORS CLEAR", ORDINARY)
    assert not shouts("FCR, AHT, NPS", ORDINARY)


def test_a_word_beside_a_shouted_one_is_shouted() -> None:
    text = "DO NOT RESET the meter"
    assert shouted_with(text, list(acronyms(text))[-1], ORDINARY)
    text = "The FCR and not the AHT"
    assert not shouted_with(text, next(acronyms(text)), ORDINARY)
