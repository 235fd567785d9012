"""Whatever the machine around the program is like: a sentence, and nobody's files harmed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from standards_kit.lint.sound import standard

Run = Callable[..., "subprocess.CompletedProcess[str]"]
FAST = standard(expectations="expectations:\n  - You are fast.")
PROGRAM = f"'{sys.executable}' -m standards_kit"


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    folder = tmp_path / "kit"
    folder.mkdir()
    (folder / "standards-kit.yaml").write_text("organisation: Harbour\n")
    (folder / "a.yaml").write_text(FAST)
    return folder


def shell(command: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["sh", "-c", command], cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize("words", ["lint", "lint --format json", "terms", "rule", "schema kit"])
def test_nobody_listening_is_no_mistake(kit: Path, words: str) -> None:
    result = shell(f"{PROGRAM} {words} >&-", kit)
    assert (result.stderr, result.returncode) == ("", 1 if "lint" in words else 0)


@pytest.mark.parametrize("words", ["lint", "lint .", "terms", "render"])
def test_a_working_folder_that_is_gone_is_said(tmp_path: Path, words: str) -> None:
    result = shell(f"mkdir gone && cd gone && rmdir ../gone && {PROGRAM} {words}", tmp_path)
    assert result.returncode == 2
    assert "the folder you are in is no longer there" in result.stderr


def test_from_a_folder_that_is_gone_a_kit_elsewhere_can_be_checked(kit: Path) -> None:
    result = shell(f"mkdir gone && cd gone && rmdir ../gone && {PROGRAM} lint '{kit}'", kit)
    assert (result.stderr, result.returncode) == ("", 1)


def test_a_report_goes_into_a_pipe_and_does_not_replace_it(kit: Path) -> None:
    os.mkfifo(kit / "pipe")
    result = shell(f"cat pipe > got & {PROGRAM} lint --format json=pipe; wait", kit)
    assert result.stderr == ""
    assert (kit / "pipe").is_fifo()
    assert len(json.loads((kit / "got").read_text("utf-8"))["diagnostics"]) == 1


@pytest.mark.parametrize("name", [b"\xff.yaml", b"a\nb.yaml", b"\x1b[31m.yaml", b"-x.yaml"])
def test_a_file_is_found_whatever_its_name(run: Run, kit: Path, name: bytes) -> None:
    try:
        Path(os.fsdecode(bytes(kit) + b"/" + name)).write_text(FAST.replace("phone-", "other-"))
    except OSError:
        pytest.skip("this disk takes only names that are text")
    result = run("lint", "--format", "concise", "--", os.fsdecode(name), cwd=kit)
    assert (result.stdout.count("\n"), result.stderr, result.returncode) == (1, "", 1)
    assert result.stdout.rstrip("\n").isprintable()


def test_an_empty_file_does_not_hide_what_is_found_beside_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").write_text("")
    (tmp_path / "fast.yaml").write_text(FAST)
    result = run("lint", ".", "--format", "concise")
    assert result.stdout.startswith("fast.yaml:")


def test_what_may_not_be_read_is_a_finding_when_it_is_asked_about(run: Run, kit: Path) -> None:
    (kit / "a.yaml").chmod(0)
    result = run("lint", kit / "a.yaml", "--format", "concise", bound=True)
    assert "[unreadable-file]" in result.stdout
    assert result.returncode == 1


def test_a_file_without_permission_does_not_hide_the_others(run: Run, kit: Path) -> None:
    (kit / "shut.yaml").write_text("a: b")
    (kit / "shut.yaml").chmod(0)
    (kit / "fast.yaml").write_text(FAST)
    told = run("lint", kit, "--format", "concise", bound=True).stdout
    assert "shut.yaml:1:1: error[unreadable-file]" in told
    assert "[vague-phrase] “fast”" in told


def test_a_link_in_the_kit_does_not_lead_handbooks_out_of_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "kit").mkdir()
    (tmp_path / "kit" / "standards-kit.yaml").write_text(standard())
    (tmp_path / "kit" / "build").symlink_to("../elsewhere")
    result = run("render", "kit", "--format", "html", "--draft")
    assert result.returncode == 2
    assert "leads out of the kit" in result.stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_handbook_does_not_take_the_place_of_a_pipe(run: Run, kit: Path) -> None:
    (kit / "build").mkdir()
    os.mkfifo(kit / "pipe")
    (kit / "build" / "handbook.html").symlink_to("../pipe")
    result = run("render", kit, "--format", "html", "--draft")
    assert "a device or a pipe" in result.stderr
    assert (kit / "pipe").is_fifo()


def test_a_kit_whose_handbooks_have_no_format_does_not_look_printed(run: Run, kit: Path) -> None:
    (kit / "standards-kit.yaml").write_text("handbooks: {a: {formats: []}}\n")
    result = run("render", kit, "--draft")
    assert result.returncode == 2
    assert "no handbook has a format" in result.stderr


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("wait", [0.3, 0.6])
def test_stopped_in_the_middle_it_leaves_nothing_half_done(
    kit: Path, told: signal.Signals, wait: float
) -> None:
    for number in range(100):
        text = standard(id=f"id: s{number}")
        (kit / f"s{number}.yaml").write_text(text)
    command = [sys.executable, "-m", "standards_kit", "render", str(kit), "--draft"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        time.sleep(wait)
        process.send_signal(told)
        _, said = process.communicate(timeout=60)
    assert b"Traceback" not in said
    assert list(kit.rglob(".standards-kit-*")) == []
    for written in kit.glob("build/*.html"):
        assert written.read_text("utf-8").rstrip().endswith("</html>")


def heard() -> None:
    """Ctrl-C is heard, also where the tests run in the background of a shell, which ignores it there."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def begun_by(process: "subprocess.Popen[bytes]") -> str:
    """The processes that a process has begun; waits for the first, or for the end."""
    known = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while process.poll() is None and not known.read_text():
        time.sleep(0.01)
    return known.read_text()


@pytest.mark.skipif(sys.platform != "linux", reason="one process does all where none can be forked")
@pytest.mark.parametrize("told", [[signal.SIGINT] * 3, [signal.SIGTERM] * 2])
def test_all_processes_that_share_the_work_stop_and_say_it_once(
    kit: Path, told: list[signal.Signals]
) -> None:
    for number in range(3_000):  # so many that nobody is done before the signals come
        (kit / f"s{number}.yaml").write_text(FAST.replace("id: ", f"id: s{number}-", 1))
    command = [sys.executable, "-m", "standards_kit", "lint", str(kit), "--jobs", "2", "--no-cache"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heard,  # noqa: PLW1509 - no threads here
    ) as process:
        assert begun_by(process)
        for signal_ in told:
            os.killpg(process.pid, signal_)
        out, said = process.communicate(timeout=60)
    assert (out, said) == (b"", b"standards-kit: Stopped.\n" if signal.SIGINT in told else b"")
    assert process.returncode == (130 if signal.SIGINT in told else 143)
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
