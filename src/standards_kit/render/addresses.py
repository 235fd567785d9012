"""Where an expectation is found: ``phone-greeting/answer``."""

from standards_kit.model.parts import Expectation
from standards_kit.model.standard import Standard
from standards_kit.text.normal import name_of


def addresses(standard: Standard) -> list[str]:
    """The address of each expectation; one that says the same again is counted."""
    seen: dict[str, int] = {}
    found = []
    for expectation in standard.expectations:
        name = address(standard, expectation)
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return found


def address(standard: Standard, expectation: Expectation) -> str:
    """Standard and expectation id; without an id, eight hex digits of the normalised text."""
    return f"{standard.id}/{expectation.id or name_of(expectation.text)}"
