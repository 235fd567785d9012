"""Slips of the fingers on the command line get the nearest word, a next step, and exit code 2."""

import subprocess
from collections.abc import Callable

import pytest

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
