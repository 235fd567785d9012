"""A kit with one standard in it, to be rewritten, in the author's language where there is one."""

from datetime import date
from importlib.resources.abc import Traversable

from standards_kit.authoring.cutting import Data
from standards_kit.authoring.first_kit import Answers, reviewed
from standards_kit.authoring.naming import channels_of, registered
from standards_kit.ground import resources
from standards_kit.model.folder import KIT_FILE
from standards_kit.syntax.document import read
from standards_kit.syntax.nodes import Mapping, Scalar
from standards_kit.syntax.writing import lines_of
from standards_kit.text.source import Source

SAMPLE = "standards/first.yaml"
"""Where the one standard is that is there to be rewritten."""
_FALLBACK = "en"


def blank_kit(answers: Answers, today: date) -> dict[str, str]:
    """The files of a kit with one standard."""
    sample = _sample(answers.language)
    word = answers.customer or sample["customer"]
    head: Data = {
        "format": "1",
        "organisation": answers.organisation,
        "language": answers.language,
        "customer_word": word,
        "roles": registered(answers.roles or ()),
        "channels": channels_of(answers.channels or (), answers.channel_names),
        "defaults": {**({"owner": answers.owner} if answers.owner else {}), **reviewed(today)},
    }
    lines = [line for key, value in head.items() if value for line in lines_of(key, value, 0)]
    text = sample["standard"].replace("{word}", word)
    return {KIT_FILE: "\n".join(lines) + "\n", SAMPLE: text}


def sample_language(language: str) -> str:
    """The language, in two letters, of the standard that a kit in a language begins with."""
    primary = language.partition("-")[0].lower()
    return primary if (_folder() / f"{primary}.yaml").is_file() else _FALLBACK


def usual_word(language: str) -> str:
    """What a customer is usually called."""
    return _sample(language)["customer"]


def _folder() -> Traversable:
    return resources.starter() / "_blank"


def _sample(language: str) -> dict[str, str]:
    """The usual word for a customer and the text of a standard, line by line as it is written."""
    text = (_folder() / f"{sample_language(language)}.yaml").read_text("utf-8")
    root = read(Source("", text)).documents[0].root
    values = root.values if isinstance(root, Mapping) else {}
    return {key: node.value for key, node in values.items() if isinstance(node, Scalar)}
