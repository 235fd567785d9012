"""The kinds of value that authors write, as Pydantic types.

Everything arrives as the text that was written. Errors raised here carry, as their type, the name
of the rule that reports them.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Final, Literal, NamedTuple, NoReturn, Self, get_args

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from standards_kit.ground.lazy import lazy
from standards_kit.language.amounts import Value
from standards_kit.language.quantity import Percentage, Range, read_quantity
from standards_kit.model.said import Unfit, read_said

_ISO_DATE = lazy(r"(\d{4})-(\d{2})-(\d{2})\Z")
_SLASHED = lazy(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\Z")
_ID = lazy(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
LONGEST_ID = 64
_ALL = 100


def _refuse(*_: object) -> NoReturn:
    raise TypeError("What is left out is the same everywhere: nothing can be put into it.")


class _NoItems(list[Any]):
    """The list that is left out: one for all, since it stays empty.

    Most parts leave out most of their lists, and to make each anew takes longer than to read what is there.
    Pydantic copies a default that has no hash.
    """

    def __hash__(self) -> int:  # type: ignore[override]
        return 0

    def __deepcopy__(self, _: object) -> Self:
        return self

    append = extend = insert = __iadd__ = _refuse


class _NoKeys(dict[str, Any]):
    """The keys that are left out, in the same way."""

    def __hash__(self) -> int:  # type: ignore[override]
        return 0

    def __deepcopy__(self, _: object) -> Self:
        return self

    __setitem__ = setdefault = update = __ior__ = _refuse  # type: ignore[assignment]


NO_ITEMS: Final[list[Any]] = _NoItems()
NO_KEYS: Final[dict[str, Any]] = _NoKeys()


class _Read:
    """Marks a type as read by one function, whatever the type itself would accept.

    Pydantic's own PlainValidator builds the type's schema all the same, which for quantities
    costs a tenth of the start-up.
    """

    def __init__(self, function: Callable[..., Any], schema: dict[str, Any]) -> None:
        self._function = function
        self._schema = schema

    def __get_pydantic_core_schema__(self, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._function)

    def __get_pydantic_json_schema__(
        self, _: CoreSchema, __: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(self._schema)


class _ReadInKit(_Read):
    """The same, by a function that must know what the kit says: its currency."""

    def __get_pydantic_core_schema__(self, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self._function)


def _id(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("wrong-type", "should be an id: letters a–z, digits and hyphens")
    if not _ID.match(value) or len(value) > LONGEST_ID:
        raise PydanticCustomError(
            "wrong-type",
            "should be an id: letters a–z, digits and single hyphens, at most 64",
            {"suggestion": id_from(value)},
        )
    return value


def id_from(title: str) -> str:
    """An id made from a title: ``Answering the phone`` gives ``answering-the-phone``."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower().replace("'", ""))
    return "-".join(words)[:LONGEST_ID].strip("-") or "standard-1"


def _one_is_a_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _date(value: Any) -> date:
    if isinstance(value, date):
        return value
    return _date_of(value.strip() if isinstance(value, str) else "")


@lru_cache(maxsize=2048)
def _date_of(text: str) -> date:
    """The day that is written: a kit's standards were reviewed on few of them."""
    iso = _ISO_DATE.match(text)
    if iso:
        try:
            return date(*map(int, iso.groups()))
        except ValueError:
            raise PydanticCustomError("wrong-type", "is not a day of the calendar") from None
    slashed = _SLASHED.match(text)
    if slashed:
        raise PydanticCustomError(
            "ambiguous-date", "can be read in more than one way", _readings(slashed)
        )
    raise PydanticCustomError("wrong-type", "should be a date such as 2027-08-20")


def _readings(match: re.Match[str]) -> dict[str, Any]:
    """The dates that ``01/09/2026`` may mean: day first, then month first."""
    first, second, year = map(int, match.groups())
    year += 2000 if year < 100 else 0
    readings = []
    for month, day in ((second, first), (first, second)):
        try:
            readings.append(date(year, month, day).isoformat())
        except ValueError:
            continue
    return {"readings": list(dict.fromkeys(readings))}


class Amount(NamedTuple):
    """A quantity as it was written, what it means, and whether its words name a moment: the third ring."""

    text: str
    value: Value
    moment: bool = False

    def __str__(self) -> str:
        return self.text


def _amount(value: Any, info: ValidationInfo) -> Amount:
    if isinstance(value, Amount):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("wrong-type", "should be a quantity such as 20 seconds or 90%")
    kit = info.context or {}
    currency, language = kit.get("currency", "GBP"), kit.get("language", "")
    return _amount_of(value, currency, language, info.field_name or "")


@lru_cache(maxsize=2048)
def _amount_of(value: str, currency: str, language: str, key: str) -> Amount:
    """What is written as a quantity: kits say “20 seconds” and “90%” over and over."""
    quantity = read_quantity(value, currency)
    if quantity is None:
        return _said(value, language, key)
    if isinstance(quantity, Range):
        raise PydanticCustomError("range-for-number", "is a range, and one number is needed")
    return Amount(value, quantity)


