"""A long text where a short one is meant, in every field there is.

How long that takes is for `make fuzz`, which has a clock; here it must only end in a report.
"""

from pathlib import Path
from types import ModuleType

import pytest

LONG = 20_000


@pytest.mark.parametrize("unit", ["letter", "or", "digit", "1-stop"])
def test_a_long_text_in_any_field_is_judged(hostile: ModuleType, tmp_path: Path, unit: str) -> None:
    slots = hostile.slots("format")
    assert len(slots) > 100
    text = hostile.long_text(hostile.UNITS[unit], LONG)
    for slot in slots:
        hostile.put(tmp_path, hostile.with_text("format", slot, text))
        assert hostile.judge(tmp_path).ran, slot.name
