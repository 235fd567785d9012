"""What a standard asks for is told by its verbs, and by whom something is done to."""

import pytest

from standards_kit.language.acts import Act, Acts
from standards_kit.language.bases import bases_in
from standards_kit.language.deeds import Towards
from standards_kit.language.wordings import wordings
from standards_kit.lint.people import people_of
from standards_kit.model.kit import KitSettings


@pytest.fixture(scope="module")
def acts() -> Acts:
    """The acts of English, in a kit for guests."""
    people = people_of(KitSettings(customer_word="guest"), "en-GB")
    known = wordings("en-GB", "unfelt-emotion")
    return Acts(known, bases_in("english"), people.customers, people.staff)


@pytest.mark.parametrize(
    "text",
    [
        "You explain the bill.",
        "You show the guest the stairs.",
        "When a guest is cold, you bring a blanket.",
        "You print the map for the guest.",
        "You ring back within the hour.",
        "You file a complaint with the airline on the guest's behalf.",
        "You gambol on the lawn.",
        "Greet every guest.",
    ],
)
def test_somebody_is_met_or_something_is_done_for_them(acts: Acts, text: str) -> None:
    assert acts.of(text).towards is Towards.SERVED


@pytest.mark.parametrize(
    "text",
    [
        "You photograph the trench.",
        "You bundle notes in hundreds.",
        "You double lock each enclosure gate.",
        "When a guest cancels, you charge the fee.",
        "You lock the rear doors once the guest is in.",
        "When a trolley wheel sticks, you report it to maintenance.",
        "When the diesel card runs out, you ask fleet for another.",
        "You ask for photo ID.",
        "You never wipe the table.",
        "Sort the parcels.",
    ],
)
def test_work_with_things_papers_and_the_office_is_done_to_nobody(acts: Acts, text: str) -> None:
    assert acts.of(text).towards is Towards.NOBODY


@pytest.mark.parametrize(
    "text",
    [
        "You take the form to the third floor.",
        "You count the guests at dusk.",
        "You collect the floats and put them in the cage.",
    ],
)
def test_of_other_work_it_is_not_plain_whom_it_is_done_for(acts: Acts, text: str) -> None:
    assert acts.of(text).towards is Towards.UNCLEAR


def test_each_deed_is_looked_at_by_itself(acts: Acts) -> None:
    assert acts.of("You stack the crates, and thank the guest.").towards is Towards.SERVED
    assert acts.of("You stack the crates, and sweep the yard.").towards is Towards.NOBODY


def test_a_text_in_which_somebody_is_spoken_to_asks_for_no_deed(acts: Acts) -> None:
    assert acts.of("You stayed with us in May, under the name of Osei.").towards is None
    assert acts.of("The table is laid for the guest.").towards is None


def kinds(act: Act) -> set[str]:
    """The kinds of an act."""
    return set(act.kinds)


def test_a_thing_is_a_comfort_where_it_is_given_and_not_where_it_is_kept(acts: Acts) -> None:
    assert "host" in kinds(acts.of("You bring a blanket."))
    assert "host" not in kinds(acts.of("You count the blankets."))
    assert "host" not in kinds(acts.of("You keep the corridor clear of beds."))


def test_a_price_is_known_where_it_is_said_and_not_where_it_is_taken(acts: Acts) -> None:
    assert "open" in kinds(acts.of("You quote the fare before you set off."))
    assert "open" not in kinds(acts.of("You take the fare."))


def test_what_a_verb_tells_for_sure_is_no_phrase_and_not_said_to_staff(acts: Acts) -> None:
    assert acts.sure("You greet the guest.") == {"greet"}
    assert acts.sure("You explain it and thank her.") == {"tell", "thank"}
    assert acts.sure("You thank the porter.") == set()
    assert acts.sure("A greeting, and you sweep.") == set()
