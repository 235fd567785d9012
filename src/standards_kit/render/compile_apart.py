"""Typst over a folder of sources, here or in a process of its own.

Typst keeps what it has laid out for the next time, and a command has no next time: a book of a
thousand standards leaves two gigabytes behind. A process of its own gives them back at its end,
before the next file is begun. The bytes are the same.
"""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from standards_kit.ground.offline import offline
from standards_kit.render.failure import RenderError
from standards_kit.render.outputs._typst_failure import in_plain_words

MAIN = "handbook.typ"
_PDF = "handbook.pdf"
_FAILURE = "failure.json"


def compile_here(root: Path, fonts: list[Path], day: str) -> bytes:
    """The PDF of ``handbook.typ`` in a folder, dated with a day such as ``2026-08-20``."""
    import typst

    faces = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in fonts],
    )
    try:
        compiler = typst.Compiler(
            str(root / MAIN),
            root=str(root),
            font_paths=faces,
            package_path=str(root / "packages"),
            package_cache_path=str(root / "packages"),
        )
        with offline():
            pdf, warnings = compiler.compile_with_warnings(
                format="pdf",
                pdf_standards=["ua-1", "a-2a"],
                timestamp=datetime.fromisoformat(day).replace(tzinfo=UTC),
            )
    except (typst.TypstError, RuntimeError) as error:
        raise RenderError(in_plain_words(error)) from error
    if warnings:
        raise RenderError(in_plain_words(warnings[0]))
    if not isinstance(pdf, bytes):
        raise RenderError("Typst made no PDF of this handbook.")
    return pdf


def compile_apart(root: Path, fonts: list[Path], day: str) -> bytes:
    """The same in a process of its own."""
    command = [sys.executable, "-P", "-m", __name__, str(root), day, *map(str, fonts)]
    try:
        done = subprocess.run(  # noqa: S603 - this very Python, and folders of our own
            command,
            cwd=root,
            env=_surroundings(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        said = (error.strerror or str(error)).lower()
        raise RenderError(f"The typesetter could not be started: {said}.") from error
    if done.returncode:
        raise RenderError(_reason(root, done))
    return (root / _PDF).read_bytes()


def _surroundings() -> dict[str, str]:
    """Modules are found where we found ours, and never in the folder somebody stands in."""
    places = os.pathsep.join(os.path.abspath(place) for place in sys.path if place)  # noqa: PTH100
    return {**os.environ, "PYTHONPATH": places}


def _reason(root: Path, done: "subprocess.CompletedProcess[bytes]") -> str:
    file = root / _FAILURE
    if file.is_file():
        said: dict[str, Any] = json.loads(file.read_text("utf-8"))
        return str(said["reason"])
    if done.returncode < 0 or b"memory" in done.stderr:
        return (
            "The PDF is not finished: the typesetter was stopped from outside, most likely "
            "because the computer ran out of memory. Close other programs and print again, or "
            "print fewer standards in one handbook."
        )
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    said_last = f": {lines[-1].rstrip('.')}" if lines else ""
    return f"The PDF is not finished: the typesetter broke off{said_last}."


def main(arguments: list[str]) -> int:
    """The other process: a folder, a day and folders of fonts."""
    root = Path(arguments[0])
    try:
        pdf = compile_here(root, [Path(folder) for folder in arguments[2:]], arguments[1])
    except RenderError as error:
        (root / _FAILURE).write_text(json.dumps({"reason": str(error)}), encoding="utf-8")
        return 1
    (root / _PDF).write_bytes(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
