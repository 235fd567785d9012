"""The tools we are measured against, in a virtual environment of their own."""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

from content import Standard
from corpus import PUBLISH, kit_standards
from measure import CouldNotRunError

REQUIREMENTS = Path(__file__).with_name("peers.txt")


def install(work: Path) -> Path:
    """The folder with the peers' programs; installs them where ``peers.txt`` has changed."""
    home, wanted = work / "peers", REQUIREMENTS.read_text("utf-8")
    stamp = home / ".installed"
    if not stamp.is_file() or stamp.read_text("utf-8") != wanted:
        print("Installing the peers …", file=sys.stderr)
        venv.create(home, clear=True, with_pip=True)
        pip: list[str | Path] = [home / "bin/python", "-m", "pip", "install", "--quiet"]
        command = [*pip, "--requirement", REQUIREMENTS]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode:
            said = done.stderr.strip().splitlines() or ["it gave no reason"]
            raise CouldNotRunError(f"The peers can't be installed: {said[-1]}")
        stamp.write_text(wanted, encoding="utf-8")
    return home / "bin"


def write_doorstop(work: Path) -> Path:
    """The standards of the kit `PUBLISH` as items of a Doorstop document."""
    root = work / "doorstop"
    shutil.rmtree(root, ignore_errors=True)
    # Doorstop looks for the top of a working copy; without one here it would read all of ours.
    (root / ".mockvcs").mkdir(parents=True)
    document = root / "req"
    document.mkdir()
    settings = "settings:\n  digits: 4\n  prefix: REQ\n  sep: ''\n"
    (document / ".doorstop.yml").write_text(settings, encoding="utf-8")
    number = 0
    for chapter, group in enumerate(kit_standards(PUBLISH), 1):
        for place, standard in enumerate(group, 1):
            number += 1
            item = _item(standard, f"{chapter}.{place}")
            (document / f"REQ{number:04}.yml").write_text(item, encoding="utf-8")
    return root


def _item(standard: Standard, level: str) -> str:
    """An item as Doorstop itself writes it: the title as its header, the rest as its text."""
    paragraphs = [text for text in (standard.promise, standard.why, standard.feeling) if text]
    steps = []
    for one in standard.expectations:
        steps.append(f"- {one.text}")
        steps += [f"    - {text}" for text in (*one.target_text(), *one.say, *one.avoid)]
    lines = "\n\n".join([*paragraphs, "\n".join(steps)]).splitlines()
    text = "\n".join(f"  {line}" if line else "" for line in lines)
    return (
        "active: true\nderived: false\n"
        f"header: |\n  {standard.title}\nlevel: '{level}'\n"
        "links: []\nnormative: true\nref: ''\nreviewed: null\n"
        f"text: |\n{text}\n"
    )
