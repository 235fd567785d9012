"""Slips of the fingers on the command line, told as everything else is: what, and what to do next.

Typer words them itself, after its usage line and without a near one. Its exceptions are known here by
what they carry, as it gives them no public name.
"""

from collections.abc import Iterator
from typing import Any

import typer

from standards_kit.cli.failures import Failure
from standards_kit.ground.lazy import lazy
from standards_kit.ground.nearest import nearest

_NAMED = lazy(r"'(.+?)'")
_EXTRA = lazy(r"argument(?:\(s\)|s)? \((.*)\)")
Slip: type[Exception] = typer.BadParameter.__mro__[1]
"""What Typer raises where a command line can't be understood."""


def told(slip: Any) -> Failure | None:
    """A slip in our words; None where there is nothing to say, as for a bare call, which gets help."""
    if type(slip).__name__ == "NoArgsIsHelpError":
        return None
    context = slip.ctx
    here = context.command_path if context is not None else "standards-kit"
    more = f"`{here} --help` says what may stand here."
    option = getattr(slip, "option_name", None)
    named = _NAMED.search(slip.message)
    if isinstance(option, str):
        return _option(option, context, here, more)
    if hasattr(getattr(context, "command", None), "commands") and named:
        return _command(named[1], context)
    extra = _EXTRA.search(slip.message)
    if extra:
        return Failure(f"`{here}` doesn't know what to do with “{extra[1]}”.", more)
    said = slip.format_message().rstrip(".").replace("'", "`")
    return Failure(f"{said[:1].lower()}{said[1:]}.", more)


def _option(option: str, context: Any, here: str, more: str) -> Failure:
    known = sorted(_options(context)) if context is not None else [option]
    if option in known:
        return Failure(f"`{option}` needs a word behind it.", "`--help` says which.")
    # The nearest is looked for by the word alone: what dashes have in common says nothing.
    near = nearest(option.lstrip("-"), [name.lstrip("-") for name in known if len(name) > 2])
    meant = f" Did you mean `--{near}`?" if near else ""
    return Failure(f"`{here}` has no option `{option}`.{meant}", more)


def _options(context: Any) -> Iterator[str]:
    for parameter in context.command.get_params(context):
        if parameter.param_type_name == "option":
            yield from (*parameter.opts, *parameter.secondary_opts)


def _command(word: str, context: Any) -> Failure:
    known = list(context.command.commands)
    near = nearest(word, known)
    if near is None and callable(context.obj):  # what a group says may stand there by mistake
        near = context.obj(word)
    meant = f" Did you mean `{context.command_path} {near}`?" if near else ""
    listed = ", ".join(f"`{name}`" for name in known)
    return Failure(f"there is no command “{word}”.{meant}", f"There are {listed}.")
