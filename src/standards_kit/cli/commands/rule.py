"""``standards-kit rule``: explain a rule from its own documentation."""

import json
import shutil
import sys
import textwrap
from typing import Annotated, Any

import typer

from standards_kit.cli.choices import complete_rule, one_of, rule_name
from standards_kit.cli.screen import styled
from standards_kit.lint.catalogue import Listed, catalogue

EPILOG = """Examples:

  standards-kit rule               all rules, a line each

  standards-kit rule vague-phrase  one rule, explained

Every finding of lint names its rule in brackets."""

_WIDE = 1000  # a pipe has no edge


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("rule", epilog=EPILOG)(rule)


def rule(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help="A rule; all of them where none is named.",
            autocompletion=complete_rule,
        ),
    ] = None,
    format: Annotated[
        str, typer.Option("--format", metavar="NAME", help="terminal or json.")
    ] = "terminal",
) -> None:
    """Explain a rule: what it reports, why, and an example."""
    one_of(format, ("terminal", "json"), "format")
    rules = catalogue()
    chosen = [rules[rule_name(name)]] if name else list(rules.values())
    if format == "json":
        json.dump([_data(listed) for listed in chosen], sys.stdout, ensure_ascii=False, indent=2)
        typer.echo()
    elif name:
        _explain(chosen[0])
    else:
        _list(chosen)


def _list(rules: list[Listed]) -> None:
    """A line a rule where there is room, else its summary below it."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDE
    names = max(len(listed.name) for listed in rules)
    for listed in rules:
        summary = listed.rule.summary
        line = f"{listed.name:{names}}  {listed.rule.severity:7}  {summary}"
        if len(line) > width:
            told = textwrap.fill(summary, width, initial_indent="  ", subsequent_indent="  ")
            line = f"{listed.name} ({listed.rule.severity})\n{told}"
        typer.echo(line)


def _explain(listed: Listed) -> None:
    """What its page in the documentation says, in the same order."""
    head = f"{listed.name} ({listed.rule.severity})"
    parts = {heading: text for heading, text in listed.docs.items() if heading}
    if not styled(sys.stdout):
        told = [head, f"{listed.rule.summary}.", listed.facts]
        told += [f"{heading}\n{text}" for heading, text in parts.items()]
        typer.echo("\n\n".join([*told, *filter(None, [listed.outcome])]))
        return
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(highlight=False)
    console.print(f"[bold]{head}[/]\n\n{listed.rule.summary}.\n\n{listed.facts}")
    for heading, text in parts.items():
        console.print(f"\n[bold]{heading}[/]")
        console.print(Markdown(text, code_theme="bw"))
    if listed.outcome:
        console.print(f"\n{listed.outcome}")


def _data(listed: Listed) -> dict[str, Any]:
    docs = listed.docs
    return {
        "name": listed.name,
        "summary": listed.rule.summary,
        "severity": str(listed.rule.severity),
        "can_be_suppressed": listed.rule.silenceable,
        "since": listed.rule.since,
        "level": str(listed.rule.level),
        "options": {
            name: {"default": option.default, "description": option.description}
            for name, option in listed.rule.options.items()
        },
        "what": docs.get("What", ""),
        "why": docs.get("Why", ""),
        "example": docs.get("Example", ""),
        "url": listed.url,
    }
