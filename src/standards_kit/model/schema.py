"""The format as JSON Schemas, made from the models, for editors and other tools."""

from typing import Any

from pydantic import TypeAdapter

from standards_kit.model.kit import SourceFile
from standards_kit.model.kit_file import KitFile
from standards_kit.model.standard import Standard

SCHEMAS = ("kit", "source")
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TITLES = {"kit": "A kit's standards-kit.yaml", "source": "A source of a kit"}
_OWN_KEYS = {"patternProperties": {"^x-": {"description": "Your own key; it is kept."}}}


def schema_of(name: str) -> dict[str, Any]:
    """The schema of ``kit`` or ``source`` (JSON Schema 2020-12)."""
    if name == "kit":
        whole = TypeAdapter(KitFile).json_schema(by_alias=True)
    else:
        whole = TypeAdapter(SourceFile | Standard).json_schema(by_alias=True)
    opened: dict[str, Any] = _opened(whole)
    if name == "source":
        opened["$defs"]["Standard"]["properties"]["format"] = {"const": 1}
        _tell_apart(opened)
    return {"$schema": _DIALECT, "title": _TITLES[name], **opened}


def _tell_apart(schema: dict[str, Any]) -> None:
    """A document with ``why`` or ``expectations`` is one standard; any other has sections.

    An ``if`` lets an editor report what is wrong with the one that is meant, which ``anyOf`` hides.
    """
    sections, standard = schema.pop("anyOf")
    alone = [{"required": [key]} for key in ("why", "expectations")]
    schema.update({"if": {"anyOf": alone}, "then": standard, "else": sections})


def _opened(node: Any, at: str = "") -> Any:
    """Let texts be written as numbers or truth values too: what is written is what is read."""
    if isinstance(node, list):
        return [_opened(item) for item in node]
    if not isinstance(node, dict):
        return node
    found = {
        key: _opened(value, key)
        for key, value in node.items()
        if key != "title" or at == "properties"
    }
    if at != "properties":
        _loosen(found)
        if "properties" in found:
            found["properties"].pop("x-", None)
            found.update(_OWN_KEYS)
            if isinstance(found.get("default"), dict):
                del found["default"]
    return found


def _loosen(node: dict[str, Any]) -> None:
    restricted = node.keys() & {"pattern", "format", "enum", "const"}
    if node.get("type") == "string" and not restricted:
        node["type"] = ["string", "number", "boolean"]
    elif node.get("type") == "integer":
        node["type"] = ["integer", "string"]
        node["pattern"] = "^[0-9]+$"
    choices = node.get("anyOf")
    if isinstance(choices, list) and {"type": "null"} in choices:
        rest = [choice for choice in choices if choice != {"type": "null"}]
        node["anyOf"] = [*rest, {"type": "null"}]
