"""A Word document, filled into a template that was made in Word.

A company restyles it where it styles everything else: in Word. The template is
``docx/handbook.docx`` of the theme; its tags are Jinja's, in the sandbox like all others.
"""

import re
from collections.abc import Mapping
from io import BytesIO
from traceback import extract_tb
from types import SimpleNamespace
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from standards_kit.render import handbook as handbook_views
from standards_kit.render.failure import RenderError
from standards_kit.render.handbook import Handbook
from standards_kit.render.labels import labels_for
from standards_kit.render.mistakes import MISTAKES, Strict, failure
from standards_kit.render.outputs._docx_text import DocxText
from standards_kit.render.outputs._imprint import imprint
from standards_kit.render.theme import BASE, Theme, find_theme

SUFFIX = "docx"
TEMPLATE = "docx/handbook.docx"
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


def render(handbook: Handbook, theme: Theme) -> bytes:
    """The handbook as a Word document."""
    try:
        import docxtpl  # noqa: F401 - whether it is there
    except ImportError as error:
        raise RenderError(
            "Word documents need a library that is not installed; install it with "
            '`pip install "standards-kit[docx]"`.'
        ) from error
    from standards_kit.render.outputs import _docx_file, _docx_template

    layer, file = next(theme.locate(TEMPLATE), (None, None))
    if layer is None or file is None:
        raise RenderError(f"The theme “{theme.name}” has no file {TEMPLATE}.")
    shown = layer.shown(TEMPLATE)
    template = _docx_template.opened(file.read_bytes())
    if template is None:
        raise RenderError(
            f"{shown} is no Word document; open it in Word and save it as “Word document (.docx)”."
        )
    environment = _environment(handbook, theme)
    try:
        _docx_file.prepare(template.get_docx(), handbook)
        if layer.origin == "ours":  # a company's own has the colours that it should have
            _docx_file.recolour(template.get_docx(), _colours(theme))
        logo = _docx_file.logo_of(template.get_docx(), handbook)
        template.render(_context(handbook, theme) | {"logo": logo}, environment, autoescape=True)
        _docx_file.finish(template.docx)  # `get_docx` would read the template anew
    except TemplateError as error:
        raise _failure(theme, shown, template, environment, error) from error
    except MISTAKES as error:
        if theme.is_ours:
            raise
        raise _failure(theme, shown, template, environment, error) from error
    target = BytesIO()
    template.docx.save(target)
    return _docx_file.repacked(target.getvalue())


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, with a short way to the fields of our own views: plain data, always safe."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj).__module__ == handbook_views.__name__ and attribute[:1] != "_":
            found = getattr(obj, attribute, None)
            if found is not None:
                return found
        return super().getattr(obj, attribute)


def _environment(handbook: Handbook, theme: Theme) -> _Environment:
    labels = labels_for(handbook.language, handbook.customer_word, theme)
    text = DocxText(labels)
    environment = _Environment(
        autoescape=True, undefined=Strict, finalize=text.finalize, cache_size=0
    )
    environment.globals.update(
        labels=SimpleNamespace(**labels.words, **labels.counted), fill=labels.fill
    )
    environment.globals.update(text.functions())
    environment.filters.update(text.filters())
    return environment


def _colours(theme: Theme) -> dict[str, tuple[str, str]]:
    """Each colour of ours, and the theme's in its place."""
    given = theme.settings.get("colours")
    new = given if isinstance(given, Mapping) else {}
    return {
        name: (str(colour), str(new[name]))
        for name, colour in find_theme(BASE).settings["colours"].items()
        if _COLOUR.fullmatch(str(new.get(name)))
    }


def _context(handbook: Handbook, theme: Theme) -> dict[str, Any]:
    return {"book": handbook, "theme": theme.settings, **imprint(handbook, theme)}


def _failure(
    theme: Theme, shown: str, template: Any, environment: _Environment, error: Exception
) -> RenderError:
    """What is wrong in a template, and near which of its words: Word shows no numbers of lines."""
    near = _near(template.source, error)
    if isinstance(error, TemplateSyntaxError):
        error.lineno = 0  # of XML that nobody sees
    place = f"{shown}, in {template.place}" + (f" near “{near}”" if near else "")
    return failure(theme, place, error, environment, {})


def _near(source: str, error: Exception) -> str:
    inside = [f.lineno for f in extract_tb(error.__traceback__) if f.filename == "<template>"]
    line = getattr(error, "lineno", None) or (inside[-1] if inside else None)
    lines = source.splitlines()
    if not line or line > len(lines):
        return ""
    words = " ".join(re.sub(r"<[^>]+>", "", lines[line - 1]).split())
    return words if len(words) <= 80 else words[:79] + "…"
