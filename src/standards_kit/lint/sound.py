"""A sound standard, for the examples that rules carry: each adds the one thing it is about."""

import textwrap

_LINES = {
    "id": "id: phone-greeting",
    "title": "title: Answering the phone",
    "why": "why: Silence makes callers think they are forgotten.",
    "emotional_response": "emotional_response: The caller feels expected.",
    "expectations": "expectations:\n  - When a call comes in, you answer within 20 seconds.",
}


def standard(*extra: str, **lines: str) -> str:
    """A source that is one sound standard: ``lines`` stand for its own, ``extra`` come after."""
    written = [lines.get(key, line) for key, line in _LINES.items()]
    return "\n".join(line for line in (*written, *extra) if line) + "\n"


def standards(*each: str) -> str:
    """A source with a list of standards, each as ``standard`` gives it."""
    items = (textwrap.indent(one, "    ").replace("    ", "  - ", 1) for one in each)
    return "standards:\n" + "".join(items)
