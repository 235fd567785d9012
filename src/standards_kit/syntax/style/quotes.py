"""Which quotes a text stands in: double ones, and single ones where those would need a backslash."""

from typing import Any

from yaml.tokens import ScalarToken

from standards_kit.ground.lazy import lazy
from standards_kit.syntax import libyaml

_OTHER_ESCAPE = lazy(r"\\[^\"\\]")


def requoted(text: str) -> str:
    """A text with its quotes settled; what stands without quotes stays so. Raises yaml.YAMLError."""
    parts, at = [], 0
    for token in libyaml.tokens(text):
        if isinstance(token, ScalarToken) and token.style in ("'", '"'):
            start, end = token.start_mark.index, token.end_mark.index
            parts += [text[at:start], _quoted(text[start:end], token)]
            at = end
    return "".join((*parts, text[at:]))


def _quoted(written: str, token: Any) -> str:
    value: str = token.value
    if "\n" in written or not value.isprintable():
        return written
    if '"' not in value and "\\" not in value:
        # An escape that was written for a sign is somebody's choice.
        return written if token.style == '"' else f'"{value}"'
    if token.style == '"' and _OTHER_ESCAPE.search(written.replace("\\\\", "")):
        return written
    return "'" + value.replace("'", "''") + "'"
