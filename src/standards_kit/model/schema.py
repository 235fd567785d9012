"""The format as JSON Schemas, made from the models, for editors and other tools.

The models say what is read; the schemas say what may be written for it, which is more: a number
where a text is meant, one value where a list is, a text for a part that has a short form. All of
these are alternatives of ``type``, never ``anyOf``, so that an editor names the key that is wrong.

The dialect is JSON Schema 2020-12. ``patternErrorMessage`` is not part of it: the YAML language
server shows it instead of a regular expression, and every other tool passes it over.
"""

import re
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from standards_kit.model.kit import SourceFile
from standards_kit.model.kit_file import KitFile
from standards_kit.model.parts import BOUNDS, NamedTerm, Shorthand, Target, Term
from standards_kit.model.standard import Defaults, Standard
from standards_kit.model.values import _named, _terms, _vocabulary

SCHEMAS = ("kit", "source")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TITLES = {"kit": "The kit file, standards-kit.yaml", "source": "A source of a kit"}

_TEXT = ["string", "number", "boolean"]
_OWN_KEYS = {"^x-": {"description": "A key of your own. It is kept, and given to themes."}}
_CHOICES = re.compile(r"\^\(([\w|]+)\)\$")
_TRUTHS = [True, False, "yes", "no", "on", "off"]


def schema_of(name: str) -> dict[str, Any]:
    """The schema of ``kit`` or ``source``."""
    sections = KitFile if name == "kit" else SourceFile
    models: Any = sections | Standard | Defaults | NamedTerm
    whole = TypeAdapter(models).json_schema(by_alias=True, schema_generator=_AsWritten)
    parts = whole["$defs"]
    file = parts.pop(sections.__name__)
    parts["StandardAlone"] = _alone(parts["Standard"], file)
    return {
        "$schema": DIALECT,
        "title": _TITLES[name],
        "description": file.pop("description"),
        **_either(file),
        "$defs": parts,
    }


def _either(file: dict[str, Any]) -> dict[str, Any]:
    """A document with ``why`` or ``expectations`` is one standard; any other has sections.

    An ``if`` lets an editor report what is wrong with the one that is meant, which ``anyOf`` hides.
    """
    alone = [{"required": [key]} for key in ("why", "expectations")]
    return {"if": {"anyOf": alone}, "then": {"$ref": "#/$defs/StandardAlone"}, "else": file}


def _alone(standard: dict[str, Any], file: dict[str, Any]) -> dict[str, Any]:
    """A document that is one standard may say what a file says for itself, too."""
    more = {key: file["properties"][key] for key in ("format", "defaults")}
    return {**standard, "properties": {**standard["properties"], **more}}


class _AsWritten(GenerateJsonSchema):
    """What may be written for what is read."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        found = super().model_schema(schema)
        kind = schema["cls"]
        properties = found["properties"]
        del properties["x-"]
        found["patternProperties"] = _OWN_KEYS
        found["title"] = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", found["title"]).capitalize()
        if issubclass(kind, Shorthand):
            found["type"] = [*_TEXT, "object"]
        if kind is Target:
            found["oneOf"] = [{"required": [bound]} for bound in BOUNDS]
        elif kind is Term:
            del properties["term"]
        elif kind is NamedTerm:
            found.update(type="object", title="Term", required=["term", "definition"])
        return found

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """A glossary may be a mapping or a list, a register of names too."""
        found = super().function_before_schema(schema)
        function: Any = schema["function"]["function"]
        if function is _terms:
            named = {"$ref": found["items"]["$ref"].replace("Term", "NamedTerm")}
            return {
                "type": ["object", "array"],
                "additionalProperties": found["items"],
                "items": named,
            }
        if function is _vocabulary:
            found["patternProperties"] = _OWN_KEYS
        if function is _named:
            found["type"] = ["object", "array", *_TEXT]
            found["items"] = {"type": _TEXT}
        return found

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """The keys of a register are ids of the author's; Pydantic would let others pass."""
        found: JsonSchemaValue = {"type": "object"}
        if "values_schema" in schema:
            found["additionalProperties"] = self.generate_inner(schema["values_schema"])
        names = self.generate_inner(schema["keys_schema"]) if "keys_schema" in schema else {}
        if "pattern" in names:
            found["propertyNames"] = {key: names[key] for key in names if key != "type"}
        return found

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """A key with nothing after it is a gap, here and for the linter."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Said in the description: an editor would write each ``default`` into a new standard."""
        return self.generate_inner(schema["schema"])

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        pattern = schema.get("pattern")
        if pattern is None:
            return {"type": _TEXT}
        choices = _CHOICES.fullmatch(str(pattern))
        return {"enum": choices[1].split("|")} if choices else super().str_schema(schema)

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        found = super().int_schema(schema)
        return {
            **found,
            "type": ["integer", "string"],
            "pattern": "^[0-9]+$",
            "patternErrorMessage": "Write a whole number.",
        }

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        return {"enum": _TRUTHS}

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:
        """The order of the models is the order in which people write."""
        return value

    def field_title_should_be_set(self, schema: Any) -> bool:
        """A key is its own title."""
        return False
