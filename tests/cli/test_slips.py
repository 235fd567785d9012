"""Slips of the fingers on the command line get the nearest word, a next step, and exit code 2."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from standards_kit.lint.sound import standard

CHECKOUT = Path(__file__).resolve().parents[2]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("lnt", "there is no command “lnt”. Did you mean `standards-kit lint`?\nThere are `"),
        ("nonsense", "there is no command “nonsense”.\nThere are `"),
        ("theme lst", "Did you mean `standards-kit theme list`?"),
        (
            "lint --formt json",
            "Did you mean `--format`?\n`standards-kit lint --help` says what may stand here.",
        ),
        ("lint --selct=vague-phrase", "Did you mean `--select`?"),
        ("lint --zzz", "has no option `--zzz`.\n"),
        ("--vrsion", "Did you mean `--version`?"),
        ("lint --format", "`--format` needs a word behind it."),
        ("init a b c", "`standards-kit init` doesn't know what to do with “b c”."),
        ("schema", "missing argument"),
        ("lint --jobs many", "“--jobs many” is not a number of processors.\nGive a whole number"),
        ("lint --jobs -1", "“--jobs -1” is not a number of processors."),
        ("lint --changed-sinse main", "Did you mean `--changed-since`?"),
    ],
)
def test_a_slip_is_told_in_a_sentence_with_a_next_step(run: Run, line: str, said: str) -> None:
    result = run(*line.split())
    assert result.stderr.startswith("standards-kit: ")
    assert said in result.stderr
    assert "Usage:" not in result.stderr + result.stdout
    assert (result.stdout, result.returncode) == ("", 2)


def test_a_bare_call_shows_what_there_is(run: Run) -> None:
    result = run()
    assert "Usage: standards-kit" in result.stdout + result.stderr
    assert result.returncode == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("lint --select vague-phras", "Did you mean `vague-phrase`?"),
        ("lint --ignore vauge-phrase", "Did you mean `vague-phrase`?"),
        ("lint --severity vague-phrase=eror", "Did you mean `error`?"),
        ("lint --format sarf", "Did you mean `sarif`?"),
        ("lint --fail-on warnin", "Did you mean `warning`?"),
        ("lint --level publised", "Did you mean `published`?"),
        ("lint --baseline standards-kit.yml", "Did you mean “standards-kit.yaml”?"),
        ("lint standrads", "Did you mean “standards”?"),
        ("lint --changed-since mian", "Did you mean `main`?"),
        ("baseline --level auditd", "Did you mean `audited`?"),
        ("config --format jsn", "Did you mean `json`?"),
        ("define --list --format jsn", "Did you mean `json`?"),
        ("define --term cheerfl --words laughing", "Did you mean `cheerful`?"),
        ("define --term cheerful --scope standard:zng --definition Laughter.", "`standard:zing`?"),
        ("define --term cheerful --same-as frendly", "Did you mean `friendly`?"),
        ("define --term cheerful --place zng.yaml:5 --words laughing", "stands in `zing.yaml:5`"),
        ("define --term cheerful --judgement duty-manger", "Did you mean `duty-manager`?"),
        ("format standrads", "Did you mean “standards”?"),
        ("init new --organisation H --like hotl", "Did you mean `hotel`?"),
        ("init new --organisation H --language germn", "Did you mean `German`?"),
        ("new standrd", "Did you mean `standards-kit new standard`?"),
        ("render --handbook front-dsk", "Did you mean `front-desk`?"),
        ("render --format pfd", "Did you mean `pdf`?"),
        ("render front-dsk", "`standards-kit render --handbook front-desk`"),
        ("rule vague-phras", "Did you mean `vague-phrase`?"),
        ("rule --format jsn", "Did you mean `json`?"),
        ("schema kti", "Did you mean `kit`?"),
        ("search desk --format jsn", "Did you mean `json`?"),
        ("show frendly", "Did you mean `friendly`?"),
        ("show --format jsn", "Did you mean `json`?"),
        ("terms --format jsn", "Did you mean `json`?"),
        ("terms frendly", "`standards-kit show friendly`"),
        ("theme clasic", "Did you mean `standards-kit theme show classic`?"),
        ("theme show clasic", "Did you mean `classic`?"),
        ("theme eject clasic", "Did you mean `classic`?"),
        ("theme eject classic htm", "Did you mean `html`?"),
        ("theme eject classic html/staf.html.j2", "Did you mean `html/staff.html.j2`?"),
    ],
)
def test_a_word_of_a_known_few_that_is_mistyped_gets_the_nearest(
    run: Run, hotel: Path, line: str, said: str
) -> None:
    result = run(*line.split(), cwd=hotel)
    assert said in result.stderr
    assert result.returncode != 0
    assert "Traceback" not in result.stderr


@pytest.fixture(scope="module")
def hotel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hotel's kit under git, with a word left open. Nobody here writes into it."""
    folder = tmp_path_factory.mktemp("kits") / "hotel"
    shutil.copytree(CHECKOUT / "examples/hotel", folder)
    left_open = "expectations: [You answer each call in a cheerful way.]"
    text = standard(id="id: zing", expectations=left_open)
    (folder / "zing.yaml").write_text(text, encoding="utf-8")
    for words in (
        ["init", "--quiet", "--initial-branch", "main"],
        ["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "--quiet", "--allow-empty", "-m", "A"],
    ):  # fmt: skip
        subprocess.run(["git", "-C", str(folder), *words], check=True)
    return folder
