"""Writes docs/format.md from the models, docs/rules.md and docs/rules/ from the rules, and
docs/view-model.md from the views.

    .venv/bin/python scripts/build_docs.py

The same source gives the same bytes; tests/docs says when they are out of date.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT / "src"))

from standards_kit.lint.catalogue import Listed, catalogue  # noqa: E402
from standards_kit.model import brand, kit, parts, service, standard  # noqa: E402
from standards_kit.model.parts import Part  # noqa: E402
from standards_kit.render import handbook as views  # noqa: E402
from standards_kit.render import prose  # noqa: E402

DOCS = CHECKOUT / "docs"
_MADE = (
    "<!-- Made by scripts/build_docs.py. Change the models, the rules or that script instead. -->\n"
)


class Section(NamedTuple):
    """A part of docs/format.md: what there is to say, and the table of a model's keys."""

    title: str
    prose: str
    model: type[Part] | None = None


_BEGINNING = """\
# How to write standards

Standards are written in YAML: plain text files in which a key, a colon and a value make a line.
Any text editor will do. An editor that knows YAML shows you, while you type, which keys there are
and what they mean; `standards-kit init` sets that up.

## A kit

A **kit** is a folder with a file called `standards-kit.yaml` in it. That file says what is true of
the whole organisation. The standards are in other files, in any folders you like: every `.yaml` and
`.yml` file of the kit is read. A small kit can be one file: everything may stand in
`standards-kit.yaml` too.

Some files are never read: hidden files and folders, themes, virtual environments, the folder that
handbooks are written to, links that lead outside the kit, and folders that are kits of their own.

## The smallest standard

```yaml
id: phone-greeting
title: Answering the phone
why: Silence makes callers think they are forgotten, before we have said a word.
emotional_response: The caller feels expected.
expectations:
  - When an outside call comes in, you answer within 20 seconds.
```

These five keys are all that a standard needs. A file that has `why` or `expectations` at its top is
one standard, as here. To put several into one file, list them under `standards:`.

## How to write values

- **Text** needs no quotes, as a rule. Put a sentence in quotes when it has a colon followed by a
  space in it, or when it begins with a quote, a bracket, or one of ``* & % @ ` ``. Should you forget,
  you are told, and the mended sentence is offered. Text is plain: a blank line starts a paragraph,
  nothing else is markup. What you write is what is read: `no`, `08:30`, `2.10` and `+44` stay as they are.
- **Ids** are short names by which one thing refers to another: a–z, 0–9 and hyphens, 64 at most.
- **Lists** stand in brackets, `[phone, email]`, or one item a line, each after `- `. Where a list of
  ids is meant, one value is a list of one.
- **Quantities** are written as people write them: `20 seconds`, `2 working days`, `half an hour`,
  `90%`, `£50`. Where one number is needed, a range is not enough.
- **Dates** begin with the year: `2027-08-20`. `01/09/2026` can be read in two ways, so it is not read.
- **Keys of your own** begin with `x-`. They are kept wherever they stand, and given to themes; customers
  never see them.

Any other key that is not in the tables below is reported, with the one that was probably meant.
Keys in **bold** are needed; you may leave out all the others.
"""

_ENDING = """\
## Which value wins

A standard's own value comes first, then the `defaults:` of its document, then the `defaults:` of the
kit. The nearest value replaces the others; lists are not joined. Nothing need be declared: ids of
roles, departments, channels, customer groups and measures are checked as soon as the kit declares
one of that kind.

## Which meaning of a word holds

A standard's own `terms` come first, then those for its departments, then those of the kit. A
definition covers the other forms of its word (prompt, promptly, promptness), its other spellings
and its `variants`. It does not cover comparisons (friendlier) or opposites (unfriendly).

A soft word is settled by a definition that holds there, by a quantity attached to it, by a time target
on its expectation (words of speed), or by a `judgement`.

## Who sees what

| Reader | Sees |
| --- | --- |
| agent | all but what is for coaches: cues and moments |
| coach | everything |
| customer | organisation, purpose; of public promises and guarantees the title, `promise`, targets and `exceptions`; the terms used there; the `promise` of linked recovery plays |

## Leaving a finding as it is

A comment on the line, or on the line above, keeps one rule quiet there. It must give its reason:

```yaml
id: data-requests
title: A guest asks for their data
why: People want to know what is kept about them.
emotional_response: The guest feels in control.
expectations:
  # standards-kit: ignore[vague-phrase: without undue delay] by=data-officer until=2027-03-01 -- the law's own words
  - When a guest asks for their data, you send it without undue delay.
```

## Versions of the format

This is format 1. Within it keys are only added. A file in a newer format is not read, and you are told
what to do. `standards-kit schema kit` and `standards-kit schema source` print the format as JSON
Schemas (draft 2020-12), for editors and other tools.
"""