def _said(value: str, language: str, key: str) -> Amount:
    """What is written with the words that people bound a quantity by."""
    try:
        said = read_said(value, key, language)
    except Unfit as unfit:
        raise PydanticCustomError(
            "unreadable-target", "doesn't fit this key", {"help": str(unfit)}
        ) from None
    if said is None:
        raise PydanticCustomError(
            "unreadable-target",
            "can't be read as a quantity such as 20 seconds, 2 working days, 90% or £50",
        )
    return Amount(*said)


def _share(value: Any, info: ValidationInfo) -> Amount:
    amount = _amount(value, info)
    if not isinstance(amount.value, Percentage):
        raise PydanticCustomError("unreadable-target", "should be a share such as 90% or 9 in 10")
    if amount.value.value > _ALL:
        raise PydanticCustomError("unreadable-target", "is more than all: the most is 100%")
    return amount


def _own_folder(value: str) -> str:
    """A kit may come from anybody: where it is printed, it must not write over others' files."""
    outside = value.startswith(("/", "\\", "~")) or ".." in re.split(r"[/\\]", value)
    if outside or not value.isprintable() or value[1:2] == ":":
        raise PydanticCustomError(
            "wrong-type",
            "should be a folder in the kit; a folder elsewhere is named when printing, by --output",
        )
    return value


def _register(value: Any) -> Any:
    """A mapping whose keys are names of the author's: ``x-ray`` is a department, and no own key."""
    if not isinstance(value, Mapping) or "x-" not in value:
        return value
    return {**_vocabulary(value), **value["x-"]}


def _vocabulary(value: Any) -> Any:
    """A mapping whose keys are words of ours: own keys beside them are let be."""
    if not isinstance(value, Mapping) or "x-" not in value:
        return value
    return {key: entry for key, entry in value.items() if key != "x-"}


def _named(value: Any) -> Any:
    """``{id: name}``, ``{id: {name: …}}`` or a list of ids, as the second of these."""
    if isinstance(value, str):
        value = [value]
    if isinstance(value, list):
        return {item: {"name": item} for item in value if isinstance(item, str)}
    return _register(value)


def _terms(value: Any) -> Any:
    """A mapping of terms as a list of them, so that a term written twice is seen twice."""
    if not isinstance(value, Mapping):
        return value
    return [
        {"term": term, "definition": entry}
        if isinstance(entry, str)
        else ({"term": term, **entry} if isinstance(entry, Mapping) else entry)
        for term, entry in _register(value).items()
    ]


LEVELS = ("error", "warning", "note")
GRADES = ("high", "medium", "low")


def _level(value: Any) -> Any:
    """A severity, or one for each grade of vagueness."""
    if value in LEVELS:
        return value
    graded = isinstance(value, Mapping) and value
    if graded and all(grade in GRADES and level in LEVELS for grade, level in value.items()):
        return dict(value)
    raise PydanticCustomError(
        "wrong-type", "should be `error`, `warning` or `note`, or one of them for each of "
        "`high`, `medium` and `low`"
    )  # fmt: skip


_TEXT = ["string", "number", "boolean"]
_ID_SCHEMA = {
    "type": _TEXT,
    "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
    "maxLength": LONGEST_ID,
    "patternErrorMessage": "An id is made of a–z, 0–9 and single hyphens.",
}
_DATE_SCHEMA = {
    "type": "string",
    "format": "date",
    "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$",
    "patternErrorMessage": "Write the year first, as in 2027-08-20.",
}
_LEVEL_SCHEMA = {
    "anyOf": [
        {"enum": list(LEVELS)},
        {
            "type": "object",
            "properties": {grade: {"enum": list(LEVELS)} for grade in GRADES},
            "additionalProperties": False,
            "minProperties": 1,
        },
    ]
}

Id = Annotated[str, _Read(_id, _ID_SCHEMA)]
Ids = Annotated[
    list[str],
    BeforeValidator(_one_is_a_list),
    WithJsonSchema({"type": ["array", *_TEXT], "items": {"type": _TEXT}}),
]
Texts = Ids
Date = Annotated[date, _Read(_date, _DATE_SCHEMA)]
Quantified = Annotated[Amount, _ReadInKit(_amount, {"type": ["string", "number"]})]

Share = Annotated[Amount, _ReadInKit(_share, {"type": ["string", "number"]})]
OwnFolder = Annotated[str, AfterValidator(_own_folder)]

Level = Annotated[Any, _Read(_level, _LEVEL_SCHEMA)]

Discretion = Literal["mandatory", "guided", "free"]
Commitment = Literal["internal", "public_promise", "legal_guarantee"]
PUBLIC: Final = frozenset({"public_promise", "legal_guarantee"})
"""What customers can hold an organisation to."""
Customers = Literal["external", "internal"]
Status = Literal["draft", "active", "retired"]
KitLevel = Literal["started", "reviewable", "published", "audited"]
BookFormat = Literal["html", "pdf", "markdown", "docx", "epub"]
BookFormats = Annotated[
    list[BookFormat],
    BeforeValidator(_one_is_a_list),
    WithJsonSchema({"type": ["array", "string"], "items": {"enum": list(get_args(BookFormat))}}),
]
Reader = Literal["agent", "coach", "customer"]
