"""The one Jinja environment: sandboxed, strict, and escaping by default for every output.

Authors of themes can't forget to escape. In ``*.html.j2`` Jinja does it; in ``*.typ.j2`` every
printed value becomes a Typst literal; in ``*.md.j2`` every printed value is Markdown-escaped.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import PurePosixPath
from types import SimpleNamespace
from typing import Any, Literal

from jinja2 import BaseLoader, Template, TemplateError, TemplateNotFound
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from standards_kit.ground.records import fields_of
from standards_kit.render import handbook as handbook_views
from standards_kit.render.compiled import Compiled
from standards_kit.render.generator import Generator, printed
from standards_kit.render.handbook import Handbook
from standards_kit.render.html_text import HtmlText
from standards_kit.render.labels import Labels, labels_for
from standards_kit.render.markdown_text import finalize as finalize_markdown
from standards_kit.render.markdown_text import markdown_filters
from standards_kit.render.mistakes import MISTAKES, Strict, Wrong, failure, hint
from standards_kit.render.theme import Theme, text_of
from standards_kit.render.typst_text import literals

Kind = Literal["html", "xhtml", "typst", "markdown"]


class _Loader(BaseLoader):
    """Finds ``html/page.html.j2`` in the nearest layer, ``classic:html/page.html.j2`` in that one.

    A theme's page can so extend the page of the same name that it replaces.
    """

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.texts: dict[str, str] = {}
        """What was read, by the name that the author knows it by; mistakes are shown in it."""

    def get_source(self, environment: Any, template: str) -> tuple[str, str | None, None]:
        layer, _, path = template.rpartition(":")
        parts = PurePosixPath(path).parts
        if ".." in parts or path.startswith("/"):
            raise TemplateNotFound(template)
        named = (pair for pair in self.theme.locate("/".join(parts)) if layer in ("", pair[0].name))
        # A name that the kit and we both have: the prefix means ours, the last.
        found = list(named)
        if not found:
            raise TemplateNotFound(template)
        chosen, file = found[-1] if layer else found[0]
        shown = chosen.shown("/".join(parts))
        self.texts[shown] = text_of(file)
        return self.texts[shown], shown, None


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, with short ways to what a large book asks for hundreds of thousands of times.

    Asking the sandbox about each field took half of its time; a view's declared fields, the labels
    and where a loop is are plain data and always safe.
    """

    code_generator_class = Generator
    printed = staticmethod(printed)

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._ready: dict[str, Template] = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        if attribute in _FIELDS.get(type(obj), _NONE):
            return getattr(obj, attribute)
        if type(obj) is SimpleNamespace and attribute in vars(obj):  # the labels
            return vars(obj)[attribute]
        return super().getattr(obj, attribute)

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> Template:
        """A template by name; what a loop includes it asks for again and again."""
        if globals is not None or not isinstance(name, str):
            return super().get_template(name, parent, globals)
        ready = self._ready.get(name)
        if ready is None:
            ready = self._ready[name] = super().get_template(name, parent)
            ready.root_render_func = _in_one_piece(ready.root_render_func)
        return ready


def _in_one_piece(root: Callable[[Context], Iterator[str]]) -> Callable[[Context], Iterator[str]]:
    """What a template prints, joined: else each word would be handed up through all that include it."""

    def whole(context: Context) -> Iterator[str]:
        yield "".join(root(context))

    return whole


_FIELDS: dict[type, frozenset[str]] = {
    kind: frozenset(fields_of(kind))
    for kind in vars(handbook_views).values()
    if isinstance(kind, type) and fields_of(kind)
}
_FIELDS[LoopContext] = frozenset({"index", "index0", "first", "last"})
_NONE: frozenset[str] = frozenset()


def _environment(
    loader: _Loader, kind: Kind, labels: Labels, text: HtmlText | None
) -> _Environment:
    environment = _Environment(
        loader=loader,
        autoescape=True,
        undefined=Strict,
        finalize=_finalize(kind, labels),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=64,
        auto_reload=False,  # one command, one state of the templates
        bytecode_cache=Compiled(kind, repr((labels.raw, labels.customer, labels.marks))),
    )
    environment.globals.update(
        labels=SimpleNamespace(**labels.words, **labels.counted),
        fill=_filler(labels),
        read=_reader(loader.theme),
    )
    if kind == "html":
        text = HtmlText(labels)
    if text is not None:
        environment.globals.update(text.functions())
        environment.filters.update(text.filters())
    environment.filters.update(_filters(kind, labels))
    return environment


def _finalize(kind: Kind, labels: Labels) -> Callable[[Any], Any] | None:
    if kind == "typst":
        return literals(labels)
    return finalize_markdown if kind == "markdown" else None


def _filters(kind: Kind, labels: Labels) -> dict[str, Callable[..., Any]]:
    filters: dict[str, Callable[..., Any]] = {"day": labels.day, "iso": date.isoformat}
    if kind == "markdown":
        return filters | markdown_filters(labels)
    return filters | {"quoted": labels.quoted} if kind == "typst" else filters


def _filler(labels: Labels) -> Callable[..., str]:
    """For templates: a label whose blanks are filled."""

    def fill(name: str, /, **values: str | int) -> str:
        known = (*labels.words, *labels.counted)
        if name not in known:
            raise Wrong(f"there is no label `{name}`{hint(name, known)}")
        if name in labels.counted and "n" not in values:
            raise Wrong(f"the label `{name}` depends on a number; fill it as `n`")
        return labels.fill(name, **values)

    return fill


def _reader(theme: Theme) -> Callable[[str], Markup]:
    """For templates: the raw text of a theme's own file, such as a style sheet."""

    def read(path: str) -> Markup:
        if ".." in path.split("/") or path.startswith("/"):
            raise Wrong(f"templates may not read `{path}`; they reach the theme’s files only")
        file = theme.find(path)
        if file is None:
            raise Wrong(f"there is no file `{path}`{hint(path, theme.paths())}")
        return Markup(text_of(file))  # noqa: S704 - the theme's own file, not an author's text

    return read


def render_template(
    theme: Theme, kind: Kind, template: str, handbook: Handbook, /, **more: Any
) -> str:
    """Fill one of the theme's templates; what is wrong with a template is a `RenderError`."""
    return renderer(theme, kind, handbook)(template, **more)


def renderer(
    theme: Theme, kind: Kind, handbook: Handbook, text: HtmlText | None = None
) -> Callable[..., str]:
    """Fills many templates for one book: ``fill(template, **more)``; `text` knows XHTML's links."""
    labels = labels_for(handbook.language, handbook.customer_word, theme)
    loader = _Loader(theme)
    return partial(_fill, _environment(loader, kind, labels, text), loader, handbook)


def _fill(
    environment: _Environment, loader: _Loader, handbook: Handbook, template: str, /, **more: Any
) -> str:
    try:
        return environment.get_template(template).render(book=handbook, **more)
    except TemplateError as error:
        raise failure(loader.theme, template, error, environment, loader.texts) from error
    except MISTAKES as error:
        if loader.theme.is_ours:
            raise
        raise failure(loader.theme, template, error, environment, loader.texts) from error
