"""What is left out of a kit is nothing, and nothing that is done with one part of it shows in another."""

import copy

import pytest

from standards_kit.model.parts import Expectation
from standards_kit.model.values import NO_ITEMS, NO_KEYS


def test_a_list_that_is_left_out_cannot_be_filled_for_others() -> None:
    first, second = (Expectation.model_validate(text) for text in ("You smile.", "You wave."))
    with pytest.raises(TypeError, match="nothing can be put into it"):
        first.say.append("Hello.")
    with pytest.raises(TypeError, match="nothing can be put into it"):
        first.extra["x-note"] = "for one"
    assert second.say == [] == list(NO_ITEMS)
    assert second.extra == {} == dict(NO_KEYS)


def test_a_copy_of_a_part_leaves_out_what_the_part_does() -> None:
    part = Expectation.model_validate("You smile.")
    assert copy.deepcopy(part) == part == part.model_copy(deep=True)
    assert part.model_dump(exclude_defaults=True) == {"text": "You smile."}
    assert part.model_dump()["say"] == []
