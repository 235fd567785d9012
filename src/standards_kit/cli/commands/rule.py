"""``standards-kit rule``: explain a rule from its own documentation."""

import json
import sys
from typing import Annotated, Any

import typer

from standards_kit.cli.choices import one_of, rule_name
from standards_kit.lint.catalogue import Listed, catalogue

EPILOG = """Examples:

  standards-kit rule               all rules, a line each

  standards-kit rule vague-phrase  one rule, explained"""


def _complete(incomplete: str) -> list[str]:
    return [name for name in catalogue() if name.startswith(incomplete)]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("rule", epilog=EPILOG)(rule)


def rule(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="The rule; else all.", autocompletion=_complete),
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
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for listed in rules:
        table.add_row(listed.name, str(listed.rule.severity), listed.rule.summary)
    Console(highlight=False).print(table)


def _explain(listed: Listed) -> None:
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(highlight=False)
    console.print(f"[bold]{listed.name}[/] ({listed.rule.severity})")
    console.print()
    console.print(listed.rule.summary + ".")
    for heading, text in listed.docs.items():
        if heading:
            console.print(f"\n[bold]{heading}[/]")
            console.print(
                Markdown(text, code_theme="bw") if console.is_terminal else text, markup=False
            )


def _data(listed: Listed) -> dict[str, Any]:
    docs = listed.docs
    return {
        "name": listed.name,
        "summary": listed.rule.summary,
        "severity": str(listed.rule.severity),
        "can_be_suppressed": listed.rule.silenceable,
        "since": listed.rule.since,
        "what": docs.get("What", ""),
        "why": docs.get("Why", ""),
        "example": docs.get("Example", ""),
        "url": listed.url,
    }
