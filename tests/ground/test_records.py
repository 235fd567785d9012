"""Records are what frozen dataclasses are to everybody but the clock."""

import pickle
from dataclasses import field, fields, replace

import pytest

from standards_kit.ground.records import record


@record
class Place:
    """Where something stands."""

    file: str
    line: int = 1
    seen: list[str] = field(default_factory=list)


@record
class Named:
    """Something with one field."""

    file: str


@record
class Nothing:
    """Something that has no field."""


def test_records_that_say_the_same_are_equal() -> None:
    assert Place("a.yaml", 3) == Place("a.yaml", 3)
    assert Place("a.yaml", 3) != Place("a.yaml", 4)
    assert Nothing() == Nothing()


def test_records_of_two_kinds_are_never_equal() -> None:
    assert Named("a.yaml") != Place("a.yaml")
    assert Named("a.yaml") != "a.yaml"


def test_records_can_be_looked_up() -> None:
    assert {Named("a.yaml"): "found", Nothing(): "none"}[Named("a.yaml")] == "found"
    assert len({Nothing(), Nothing()}) == 1


def test_a_record_can_be_made_from_another() -> None:
    assert replace(Place("a.yaml", 3), line=4) == Place("a.yaml", 4)


def test_each_record_has_defaults_of_its_own() -> None:
    Place("a.yaml").seen.append("once")
    assert Place("a.yaml").seen == []


def test_a_record_shows_its_fields() -> None:
    assert repr(Place("a.yaml", 3)) == "Place(file='a.yaml', line=3, seen=[])"


def test_a_record_has_no_room_for_other_fields() -> None:
    with pytest.raises(AttributeError):
        Named("a.yaml").other = 1  # type: ignore[attr-defined]
    assert [one.name for one in fields(Named)] == ["file"]


def test_a_record_can_be_put_aside() -> None:
    assert pickle.loads(pickle.dumps(Named("a.yaml"))) == Named("a.yaml")
