"""What an editor says by the schemas is what the linter says by the models.

``scripts/schema-proof`` proves the same files in the YAML language server.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from pydantic import TypeAdapter

from standards_kit.lint.engine import lint
from standards_kit.model import kit, kit_file, parts, service, standard
from standards_kit.model.folder import KIT_FILE, Home
from standards_kit.model.parts import Part
from standards_kit.model.project import load
from standards_kit.model.reading import read_file
from standards_kit.model.schema import DIALECT, SCHEMAS, schema_of
from standards_kit.model.shape import keys
from standards_kit.syntax.document import Document, Limits

CHECKOUT = Path(__file__).resolve().parents[2]
BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
ABOUT_FORM = {
    "ambiguous-date",
    "missing-field",
    "range-for-number",
    "unknown-field",
    "unreadable-target",
    "wrong-type",
}
SOUND = sorted(
    path
    for kit_name in ("hotel", "contact-centre", "council", "format")
    for path in (CHECKOUT / "examples" / kit_name).rglob("*.yaml")
)
MODELS = [
    model
    for module in (parts, standard, service, kit, kit_file)
    for model in vars(module).values()
    if isinstance(model, type) and issubclass(model, Part) and model.__module__ == module.__name__
]
FIELDS = [
    pytest.param(model, name, id=f"{model.__name__}-{name}")
    for model in MODELS
    for name in model.model_fields
    if name != "extra"
]


@pytest.fixture(scope="session")
def validators() -> dict[str, Draft202012Validator]:
    return {name: Draft202012Validator(schema_of(name)) for name in SCHEMAS}


def schema_name(path: Path) -> str:
    return "kit" if path.name in (KIT_FILE, "kit.yaml") else "source"


class EditorsYaml(yaml.SafeLoader):
    """YAML 1.2 with its core schema, as editors read it: ``no`` and dates are text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    EditorsYaml.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first
    )


def as_editors_read(path: Path) -> list[Any]:
    return list(yaml.load_all(path.read_text("utf-8"), EditorsYaml))


def as_old_yaml_reads(path: Path) -> list[Any]:
    """YAML 1.1, as many programs read it; JSON has no dates, so they are text."""
    return [_json(data) for data in yaml.safe_load_all(path.read_text("utf-8"))]