_SECTIONS = (
    Section(
        "The kit file",
        "`standards-kit.yaml` may be empty: you may leave out each of these keys. Besides them it may"
        " hold the sections that any file may hold; they are further down.",
        kit.KitSettings,
    ),
    Section(
        "A role, department, channel or customer group",
        "Its name is enough: `front-desk: Front desk agent`. To say more, give it keys.",
        kit.Named,
    ),
    Section(
        "A measure",
        "Something you count or time. Its name is enough, or you say what starts and stops the clock.",
        kit.Measure,
    ),
    Section("A calendar", "When the clock runs: opening hours, holidays, time zone.", kit.Calendar),
    Section(
        "How the organisation looks: `brand`",
        "For every handbook of the kit. All files lie in the kit: a handbook fetches nothing. An SVG only"
        " draws: it holds no program, no link, no filter and no live text. Put the colours in quotes, or"
        " YAML takes what follows `#` for a comment.",
        brand.Brand,
    ),
    Section(
        "`brand: colours`",
        "Text is set in both, so each needs a contrast of 4.5 with paper (WCAG 2.2, level AA); the rule"
        " [weak-contrast](rules/weak-contrast.md) names the nearest colour that has it. Shades for dark"
        " screens and for the cover follow from these two.",
        brand.BrandColours,
    ),
    Section(
        "A handbook",
        "A book to print. What you choose under one key adds up (this role or that one); different keys"
        " narrow each other. A standard that is silent about a key is in.",
        kit.HandbookSettings,
    ),
    Section("How the kit is checked: `lint`", "", kit.LintSettings),
    Section("`lint: per_file`", "Patterns of paths, each with its own settings.", kit.FileRules),
    Section("`lint: words`", "Words that mean more, or less, here than elsewhere.", kit.Words),
    Section("`lint: limits`", "Files beyond these sizes are not read.", kit.ReadingLimits),
    Section(
        "What any file may hold",
        "These sections may stand in any file of the kit, in any order. A file may hold several"
        " documents, each after a line `---`.",
        kit.SourceFile,
    ),
    Section(
        "Defaults",
        "What the standards of a document, or of the whole kit, have unless they say otherwise.",
        standard.Defaults,
    ),
    Section("A standard", "", standard.Standard),
    Section(
        "The feeling: `emotional_response`",
        "A sentence is enough. Give it keys to tell coaches what to watch for.",
        parts.Feeling,
    ),
    Section(
        "An expectation",
        "One thing that is done: a sentence, or keys. An expectation can be pointed at as"
        " `phone-greeting/answer`: its standard's id and its own.",
        parts.Expectation,
    ),
    Section(
        "A target",
        "A number an expectation is held to: exactly one of `at_most`, `at_least`, `exactly` and `before`.",
        parts.Target,
    ),
    Section(
        "A judgement",
        "Some words can't be settled in advance. Say which role decides, and up to what.",
        parts.Judgement,
    ),
    Section("An escalation", "Where it goes when the role can't settle it.", parts.Escalation),
    Section(
        "Examples of behaviour",
        "What people do. Words that are spoken go under `say` and `avoid`.",
        parts.Examples,
    ),
    Section("A change", "An entry of the page that says what changed.", parts.Change),
    Section(
        "A term",
        "A word that means something definite here. A sentence is enough:"
        " `prompt: Before the end of the same working day.` A list of entries with `term:` serves too.",
        parts.Term,
    ),
    Section("A touchpoint", "A place or moment at which a customer meets you.", service.Touchpoint),
    Section("A pain point", "A sentence, or keys.", service.PainPoint),
    Section(
        "A journey", "Touchpoints in the order in which a customer meets them.", service.Journey
    ),
    Section("A handoff", "What passes from one touchpoint to the next.", service.Handoff),
    Section("A recovery play", "What is done when service fails.", service.RecoveryPlay),
    Section("A limit", "What a role may decide alone.", service.Limit),
    Section(
        "A moment",
        "A decision worth learning from. Coaches see it. It names no customer.",
        service.Moment,
    ),
)


