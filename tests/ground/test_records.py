"""Records are what frozen dataclasses are to everybody but the clock."""

import pickle
from dataclasses import field, fields, replace

import pytest

from standards_kit.ground.records import bundle, fields_of, record


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


@bundle
class Tray:
    """What is gathered while something is read."""

    owner: str
    found: list[str] = field(default_factory=list)
    count: int = field(init=False)

    def __post_init__(self) -> None:
        self.count = len(self.found)


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


def test_a_record_that_lacks_a_field_is_refused_by_its_name() -> None:
    with pytest.raises(TypeError, match=r"Place\.__init__\(\) missing 1 required .* 'file'"):
        Place()  # type: ignore[call-arg]


def test_a_bundle_is_equal_to_itself_alone() -> None:
    tray = Tray("desk")
    assert tray == tray
    assert tray != Tray("desk")
    assert len({tray, Tray("desk")}) == 2


def test_a_bundle_may_change_and_is_begun_by_its_own_hand() -> None:
    tray = Tray("desk", ["a"])
    tray.found.append("b")
    assert (tray.count, replace(tray, owner="bar").count) == (1, 2)


def test_the_fields_of_a_record_are_told_by_name() -> None:
    assert fields_of(Place) == ("file", "line", "seen")
    assert fields_of(str) == ()
