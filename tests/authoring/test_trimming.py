"""What is left out of a text goes with its remarks; what stays is written as it was."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards_kit.authoring.example_kit import LIKE, as_section, example, said_in
from standards_kit.authoring.trimming import changed, trimmed

TEXTS = [text for name in LIKE if name != "blank" for text in example(name).texts.values()]
KIT = """\
# The head of the file stays.
format: 1
# Who works here.
roles:
  # At the desk.
  desk: Desk agent    # by day

  # At night.
  night: {name: Night porter, description: Till six}
channels: [phone, email, chat]    # in this order

# The pledges.
standards:
  - text: One, # the first
      two
    say: ["a, b", c]

  - text: Three
"""


def flat(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: flat(each) for key, each in value.items()}
    if isinstance(value, list):
        return [flat(each) for each in value]
    return " ".join(value.split())


def fewer(data: st.DataObject, value: Any, top: bool = False) -> Any:
    """A part of what a document says; whatever is left says something."""
    if isinstance(value, str):
        return value
    names = list(value if isinstance(value, dict) else range(len(value)))
    kept = data.draw(st.sets(st.sampled_from(names), min_size=1)) if names else set()
    if top and {"expectations", "id"} <= set(names):
        kept |= {"expectations", "id"}  # that it is one standard
    below = {name: fewer(data, value[name]) for name in names if name in kept and name != "x-"}
    return below if isinstance(value, dict) else list(below.values())


@settings(max_examples=60, deadline=None)
@given(data=st.data(), text=st.sampled_from(TEXTS))
def test_what_is_left_says_what_it_said(data: st.DataObject, text: str) -> None:
    wanted = [fewer(data, each, top=True) for each in said_in(text)]
    wanted = [each for each in wanted if each]
    left = trimmed(text, [as_section(each) for each in wanted])
    assert flat(said_in(left)) == flat(wanted)
    assert set(left.split()) <= set(text.split()) | {"-"} or "[" in text or "{" in text


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (
            {"format": "1", "roles": {"desk": "Desk agent"}, "channels": ["email"]},
            (
                "# The head of the file stays.\nformat: 1\n# Who works here.\nroles:\n  # At the desk.\n"
                "  desk: Desk agent    # by day\n\nchannels: [email]    # in this order\n"
            ),
        ),
        (
            {"roles": {"night": {"name": "Night porter"}}, "channels": ["phone", "chat"]},
            (
                "# The head of the file stays.\n# Who works here.\nroles:\n  # At night.\n"
                "  night: {name: Night porter}\nchannels: [phone, chat]    # in this order\n"
            ),
        ),
        (
            {
                "format": "2: b",
                "channels": ["phone", "fax"],
                "roles": {"desk": "A", "chef": "Chef"},
            },
            (
                '# The head of the file stays.\nformat: "2: b"\n# Who works here.\nroles:\n  # At the desk.\n'
                "  desk: A    # by day\n  chef: Chef\n\nchannels: [phone, fax]    # in this order\n"
            ),
        ),
        (
            {"channels": ["fax"], "lint": {"level": "started"}},
            "# The head of the file stays.\nchannels: [fax]    # in this order\nlint: {level: started}\n",
        ),
        (
            {"roles": {"chef": "Chef", "host": "Host"}},
            "# The head of the file stays.\n# Who works here.\nroles:\n  chef: Chef\n  host: Host\n",
        ),
        (
            {"standards": [{"say": ["c"]}]},
            "# The head of the file stays.\n\n# The pledges.\nstandards:\n  - say: [c]\n",
        ),
    ],
)
def test_remarks_go_with_what_they_are_about(wanted: dict[str, Any], left: str) -> None:
    text = KIT.replace("One, # the first\n      two", "One")
    assert changed(text, wanted) == left
    assert said_in(left) == [wanted]