_VIEWS_BEGINNING = """\
# What a theme is given

Every template is given `book`, and prints what it finds there. This page lists all of it. How a
theme is made is told in [Themes](themes.md).

- **Text** is one line, in which nothing links.
- **Prose** is a list of paragraphs, and a paragraph a list of pieces: text, or a
  [defined word](#a-term-ref) that may link to the glossary. The filters `prose` and `inline` print it.
- Whatever the author did not say is empty: an empty text, an empty list, or nothing at all. Ask
  first: `{% if s.escalation %}{{ s.escalation|escalation }}{% endif %}`. A name that is not on this
  page is a mistake, and the message says where it is and which name is near.
- Everything is already chosen for the reader of the book. What customers may not see is not in it,
  so that no theme can print it by mistake.
- Keys of your own, which begin with `x-`, are in the field `extra` of
  [a standard](#a-standard), each as a name and a text:
  `{% for name, text in s.extra if name == "x-poster" %}{{ text }}{% endfor %}`. Customers never
  see them.
"""


class _AsWritten(yaml.SafeDumper):
    """Quotes only what YAML would misread: to this format, dates and numbers are text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as PyYAML has it

    def process_tag(self) -> None:
        """Without resolvers PyYAML would tag every number and truth value; authors never do."""
        self.event.tag = None
        self.event.implicit = (True, True)
        super().process_tag()


def pages() -> dict[str, str]:
    """Every generated page by its path under docs/."""
    rules = catalogue()
    found = {"format.md": _format(), "rules.md": _index(rules), "view-model.md": _view_model()}
    return found | {f"rules/{name}.md": _rule(listed) for name, listed in rules.items()}


def _format() -> str:
    middle = [_section(section) for section in _SECTIONS]
    return "\n".join([_MADE, _BEGINNING, *middle, _ENDING])


def _section(section: Section) -> str:
    lines = [f"## {section.title}", ""]
    if section.prose:
        lines += [section.prose, ""]
    if section.model is not None:
        lines += ["| Key | What it says | Example |", "| --- | --- | --- |", *_rows(section.model)]
    return "\n".join(lines) + "\n"


def _rows(model: type[Part]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        if name == "extra":
            continue
        key = field.alias or name
        shown = f"**`{key}`**" if field.is_required() else f"`{key}`"
        (example,) = field.examples or ("",)
        cells = (shown, field.description or "", f"`{key}: {_written(example)}`")
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _written(value: Any) -> str:
    """A value as an author would write it on one line."""
    text: str = yaml.dump(
        value,
        Dumper=_AsWritten,
        default_flow_style=True,
        width=10_000,
        allow_unicode=True,
        sort_keys=False,
    )
    return text.removesuffix("\n").removesuffix("\n...")


def _view_model() -> str:
    """Field by field: what stands below a field in the source is what is said about it."""
    classes = _classes(Path(views.__file__)) | _classes(Path(prose.__file__))
    named = {name: node for name, node in classes.items() if name in _reached(classes)}
    sections = [_view(name, named[name], named) for name in _reached(classes)]
    return "\n".join([_MADE, _VIEWS_BEGINNING, *sections])


def _classes(path: Path) -> dict[str, ast.ClassDef]:
    tree = ast.parse(path.read_text("utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}


def _reached(classes: dict[str, ast.ClassDef]) -> list[str]:
    """The views in the order in which the fields of the book lead to them."""
    found: list[str] = []
    pending = ["Handbook"]
    while pending:
        name = pending.pop(0)
        if name not in found:
            found.append(name)
            kinds = (ast.unparse(field.annotation) for field, _ in _view_fields(classes[name]))
            pending += [
                word for kind in kinds for word in re.findall(r"\w+", kind) if word in classes
            ]
    return [*found, "TermRef"]


def _view_fields(view: ast.ClassDef) -> Iterator[tuple[ast.AnnAssign, str]]:
    """Each field, with the text that stands below it."""
    for node, below in zip(view.body, [*view.body[1:], None], strict=True):
        if isinstance(node, ast.AnnAssign):
            said = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
            yield node, str(below.value.value) if said else ""  # type: ignore[union-attr]


def _view(name: str, view: ast.ClassDef, known: dict[str, ast.ClassDef]) -> str:
    lines = [f"## {_titled(name)}", "", _flat(ast.get_docstring(view) or ""), ""]
    lines += ["| Field | Kind | What it says |", "| --- | --- | --- |"]
    for field, said in _view_fields(view):
        kind = _kind(field.annotation, known)
        lines.append(f"| `{ast.unparse(field.target)}` | {kind} | {_flat(said)} |")
    for node in view.body:
        if isinstance(node, ast.FunctionDef) and any(
            ast.unparse(mark) == "property" for mark in node.decorator_list
        ):
            kind = _kind(node.returns, known)
            lines.append(f"| `{node.name}` | {kind} | {_flat(ast.get_docstring(node) or '')} |")
    return "\n".join(lines) + "\n"


_KINDS = {
    "str": "text",
    "int": "number",
    "bool": "true or false",
    "bytes": "bytes",
    "date": "day",
    "Prose": "prose",
}


def _kind(annotation: ast.expr | None, known: dict[str, ast.ClassDef]) -> str:
    """A type as a sentence would have it: a list of standards."""
    match annotation:
        case ast.BinOp(left=left, right=ast.Constant(value=None)):
            return f"{_kind(left, known)}, or nothing"
        case ast.Subscript(value=ast.Name(id="tuple"), slice=ast.Tuple(elts=[one, last])) if (
            ast.unparse(last) == "..."
        ):
            return f"list of {_kind(one, known)}"
        case ast.Subscript(value=ast.Name(id="tuple"), slice=ast.Tuple(elts=parts)):
            return "(" + ", ".join(_kind(part, known) for part in parts) + ")"
        case ast.Name(id=name) if name in _KINDS:
            return _KINDS[name]
        case ast.Name(id=name) if name in known:
            anchor = _titled(name).lower().replace(" ", "-")
            return f"[{_titled(name).lower().partition(' ')[2]}](#{anchor})"
        case ast.Name(id=name):
            allowed = getattr(getattr(views, name), "__args__", ())
            return " or ".join(f"`{one}`" for one in allowed)
    raise TypeError(ast.unparse(annotation) if annotation else "a property without a type")


def _titled(name: str) -> str:
    """A view's name as a heading: StandardView is a standard."""
    if name == "Handbook":
        return "The book"
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.removesuffix("View")).lower()
    return f"{'An' if words[0] in 'aeiou' else 'A'} {words}"


