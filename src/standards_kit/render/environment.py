"""The one Jinja environment: sandboxed, strict, and escaping by default for every output.

Authors of themes can't forget to escape. In ``*.html.j2`` Jinja does it; in ``*.typ.j2`` every
printed value becomes a Typst literal; in ``*.md.j2`` every printed value is Markdown-escaped.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import PurePosixPath
from traceback import extract_tb
from types import SimpleNamespace
from typing import Any, Literal

from jinja2 import BaseLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from standards_kit.render import handbook as handbook_views
from standards_kit.render.compiled import Compiled
from standards_kit.render.failure import RenderError
from standards_kit.render.handbook import Handbook
from standards_kit.render.html_text import HtmlText
from standards_kit.render.labels import Labels, labels_for
from standards_kit.render.markdown_text import finalize as finalize_markdown
from standards_kit.render.markdown_text import markdown_filters
from standards_kit.render.theme import Theme, text_of
from standards_kit.render.typst_text import literals

# What an expression in a template can raise, beside Jinja's own.
_MISTAKES = (
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
Kind = Literal["html", "typst", "markdown"]


class _Loader(BaseLoader):
    """Finds ``html/page.html.j2`` in the nearest layer, ``classic:html/page.html.j2`` in that one.

    A theme's page can so extend the page of the same name that it replaces.
    """

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def get_source(self, environment: Any, template: str) -> tuple[str, str | None, None]:
        layer, _, path = template.rpartition(":")
        layers = [pair for pair in self.theme.layers if layer in ("", pair[0])]
        parts = PurePosixPath(path).parts
        if not layers or ".." in parts or path.startswith("/"):
            raise TemplateNotFound(template)
        # A name that the kit and we both have: the prefix means ours, the last.
        chosen = layers if not layer else layers[-1:]
        file = Theme(self.theme.name, tuple(chosen), {}).find("/".join(parts))
        if file is None:
            raise TemplateNotFound(template)
        return text_of(file), str(file), None


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, with a short way to the fields of our own views.

    Asking the sandbox about each of the hundreds of thousands of fields of a large book took half
    of its time; a view's declared fields are plain data and always safe.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:
        if attribute in _FIELDS.get(type(obj), _NONE):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


_FIELDS = {
    kind: frozenset(field.name for field in fields(kind))
    for kind in vars(handbook_views).values()
    if isinstance(kind, type) and is_dataclass(kind)
}
_NONE: frozenset[str] = frozenset()


def _environment(theme: Theme, kind: Kind, labels: Labels) -> _Environment:
    environment = _Environment(
        loader=_Loader(theme),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize(kind, labels),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=64,
        auto_reload=False,  # one command, one state of the templates
        bytecode_cache=Compiled(kind, *labels.quotes, *labels.months, *labels.words.values()),
    )
    environment.globals.update(
        labels=SimpleNamespace(**labels.words), fill=labels.fill, read=_reader(theme)
    )
    if kind == "html":
        environment.globals.update(HtmlText(labels).functions())
    environment.filters.update(_filters(kind, labels))
    return environment


def _finalize(kind: Kind, labels: Labels) -> Callable[[Any], Any] | None:
    if kind == "typst":
        return literals(labels)
    return finalize_markdown if kind == "markdown" else None


def _filters(kind: Kind, labels: Labels) -> dict[str, Callable[..., Any]]:
    filters: dict[str, Callable[..., Any]] = {"day": labels.day, "iso": date.isoformat}
    if kind == "html":
        return filters | HtmlText(labels).filters()
    if kind == "markdown":
        return filters | markdown_filters(labels)
    return filters | {"quoted": labels.quoted}


def _reader(theme: Theme) -> Callable[[str], Markup]:
    """For templates: the raw text of a theme's own file, such as a style sheet."""

    def read(path: str) -> Markup:
        if ".." in path.split("/") or path.startswith("/"):
            raise RenderError(f"The theme “{theme.name}” may not read {path}.")
        return Markup(theme.read(path))  # noqa: S704 - the theme's own file, not an author's text

    return read


def render_template(
    theme: Theme, kind: Kind, template: str, handbook: Handbook, /, **more: Any
) -> str:
    """Fill one of the theme's templates; what is wrong with a template is a `RenderError`."""
    labels = labels_for(handbook.language, handbook.customer_word)
    environment = _environment(theme, kind, labels)
    try:
        return environment.get_template(template).render(book=handbook, **more)
    except TemplateNotFound as error:
        raise RenderError(f"The theme “{theme.name}” has no template {error.name}.") from error
    except TemplateError as error:
        raise _failure(theme, template, error) from error
    except _MISTAKES as error:
        if theme.is_ours:
            raise
        raise _failure(theme, template, error) from error


def _failure(theme: Theme, template: str, error: Exception) -> RenderError:
    """What is wrong in a theme, with the template and the line where it is known."""
    where = _where(error) or template
    return RenderError(f"The theme “{theme.name}” fails in {where}: {str(error).rstrip('.')}.")


def _where(error: Exception) -> str:
    name, line = getattr(error, "name", None), getattr(error, "lineno", None)
    if isinstance(name, str) and line:
        return f"{name}, line {line}"
    inside = [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    return f"{inside[-1].filename}, line {inside[-1].lineno}" if inside else ""
