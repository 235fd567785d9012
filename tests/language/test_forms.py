"""A term stands for its inflections and derivations, and for no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_kit.language.forms import forms, is_quality, meant
from standards_kit.language.phrases import Phrases, longest
from standards_kit.language.shelf import load_lexicon

FAMILIES = load_lexicon("en").families


def _forms(term: str, definition: str = "") -> frozenset[str]:
    return forms(term, FAMILIES, "english", definition)


def _found(term: str, sentence: str) -> list[str]:
    """The parts of a sentence that are written as a form of the term."""
    hits = Phrases.of((form, form) for form in _forms(term)).find(sentence)
    return [sentence[hit.start : hit.end] for hit in longest(hits)]


@pytest.mark.parametrize(
    ("term", "covered"),
    [
        ("prompt", "prompt promptly promptness"),
        ("promptly", "prompt promptness"),
        ("friendly", "friendliness"),
        ("courteous", "courteously courtesy"),
        ("reasonable", "reasonably"),
        ("accessible", "accessibility"),
        ("professional", "professionalism professionally"),
        ("efficient", "efficiently efficiency"),
    ],
)
def test_a_quality_covers_its_adverb_and_its_nouns(term: str, covered: str) -> None:
    assert set(covered.split()) <= _forms(term)


@pytest.mark.parametrize(
    ("quality", "noun"),
    [
        ("confidential", "confidentiality"),
        ("generous", "generosity"),
        ("sensitive", "sensitivity"),
        ("similar", "similarity"),
        ("fragile", "fragility"),
        ("safe", "safety"),
        ("scarce", "scarcity"),
        ("honest", "honesty"),
        ("private", "privacy"),
        ("strong", "strength"),
    ],
)
def test_a_quality_and_its_noun_are_one_word(quality: str, noun: str) -> None:
    assert noun in _forms(quality)
    assert quality in _forms(noun)


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        ("escalate", "escalation"),
        ("acknowledge", "acknowledgement"),
        ("acknowledge", "acknowledgment"),
        ("resolve", "resolution"),
        ("reassure", "reassurance"),
        ("verify", "verification"),
        ("refer", "referral"),
        ("confirm", "confirmation"),
        ("cancel", "cancellation"),
        ("settle", "settlement"),
        ("apologise", "apology"),
        ("respond", "response"),
        ("inspect", "inspection"),
        ("decide", "decision"),
        ("personalise", "personalisation"),
    ],
)
def test_a_verb_and_its_action_noun_are_one_word(verb: str, noun: str) -> None:
    assert noun in _forms(verb)
    assert verb in _forms(noun)


@pytest.mark.parametrize(
    ("term", "covered"),
    [
        ("reply", "replies replied replying"),
        ("stop", "stopped stopping stops"),
        ("visit", "visited visiting"),
        ("resolve", "resolves resolved resolving"),
        ("escalation", "escalated escalating"),
        ("write", "writes wrote written writing"),
        ("overtake", "overtook overtaken"),
        ("learn", "learnt learned"),
        ("be", "am is are was were been being"),
    ],
)
def test_a_verb_covers_its_tenses(term: str, covered: str) -> None:
    assert set(covered.split()) <= _forms(term)


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("child", "children"),
        ("grandchild", "grandchildren"),
        ("salesperson", "salespeople"),
        ("crisis", "crises"),
        ("criterion", "criteria"),
        ("bureau", "bureaux"),
        ("bureau", "bureaus"),
        ("complaint", "complaints"),
        ("courtesy", "courtesies"),
    ],
)
def test_singular_and_plural_are_one_word(singular: str, plural: str) -> None:
    assert plural in _forms(singular)
    assert singular in _forms(plural)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organise", "organized"),
        ("colour", "colors"),
        ("centre", "center"),
        ("cancel", "canceled"),
        ("programme", "program"),
        ("grey", "gray"),
        ("enquiry", "inquiries"),
        ("judgement", "judgment"),
        ("catalogue", "catalogs"),
        ("licence", "license"),
        ("practise", "practicing"),
        ("defence", "defense"),
        ("tyre", "tires"),
        ("cosy", "coziness"),
        ("dispatch", "despatched"),
        ("adviser", "advisors"),
        ("analyse", "analyzed"),
        ("doughnut", "donut"),
        ("fulfil", "fulfillment"),
        ("travelling", "traveling"),
        ("email", "e-mail"),
        ("café", "cafes"),
        ("cafe", "cafés"),
    ],
)
def test_two_spellings_are_one_word(one: str, other: str) -> None:
    assert other in _forms(one)


@pytest.mark.parametrize(
    ("term", "word"),
    [
        ("friendly", "friendlier"),
        ("friendly", "friendliest"),
        ("friendly", "unfriendly"),
        ("friend", "friendly"),
        ("friendly", "friend"),
        ("hard", "hardly"),
        ("present", "presently"),
        ("most", "mostly"),
        ("real", "reality"),
        ("busy", "business"),
        ("depart", "department"),
        ("assistant", "assistance"),
        ("goods", "good"),
        ("hospital", "hospitality"),
        ("hour", "hor"),
        ("four", "for"),
        ("tyre", "tired"),
        ("cheque", "check"),
        ("star", "staring"),
        ("see", "seed"),
        ("rosé", "rose"),
        ("résumé", "resumed"),
    ],
)
def test_a_definition_does_not_cover_these(term: str, word: str) -> None:
    assert word not in _forms(term)


@pytest.mark.parametrize(
    ("quality", "noun_or_verb"),
    [("prompt", "prompts"), ("patient", "patients"), ("good", "goods"), ("right", "rights")],
)
def test_the_plural_of_a_quality_is_another_word(quality: str, noun_or_verb: str) -> None:
    assert noun_or_verb not in _forms(quality, "Within an hour, without being asked.")


def test_a_quality_that_is_defined_as_a_thing_has_a_plural() -> None:
    assert "patients" in _forms("patient", "Anyone on the ward's list.")
    assert "patience" not in _forms("patient", "Anyone on the ward's list.")


def test_the_lexicon_knows_irregular_families() -> None:
    assert "courtesy" in _forms("courteous")
    assert "faster" not in _forms("fast")


def test_a_quality_in_the_lexicon_is_not_conjugated() -> None:
    assert {"prompted", "prompting"}.isdisjoint(_forms("prompt"))
    assert "promptly" in _forms("prompt")
    assert "replied" in _forms("reply")
    assert "improving" in _forms("improve")


@pytest.mark.parametrize(
    ("term", "sentence", "found"),
    [
        ("response time", "Response times are shown.", "Response times"),
        ("first point of contact", "First points of contact change.", "First points of contact"),
        ("named person", "Named people board first.", "Named people"),
        ("duty of care", "All duties of care are listed.", "duties of care"),
        ("working days", "It takes one working day.", "working day"),
        ("guest's choice", "The guests’ choices are kept.", "guests’ choices"),
        ("children's hour", "A child's hour is free.", "child's hour"),
        ("break bad news", "Whoever broke bad news stays.", "broke bad news"),
        ("to go the extra mile", "She went the extra mile.", "went the extra mile"),
        ("keep your word", "We kept our word.", "kept our word"),
        ("grey area", "Gray areas are collected.", "Gray areas"),
        ("level 2", "A level two move is booked.", "level two"),
        ("service level agreement (SLA)", "The SLA is signed.", "SLA"),
        ("meet and greet", "A meet & greet is free.", "meet & greet"),
    ],
)
def test_a_term_of_several_words_is_inflected_at_each(term: str, sentence: str, found: str) -> None:
    assert _found(term, sentence) == [found]


@pytest.mark.parametrize(
    ("term", "sentence", "found"),
    [
        ("response time", "The response-time is shown.", "response-time"),
        ("check-in", "Late check ins get soup.", "check ins"),
        ("check-in", "Checkin takes a minute.", "Checkin"),
        ("turnaround", "The turn-around is a day.", "turn-around"),
        ("pick-up point", "Pickup points have a lamp.", "Pickup points"),
        ("pickup point", "A pick up point has a lamp.", "pick up point"),
        ("passer-by", "Greet passersby.", "passersby"),
        ("10-5 rule", "The 10–5 rule holds.", "10–5 rule"),
        ("24/7", "We are here 24/7.", "24/7"),
        ("T&Cs", "Read the T&Cs.", "T&Cs"),
        ("à la carte", "Dinner is a la carte.", "a la carte"),
    ],
)
def test_joints_between_words_are_loose(term: str, sentence: str, found: str) -> None:
    assert _found(term, sentence) == [found]


@pytest.mark.parametrize(
    ("term", "sentence", "found"),
    [
        ("keep informed", "Keeping customers informed is a job.", "Keeping customers informed"),
        ("kept informed", "Keep the whole family informed.", "Keep the whole family informed"),
        ("call back", "Call the member back yourself.", "Call the member back"),
        ("put right", "You put it right.", "put it right"),
        ("put at ease", "She put the child at ease.", "put the child at ease"),
        ("see out", "You saw the visitors out.", "saw the visitors out"),
        ("put someone at ease", "We put people at ease.", "put people at ease"),
    ],
)
def test_a_verb_takes_its_object_before_its_particle(term: str, sentence: str, found: str) -> None:
    assert _found(term, sentence) == [found]


def test_a_noun_and_a_particle_are_not_parted() -> None:
    assert _found("time out", "The time she is out is noted.") == []
    assert _found("walk-in", "You walk the guest in.") == []


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("keep the leaflet on informed", "consent"),
        ("ring is sent back", ""),
        ("put your right", "hand"),
        ("check every bag in", "the"),
        ("check bags in", "store"),
        ("call and step back", ""),
    ],
)
def test_a_gap_holds_an_object_and_no_more(words: str, after: str) -> None:
    assert not meant(words.split(), slice(1, -1), "", after, "english")


def test_a_noun_before_a_preposition_is_no_verb() -> None:
    assert not meant(["hand", "over"], slice(0, 0), "your", "the", "english")
    assert meant(["hand", "over"], slice(0, 0), "you", "the", "english")


def test_a_quality_is_told_from_a_thing() -> None:
    assert is_quality("courteous", FAMILIES, "english")
    assert is_quality("refundable", FAMILIES, "english")
    assert not is_quality("guest", FAMILIES, "english")
    assert not is_quality("promptness", FAMILIES, "english")


def test_a_language_without_rules_of_its_own_takes_a_word_as_it_stands() -> None:
    assert forms("nopea vastaus", {}, "plain") == {"nopea vastaus", "nopeavastaus"}
    assert meant(["nopea"], slice(0, 0), "", "", "plain")


@given(st.text())
def test_any_term_has_forms_and_none_of_them_has_capitals(term: str) -> None:
    assert all(form == form.lower() or not form.isascii() for form in _forms(term))


def test_synonyms_of_one_entry_are_not_one_family() -> None:
    assert "courtesy" in FAMILIES["courteous"]
    assert "passionate" not in FAMILIES["cheerful"]
