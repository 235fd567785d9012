"""Printers' marks: what a keyboard lacks is set, and what is no prose stays as it was typed."""

import pytest

from standards_kit.render.labels import labels_for
from standards_kit.render.typography import curly, typeset


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        ("en-GB", "Don't say 'no', say \"yes\".", "Don’t say ‘no’, say ‘yes’."),
        ("en", "the guests' bags", "the guests’ bags"),
        ("en", 'y = "b\\n"', 'y = "b\\n"'),
        ("en", "within 20 seconds and 5 %", "within 20\u00a0seconds and 5\u00a0%"),
        ("en", "room 12 and suite 3", "room 12 and suite 3"),
        ("de", 'Sagen Sie "Guten Tag".', "Sagen Sie „Guten Tag“."),
        ("de", "nach 2 Werktagen", "nach 2\u00a0Werktagen"),
        ("fr", 'l\'hôte demande "pourquoi ?"', "l’hôte demande «\u00a0pourquoi\u202f?\u00a0»"),
        ("fr", "Attention : un hôte ; ici !", "Attention\u00a0: un hôte\u202f; ici\u202f!"),
        ("fr", "dites « bonjour »", "dites «\u00a0bonjour\u00a0»"),
        ("fr-CA", "Vraiment ?", "Vraiment ?"),
        ("es", 'Diga "¿puedo ayudarle?"', "Diga «¿puedo ayudarle?»"),
        ("it", "un po' di tempo", "un po’ di tempo"),
        ("nl", "'s ochtends", "’s ochtends"),
        ("pl", "po 5 minutach", "po 5 minutach"),
        ("pl", "co 5 minut", "co 5\u00a0minut"),
        ("ar", 'قل "أهلًا؟"', "قل «أهلًا؟»"),
    ],
)
def test_a_text_is_set_as_its_language_is_printed(language: str, typed: str, printed: str) -> None:
    assert typeset(typed, labels_for(language, "").marks) == printed


def test_on_screen_figures_may_part_from_their_units() -> None:
    assert curly("20 seconds", labels_for("en", "").marks) == "20 seconds"


def test_what_is_set_already_stays_as_it_is() -> None:
    marks = labels_for("fr", "").marks
    once = typeset("« Puis-je vous aider ? » : l'hôte attend 5 minutes.", marks)
    assert typeset(once, marks) == once
