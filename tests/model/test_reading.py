"""What is said of a file that can't be read names what is wrong in it."""

import pytest

from standards_kit.model.reading import read_content
from standards_kit.syntax.document import Limits


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "after a byte-order mark"])
def test_the_byte_that_is_no_utf_8_is_named_with_its_line(mark: bytes) -> None:
    reading = read_content("a.yaml", mark + b"id: a\ntitle: Caf\xe9\n", Limits())
    (finding,) = reading.findings
    assert finding.message == "The file is not UTF-8: line 2 holds the byte 0xe9."


def test_one_byte_order_mark_is_no_part_of_the_text() -> None:
    reading = read_content("a.yaml", b"\xef\xbb\xbfid: a\n", Limits())
    assert (reading.source.text, reading.findings) == ("id: a\n", [])
