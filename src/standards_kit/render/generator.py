"""How Jinja's compiler is to print a value, and the cheap ways for the two commonest kinds.

A book of a thousand standards prints some eighty thousand values. Nearly all are text of an author's
or HTML of our own; what Jinja prints both with makes a `Markup` of each, which nobody ever looks at,
for the pieces of a page are joined right afterwards.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from markupsafe import Markup, escape

markup: Final[Callable[[str], Markup]] = partial(str.__new__, Markup)
"""Text that is HTML already, as `Markup`; by its own name that asks first what it is given for HTML."""


def escaped(text: str) -> str:
    """The text with what HTML reads as syntax escaped, the same way as `markupsafe` does it."""
    text = text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
    return text.replace("'", "&#39;").replace('"', "&#34;")


def printed(value: object) -> str:
    """What a template prints for a value: escaped, unless it is HTML already."""
    if type(value) is Markup:
        return value
    return escaped(value) if type(value) is str else escape(value)


class Generator(CodeGenerator):
    """Jinja's own compiler, save that what is escaped is escaped by `printed`.

    The templates' environment has that at hand.
    """

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
            return
        self.write("environment.printed(")
        if finalize.src is not None:
            self.write(finalize.src)
