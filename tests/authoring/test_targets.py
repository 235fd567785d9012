"""A target is typed as people say it, and stands in the file as the format has it."""

import pytest

from standards_kit.authoring.targets import Held, Unread, held_in, read_held, read_target
from standards_kit.language.quantity import read_quantity
from standards_kit.model.kit import KitSettings

KIT = KitSettings.model_validate({"measures": {"answer_time": "Time to answer"}})


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("within 20 seconds", {"at_most": "20 seconds"}),
        ("by the third ring", {"at_most": "3 rings"}),
        ("by noon", {"before": "12:00"}),
        ("by 5 pm", {"before": "17:00"}),
        ("nine in ten calls within half an hour", {"at_most": "30 minutes", "share": "90%"}),
        ("within 1 hour 30 minutes", {"at_most": "90 minutes"}),
        ("within an hour", {"at_most": "1 hour"}),
        ("at least 95 per cent", {"at_least": "95%"}),
        ("at least two choices", {"at_least": "2 choices"}),
        ("three bottles", {"exactly": "3 bottles"}),
        ("up to £50", {"at_most": "50 GBP"}),
        ("the same working day", {"at_most": "1 working day"}),
        ("at_least: 2 choices", {"at_least": "2 choices"}),
    ],
)
def test_a_number_is_read_as_it_is_said(said: str, wanted: dict[str, str]) -> None:
    assert read_target(said, KIT) == wanted
    assert all(read_quantity(value) for value in wanted.values())


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("soon", "No number is read"),
        ("never", "No number is read"),
        ("within 3 to 5 days", "is two numbers"),
        ("within 2 hours, by noon", "are two targets"),
        ("by 5:00", "Write 05:00 or 17:00"),
    ],
)
def test_what_is_no_target_is_told_why(said: str, why: str) -> None:
    with pytest.raises(Unread, match=why):
        read_target(said, KIT)


def test_the_measure_and_the_number_of_the_expectation_stand_before_the_colon() -> None:
    assert read_held("2 Time to answer: by 17:00", KIT) == Held(
        {"measure": "answer_time", "before": "17:00"}, 2
    )
    assert read_held("time to tea: 2 minutes", KIT).target["measure"] == "time_to_tea"
    assert read_held("3: 2 minutes", KIT).number == 3


def test_an_expectation_says_its_target_itself() -> None:
    assert held_in("When it rings, you answer within 20 seconds.", KIT) == "within 20 seconds"
    assert held_in("You give one of three reasons.", KIT) == ""


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("20 secondes", {"at_most": "20 secondes"}),
        ("en moins de 2 heures, 90 %", {"at_most": "2 heures", "share": "90 %"}),
        ("avant 17:00", {"before": "17:00"}),
        ("2 jours ouvrés", {"at_most": "2 jours ouvrés"}),
        ("at_least: 2 choix", {"at_least": "2 choix"}),
        ("90 %", {"at_least": "90 %"}),
    ],
)
def test_a_kit_in_another_language_takes_its_own_units(said: str, wanted: dict[str, str]) -> None:
    french = KitSettings.model_validate({"language": "fr"})
    assert read_target(said, french) == wanted
    assert held_in("Vous répondez en moins de 20 secondes.", french) == "20 secondes"


def test_what_is_no_target_in_another_language_is_told_why() -> None:
    french = KitSettings.model_validate({"language": "fr"})
    for said in ("bientôt", "20 secondes, 3 heures", "20 secondes, 17:00", "20 s, 90 %, 80 %"):
        with pytest.raises(Unread):
            read_target(said, french)