def _flat(text: str) -> str:
    """A docstring on one line, as Markdown has it."""
    return " ".join(text.split()).replace("``", "`").replace("|", "\\|")


def _index(rules: dict[str, Listed]) -> str:
    lines = [
        _MADE,
        "# Rules",
        "",
        "What `standards-kit lint` looks for. `standards-kit rule NAME` explains a rule, too.",
        "Errors keep a handbook from being printed; warnings and notes don't.",
        "",
        "| Rule | Severity | What it finds |",
        "| --- | --- | --- |",
    ]
    for name, listed in sorted(
        rules.items(), key=lambda item: (item[1].rule.severity.rank, item[0])
    ):
        rule = listed.rule
        lines.append(f"| [{name}](rules/{name}.md) | {rule.severity} | {rule.summary} |")
    return "\n".join(lines) + "\n"


def _rule(listed: Listed) -> str:
    lines = [_MADE, f"# {listed.name}", "", listed.docs[""], "", listed.facts, ""]
    for heading, text in listed.docs.items():
        if heading:
            lines += [f"## {heading}", "", text, ""]
    if listed.outcome:
        lines += [listed.outcome, ""]
    return "\n".join([*lines, "[All rules](../rules.md)"]) + "\n"


def main() -> None:
    """Write the pages, and remove those of rules that there no longer are."""
    written = pages()
    for path, text in written.items():
        (DOCS / path).parent.mkdir(parents=True, exist_ok=True)
        (DOCS / path).write_text(text, encoding="utf-8", newline="\n")
    for page in (DOCS / "rules").glob("*.md"):
        if f"rules/{page.name}" not in written:
            page.unlink()
    print(f"{len(written)} pages are in docs/.")


if __name__ == "__main__":
    main()
