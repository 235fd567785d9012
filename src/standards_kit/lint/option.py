"""What a rule lets a kit set: ``lint: options: {too-long: {expectation: 40}}``."""

from collections.abc import Mapping, Sequence

from standards_kit.ground.records import record

Value = int | str | bool | tuple[str, ...]
_LONGEST_NUMBER = 10


@record
class Option:
    """One setting of a rule: what holds where a kit says nothing, and what it is for.

    ``least`` is the smallest number that makes sense, ``choices`` the words that are understood.
    """

    default: Value
    description: str
    least: int = 0
    choices: tuple[str, ...] = ()

    @property
    def wanted(self) -> str:
        """What may be written, in words."""
        match self.default:
            case bool():
                return "`true` or `false`"
            case int():
                return f"a whole number from {self.least} on"
            case str():
                return "one of " + ", ".join(f"`{choice}`" for choice in self.choices)
            case _:
                return "a list of texts"

    def read(self, written: Sequence[str]) -> Value | None:
        """Take what a kit says, a text or several; give the value, or None if it is none."""
        if isinstance(self.default, tuple):
            return tuple(written)
        if len(written) != 1:
            return None
        word = written[0].strip()
        match self.default:
            case bool():
                return {"true": True, "false": False}.get(word.lower())
            case int():
                sound = word.isascii() and word.isdigit() and len(word) < _LONGEST_NUMBER
                return int(word) if sound and int(word) >= self.least else None
            case _:
                return word if word in self.choices else None


def values(options: Mapping[str, Option], written: Mapping[str, Sequence[str]]) -> dict[str, Value]:
    """Take a rule's options and what a kit says of them; give what is in force.

    What can't be read leaves the default standing; the rule `unusable-option` says so.
    """
    given = {name: options[name].read(value) for name, value in written.items() if name in options}
    sound = {name: value for name, value in given.items() if value is not None}
    return {**{name: option.default for name, option in options.items()}, **sound}
