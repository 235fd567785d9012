"""What people install is whole, works from anywhere, and comes out the same every time."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from standards_kit import __version__

PARTS = ["src", "templates", "examples", "tests"]
FILES = ["pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", ".gitignore"]
STRAYS = ["templates/.classic.swp", "templates/classic/paper.typ~", "src/standards_kit/.DS_Store"]
"""What editors and systems leave lying about; force-include would take it along."""
CODE = {".json", ".py", ".typed", ".yaml"}
THEME = {".css", ".docx", ".html", ".j2", ".js", ".svg", ".ttf", ".txt", ".typ", ".woff2", ".yaml"}
METADATA = {
    "METADATA",
    "RECORD",
    "WHEEL",
    "entry_points.txt",
    "licenses/LICENSE",
    "licenses/templates/fonts/OFL-Literata.txt",
    "licenses/templates/fonts/OFL-NotoEmoji.txt",
    "licenses/templates/fonts/OFL-NotoNaskhArabic.txt",
    "licenses/templates/fonts/OFL-PublicSans.txt",
}


def run(*command: str | Path, cwd: Path, **more: str) -> str:
    """Run a command away from the checkout's own code; what it writes."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PIP_"))}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**kept, "PYTHONIOENCODING": "utf-8", **more},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(checkout: Path, folder: Path) -> tuple[Path, Path]:
    """Copy the checkout as somebody's editor leaves it; build the sdist, and the wheel from it."""
    copied = folder / "checkout"
    for name in PARTS:
        shutil.copytree(checkout / name, copied / name)
    for name in FILES:
        shutil.copyfile(checkout / name, copied / name)
    for name in STRAYS:
        (copied / name).write_text("stray")
    command = (sys.executable, "-m", "build", "--no-isolation", "--outdir", folder / "dist")
    run(*command, cwd=copied, SOURCE_DATE_EPOCH="1750000000")
    (sdist,) = (folder / "dist").glob("*.tar.gz")
    (wheel,) = (folder / "dist").glob("*.whl")
    return sdist, wheel


@pytest.fixture(scope="module")
def built(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sdist, and the wheel that was built from it."""
    return build(checkout, tmp_path_factory.mktemp("build"))


@pytest.fixture(scope="module")
def command(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``standards-kit`` as installed into an environment that does not know the checkout.

    What it depends on is lent from the environment of the tests by a ``.pth`` file, whose folders
    are searched without following their own ``.pth`` files: an editable install stays unseen.
    """
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False)
    paths = sysconfig.get_paths(vars={"base": str(home), "platbase": str(home)}, scheme="venv")
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(paths["purelib"], "lent.pth").write_text("\n".join(lent), encoding="utf-8")
    python = Path(paths["scripts"], "python")
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    run(*pip, "install", "--no-index", "--no-deps", built[1], cwd=home)
    return Path(paths["scripts"], "standards-kit")


@pytest.fixture
def hotel(checkout: Path, tmp_path: Path) -> Path:
    """A copy of the hotel's standards, far from templates and lexicons."""
    return Path(shutil.copytree(checkout / "examples" / "hotel", tmp_path / "hotel"))


def files(folder: Path, suffixes: set[str]) -> Iterator[str]:
    """The files that belong into the wheel, below a folder of the checkout."""
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix in suffixes:
            yield path.relative_to(folder).as_posix()


def test_the_wheel_holds_all_of_ours_and_nothing_else(
    checkout: Path, built: tuple[Path, Path]
) -> None:
    with zipfile.ZipFile(built[1]) as wheel:
        held = set(wheel.namelist())
    code = {f"standards_kit/{name}" for name in files(checkout / "src" / "standards_kit", CODE)}
    themes = {f"standards_kit/templates/{name}" for name in files(checkout / "templates", THEME)}
    kits = {
        f"standards_kit/examples/{kit}/{name}"
        for kit in ("hotel", "contact-centre", "council")
        for name in files(checkout / "examples" / kit, {".yaml", ".svg"})
    }
    metadata = {f"standards_kit-{__version__}.dist-info/{name}" for name in METADATA}
    assert held == code | themes | kits | metadata
    for needed in ("py.typed", "lexicons/en.yaml", "templates/fonts/Literata-regular.ttf"):
        assert f"standards_kit/{needed}" in held


def test_the_sdist_holds_what_its_tests_need_and_no_strays(built: tuple[Path, Path]) -> None:
    with tarfile.open(built[0]) as sdist:
        held = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "PKG-INFO"} <= held
    assert {"examples/hotel/standards-kit.yaml", "tests/wheel/test_wheel.py"} <= held
    assert not held.intersection(STRAYS)
    assert not [name for name in held if "__pycache__" in name or name.endswith(".pyc")]


def test_the_same_source_gives_the_same_bytes(
    checkout: Path, built: tuple[Path, Path], tmp_path: Path
) -> None:
    again = build(checkout, tmp_path)
    assert [path.name for path in again] == [path.name for path in built]
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in built]


def test_it_runs_without_the_checkout(command: Path, checkout: Path) -> None:
    root = Path(checkout.anchor)
    assert run(command, "--version", cwd=root) == f"standards-kit {__version__}\n"
    python = command.with_name("python")
    where = run(python, "-c", "import standards_kit; print(standards_kit.__file__)", cwd=root)
    assert Path(where.strip()).is_relative_to(command.parents[1])


def test_it_lints_from_anywhere(command: Path, hotel: Path) -> None:
    report = run(command, "lint", hotel, "--format", "concise", cwd=Path(hotel.anchor))
    assert "error" not in report


def test_it_renders_from_anywhere(command: Path, hotel: Path, tmp_path: Path) -> None:
    printed = tmp_path / "printed"
    run(command, "render", hotel, "--output", printed, cwd=Path(hotel.anchor))
    kinds = {path.suffix for path in printed.rglob("*") if path.is_file()}
    assert {".html", ".pdf"} <= kinds