def _json(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _json(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_json(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def documents(path: Path) -> list[Document]:
    return read_file(path, path.parent, Limits()).documents


def lines(document: Document, error: ValidationError) -> Iterator[int]:
    """The lines at which an author would look for an error."""
    path = tuple(error.absolute_path)
    if error.validator != "additionalProperties":
        yield document.place(path).start.line
        return
    allowed = error.schema["properties"]
    for key in error.instance:
        if key not in allowed and not key.startswith("x-"):
            yield document.key_place((*path, key)).start.line


@pytest.mark.parametrize("name", SCHEMAS)
class TestASchema:
    def test_it_is_a_schema_of_its_dialect(self, name: str) -> None:
        schema = schema_of(name)
        assert schema["$schema"] == DIALECT == Draft202012Validator.META_SCHEMA["$id"]
        Draft202012Validator.check_schema(schema)

    def test_it_is_the_same_each_time(self, name: str) -> None:
        assert schema_of(name) == schema_of(name)

    def test_it_has_no_references_that_lead_nowhere(self, name: str) -> None:
        schema = schema_of(name)
        named = {each.removeprefix("#/$defs/") for each in _references(schema)}
        assert named <= schema["$defs"].keys()

    def test_an_editor_is_given_a_description_of_every_key(self, name: str) -> None:
        schema = schema_of(name)
        for properties in _properties(schema):
            for key, value in properties.items():
                whole = {**schema["$defs"].get(value.get("$ref", "")[8:], {}), **value}
                assert whole.get("description") or key in ("high", "medium", "low"), key

    def test_nothing_is_written_into_a_new_standard_unasked(self, name: str) -> None:
        """The YAML language server writes each ``default`` into what it completes."""
        assert all("default" not in node for node in _nodes(schema_of(name)))


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for key, value in node.items():
            if key != "examples":
                yield from _nodes(value)
    elif isinstance(node, list):
        for item in node:
            yield from _nodes(item)


def _references(schema: dict[str, Any]) -> list[str]:
    return [node["$ref"] for node in _nodes(schema) if isinstance(node.get("$ref"), str)]


def _properties(schema: dict[str, Any]) -> list[dict[str, Any]]:
    found = [schema["else"], *schema["$defs"].values()]
    return [node["properties"] for node in found if "properties" in node]


@pytest.mark.parametrize("reader", [as_editors_read, as_old_yaml_reads])
@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.relative_to(CHECKOUT).as_posix())
def test_an_example_is_sound_however_its_yaml_is_read(
    validators: dict[str, Draft202012Validator], path: Path, reader: Any
) -> None:
    validator = validators[schema_name(path)]
    for data in reader(path):
        assert [error.message for error in validator.iter_errors(data)] == []


def test_the_starter_kit_is_sound(validators: dict[str, Draft202012Validator]) -> None:
    for path in sorted((CHECKOUT / "src/standards_kit/starter").rglob("*.yaml")):
        if path.parent.name.startswith("_"):
            continue  # what kits are made with, and no part of one
        text = re.sub("@[A-Z_]+@", "2027-08-20", path.read_text("utf-8"))
        errors = validators[schema_name(path)].iter_errors(yaml.load(text, EditorsYaml))
        assert [error.message for error in errors] == []


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
class TestABrokenFile:
    def wrong(self, path: Path) -> list[int]:
        """The lines that are marked as wrong."""
        text = path.read_text("utf-8").splitlines()
        return [number for number, line in enumerate(text, 1) if line.endswith("# wrong")]

    def test_the_schema_finds_the_lines_that_are_wrong_and_no_others(
        self, validators: dict[str, Draft202012Validator], path: Path
    ) -> None:
        validator = validators[schema_name(path)]
        found = {
            line
            for document, data in zip(documents(path), as_editors_read(path), strict=True)
            for error in validator.iter_errors(data)
            for line in lines(document, error)
        }
        assert sorted(found) == self.wrong(path)

    def test_the_linter_finds_the_same(self, path: Path) -> None:
        said = lint(load(Home(path.parent, alone=path)), date(2026, 9, 1)).diagnostics
        found = {each.finding.place.start.line for each in said if each.rule in ABOUT_FORM}
        assert sorted(found) == self.wrong(path)


@pytest.mark.parametrize(
    "text",
    [
        "standards: []",
        "expectations: [You answer.]\nid: a\ntitle: A\nwhy: B.\nemotional_response: C.",
        "terms: {prompt: Now.}",
        "terms: {prompt: {definition: Now., variants: timely}}",
        "terms: [{term: prompt, definition: Now.}]",
        "terms: {x-ray: A picture.}",
        "limits: [{id: 2026, role: 1, decision: 2, up_to: 3}]",
        "touchpoints: [{id: a, name: no, channels: on, moment_of_truth: yes}]",
        "recovery_plays: [{id: a, trigger: 08:30, steps: Ring +44, severity: 2.10}]",
        "defaults: {roles: desk, review_by: 2027-08-20, x-ours: {a: [1]}}",
        "x-ours: {any: [thing]}",
        "format: '1'",
    ],
)
def test_what_the_format_allows_is_allowed(
    validators: dict[str, Draft202012Validator], tmp_path: Path, text: str
) -> None:
    data = yaml.load(text, EditorsYaml)
    for validator in validators.values():
        assert [error.message for error in validator.iter_errors(data)] == []
    file = tmp_path / "a.yaml"
    file.write_text(text)
    assert load(Home(tmp_path, alone=file)).findings == []


@pytest.mark.parametrize(
    "text",
    [
        "roles: [desk, porter]",
        "roles: desk",
        "departments: {x-ray: X-ray, ward: {name: Ward, x-floor: 2}}",
        "channels: {phone: Telephone}\naudiences: {}",
        "measures: {time: Time, age: {name: Age, unit: 2}}",
        "calendars: {default: {hours: {mon: 9, x-by: hand}, holidays: ['2026-12-25'], ring: 6}}",
        "handbooks: {desk: {for: coach, formats: html, x-ours: 1}}",
        "lint: {severity: {vague-phrase: {high: error}}, words: {accept: Fast Track}}",
        "values: Kindness\norganisation: 3",
    ],
)
def test_what_the_kit_file_allows_is_allowed(
    validators: dict[str, Draft202012Validator], tmp_path: Path, text: str
) -> None:
    data = yaml.load(text, EditorsYaml)
    assert [error.message for error in validators["kit"].iter_errors(data)] == []
    assert not validators["source"].is_valid(data)
    (tmp_path / KIT_FILE).write_text(text)
    found = [each.message for each in load(Home(tmp_path)).findings if "ring" not in each.message]
    assert found == []


class TestTheModels:
    @pytest.mark.parametrize(("model", "name"), FIELDS)
    def test_a_field_is_described_in_a_sentence_with_an_example(
        self, model: type[Part], name: str
    ) -> None:
        field = model.model_fields[name]
        assert field.description
        assert field.description.endswith((".", "…"))
        assert field.examples

    @pytest.mark.parametrize(("model", "name"), FIELDS)
    def test_an_example_is_what_may_be_written_there(
        self, validators: dict[str, Draft202012Validator], model: type[Part], name: str
    ) -> None:
        field = model.model_fields[name]
        (example,) = field.examples or ()
        if _is_a_sketch(example):
            return  # the parts of a section have their own examples
        kind: Any = (
            Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
        )
        TypeAdapter(kind).validate_python(_as_text(example), context={"currency": "GBP"})
        parts_of_it = validators["kit"].schema["$defs"]
        title = "NamedTerm" if model is parts.Term else model.__name__
        properties = parts_of_it.get(title, validators["kit"].schema["else"])["properties"]
        schema = {**properties[field.alias or name], "$defs": parts_of_it}
        assert Draft202012Validator(schema).is_valid(example)

    @pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
    def test_the_schema_has_the_keys_that_are_read(
        self, validators: dict[str, Draft202012Validator], model: type[Part]
    ) -> None:
        defined = validators["kit"].schema["$defs"].get(model.__name__)
        if defined is not None:
            known = [key for key in keys(model) if (model, key) != (parts.Term, "term")]
            assert list(defined["properties"]) == known


def _is_a_sketch(example: Any) -> bool:
    """Whether an example of a section leaves out what its parts need."""
    first = example[0] if isinstance(example, list) else example
    return isinstance(first, dict) and first.keys() == {"id", "title"}


def _as_text(value: Any) -> Any:
    """A value as it arrives from YAML: every scalar is text."""
    if isinstance(value, dict):
        return {key: _as_text(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
