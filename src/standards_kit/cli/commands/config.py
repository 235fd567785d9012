"""``standards-kit config``: what is in force for `lint`, and where each word of it comes from."""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from standards_kit.cli import kits, surroundings
from standards_kit.cli.choices import kit_level, level, one_of, report_format
from standards_kit.cli.options import Kit, Today
from standards_kit.lint.catalogue import catalogue
from standards_kit.lint.engine import local_today
from standards_kit.lint.level import DEFAULT
from standards_kit.lint.option import values
from standards_kit.model.project import Project, reading_limits
from standards_kit.model.shared import Layer
from standards_kit.text.diagnostic import Severity
from standards_kit.text.printable import one_line

EPILOG = """The command line of `lint` wins over the environment, the environment over the kit, the kit over
what it extends, and that over what holds where nobody says anything."""
_OTHERWISE = "default"
_PLAIN = ("extends", "select", "ignore", "baseline")


class Row(NamedTuple):
    """A setting, what is in force, and who says so."""

    setting: str
    value: Any
    origin: str


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("config", epilog=EPILOG)(config)


def config(
    kit: Kit = None,
    format: Annotated[
        str, typer.Option("--format", metavar="NAME", help="terminal or json.")
    ] = "terminal",
    today: Today = None,
) -> None:
    """Show what is in force when a kit is checked, and where it comes from."""
    one_of(format, ("terminal", "json"), "format")
    project = kits.one_kit(kit)
    rows = [*_of_run(project, today), *_of_kit(project)]
    if format == "json":
        json.dump([row._asdict() for row in rows], sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    setting, value = (max(len(_shown(row[at])) for row in rows) for at in (0, 1))
    for row in rows:
        told = f"{row.setting:<{setting}}  {_shown(row.value):<{min(value, 40)}}  {row.origin}"
        typer.echo(one_line(told))


def _shown(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "-"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {each}" for key, each in value.items())
    return str(value).lower() if isinstance(value, bool) else "-" if value is None else str(value)


def _of_run(project: Project, today: str | None) -> Iterator[Row]:
    """What the environment may say."""
    day = kits.day(today)
    said = "command line" if today else _told(kits.TODAY) if day else "the kit's clock"
    yield Row("today", (day or local_today(project)).isoformat(), said)
    formats = surroundings.formats(None)
    for name in formats:
        report_format(name)
    yield Row("format", formats, _told(surroundings.FORMAT))
    threshold = surroundings.chosen(None, surroundings.FAIL_ON, level) or Severity.WARNING
    yield Row("fail-on", str(threshold), _told(surroundings.FAIL_ON))
    asked = surroundings.chosen(None, surroundings.LEVEL, kit_level)
    if asked:
        yield Row("level", str(asked), _told(surroundings.LEVEL))
    else:
        yield Row("level", project.kit.lint.level or str(DEFAULT), _origin(project, "level"))


def _told(variable: str) -> str:
    return f"environment: {variable}" if os.environ.get(variable, "").strip() else _OTHERWISE


def _of_kit(project: Project) -> Iterator[Row]:
    """What the kit says, and what it extends."""
    lint = project.kit.lint
    for name in _PLAIN:
        own = project.layers[0].model if name == "extends" else lint
        yield Row(name, getattr(own, name), _origin(project, name))
    for rule, severity in lint.severity.items():
        shown = severity if isinstance(severity, dict) else str(severity)
        yield Row(f"severity.{rule}", shown, _origin(project, "severity", rule))
    for rule, listed in catalogue().items():
        for name, value in values(listed.rule.options, lint.options.get(rule, {})).items():
            yield Row(f"options.{rule}.{name}", value, _origin(project, "options", rule, name))
    for pattern, rules in lint.per_file.items():
        for name in sorted(rules.model_fields_set - {"extra"}):
            origin = _origin(project, "per_file", pattern, name)
            yield Row(f"per_file.{pattern}.{name}", getattr(rules, name), origin)
    for name in ("accept", "flag"):
        yield Row(f"words.{name}", getattr(lint.words, name), _origin(project, "words", name))
    limits = reading_limits(project.kit)
    for field in fields(limits):
        origin = _origin(project, "limits", field.name)
        yield Row(f"limits.{field.name}", getattr(limits, field.name), origin)


def _origin(project: Project, *steps: str) -> str:
    """The file and line that say so; of words, which add up, all of them."""
    found = [told for layer in project.layers if (told := _place(project, layer, steps))]
    if steps[0] == "extends" or steps[0] != "words":
        found = found[:1]
    return ", ".join(found) or _OTHERWISE


def _place(project: Project, layer: Layer, steps: tuple[str, ...]) -> str | None:
    if layer.document.root is None:
        return None
    whole = (*layer.path, *steps)
    if layer.document.find(whole)[1] != whole:
        return None
    place = layer.key_place(*steps)
    return f"{Path(place.source.path).as_posix()}:{place.start.line}"
