"""The command as a process: what a shell, a pipe and a person see of it."""

import contextlib
import io
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from api.cli import main
from tests.api.commands.shell import COMMAND, SECONDS, start, surroundings

HEAVY = (
    "docx",
    "fastapi",
    "fontTools",
    "holidays",
    "jinja2",
    "neo4j",
    "networkx",
    "pydantic",
    "pyvis",
    "sqlite3",
    "typst",
)
BAD_FILES = {
    "no yaml": b"a: [1\n",
    "no utf-8": b"\xff\xfe\x00",
    "empty": b"",
    "a list": b"- 1\n",
    "deep": b"[" * 5000,
    "bomb": b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n",
    "bsn": b"format: casus/1\ncasus: {id: x, title: 'bel 111222333'}\n",
    "nothing known": b"format: casus/1\ncasus: {id: x}\ncontacts: [{id: c}]\n",
    "control": b'format: casus/1\ncasus: {id: x, title: "\x07"}\n',
}


@pytest.mark.parametrize("content", BAD_FILES.values(), ids=BAD_FILES.keys())
def test_bad_input_is_told_in_sentences_and_exits_1(tmp_path: Path, content: bytes) -> None:
    store = tmp_path / "store.sqlite"
    ran = start("load", "-", given=content, environment={"VANGNET_STORE": f"file:{store}"})
    assert ran.status == 1
    assert ran.out == ""
    assert ran.err.startswith("-")
    assert "Traceback" not in ran.err
    assert "111222333" not in ran.err


def test_the_answer_and_what_is_said_about_it_are_kept_apart(casus_file: str) -> None:
    ran = start("report", casus_file, "--format", "json")
    assert ran.status == 0
    assert ran.out.startswith("{")
    assert ran.err == ""


def test_the_json_does_not_depend_on_the_process(casus_file: str) -> None:
    seeds = [
        start("report", casus_file, "--format", "json", environment={"PYTHONHASHSEED": seed}).out
        for seed in ("1", "2")
    ]
    assert seeds[0] == seeds[1]


def test_a_reader_that_leaves_early_is_no_complaint(casus_file: str) -> None:
    with subprocess.Popen(
        (*COMMAND, "report", casus_file, "--format", "json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings(),
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait(SECONDS) == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [("schema",), ("rules",), ("check", "niets")])
def test_an_output_that_is_full_is_told_in_a_sentence(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            (*COMMAND, *arguments),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=SECONDS,
            env=surroundings(),
            check=False,
        )
    assert ended.returncode == 2
    assert ended.stderr.decode().splitlines()[-1].startswith("vangnet: ")
    assert b"Traceback" not in ended.stderr
    assert b"Exception" not in ended.stderr


def test_a_terminal_without_the_letters_gets_question_marks() -> None:
    ran = start("rules", "R01", environment={"PYTHONIOENCODING": "ascii"})
    assert ran.status == 0
    assert "Traceback" not in ran.err


def test_a_store_that_does_not_answer_is_status_3(casus_file: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    ran = start("load", casus_file, "--store", f"bolt://127.0.0.1:{port}")
    assert ran.status == 3
    assert ran.err.startswith("vangnet: ")
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("arguments", [("rules",), ("rules", "L01"), ("--help",), ("ask",)])
def test_what_a_person_waits_for_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    script = (
        "import sys; from api.cli import main; main(sys.argv[1:]);"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    ended = subprocess.run(
        (sys.executable, "-c", script, *arguments),
        capture_output=True,
        timeout=SECONDS,
        env=surroundings(),
        check=True,
    )
    assert set(HEAVY).isdisjoint(ended.stderr.decode().split())


def test_a_report_of_a_file_imports_no_store_and_no_service(casus_file: str) -> None:
    script = (
        "import sys; from api.cli import main; main(sys.argv[1:]);"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    ended = subprocess.run(
        (sys.executable, "-c", script, "report", casus_file),
        capture_output=True,
        timeout=SECONDS,
        env=surroundings(),
        check=True,
    )
    imported = ended.stderr.decode().split()
    assert {"fastapi", "neo4j", "sqlite3", "pyvis", "jinja2"}.isdisjoint(imported)


def test_the_service_runs_until_it_is_interrupted(tmp_path: Path) -> None:
    with subprocess.Popen(
        (*COMMAND, "serve", "--port", "0"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings({"VANGNET_STORE": f"file:{tmp_path / 'store.sqlite'}"}),
    ) as process:
        assert process.stderr is not None
        started = process.stderr.readline().decode()
        address = re.search(r"http://127\.0\.0\.1:\d+", started)
        assert address
        assert httpx.get(f"{address[0]}/health/live").status_code == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(SECONDS) == 0


def test_a_port_that_is_taken_is_a_wrong_call() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = start("serve", "--port", str(port))
    assert ran.status == 2
    assert str(port) in ran.err


def test_a_server_that_is_not_there_is_told_in_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    ran = start("report", "gezin-toets", environment={"VANGNET_STORE": f"neo4j://127.0.0.1:{port}"})
    assert ran.status == 3
    assert ran.err.startswith("vangnet: ")
    assert ran.err.count("\n") == 1


class _Stream:
    """A standard input that does something nobody foresaw."""

    def __init__(self, error: BaseException) -> None:
        self.error = error
        self.buffer = self

    def read(self, _: int) -> bytes:
        raise self.error


def test_a_defect_is_owned_up_to_without_what_the_casus_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", _Stream(RuntimeError("mevrouw Jansen")))
    assert main(["check", "-"]) == 70
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "RuntimeError" in told
    assert "graphmodel/loading/" in told
    assert "Jansen" not in told


def test_the_details_of_a_defect_are_shown_on_request(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", _Stream(RuntimeError("mevrouw Jansen")))
    monkeypatch.setenv("VANGNET_DEBUG", "1")
    assert main(["check", "-"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", _Stream(KeyboardInterrupt()))
    assert main(["check", "-"]) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("without", "colours"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_gets_colours_unless_it_asks_for_none(
    casus_file: str, without: dict[str, str], *, colours: bool
) -> None:
    shown = _on_a_terminal("report", casus_file, environment={"TERM": "xterm", **without})
    assert bool(re.search(rb"\x1b\[[\d;]*3\dm", shown)) is colours


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_a_page_is_not_poured_over_a_terminal(casus_file: str) -> None:
    shown = _on_a_terminal("network", casus_file)
    assert b"<html" not in shown
    assert b"-o" in shown


def _on_a_terminal(*arguments: str, environment: dict[str, str] | None = None) -> bytes:
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        (*COMMAND, *arguments),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=surroundings(environment),
    ):
        os.close(theirs)
        shown = io.BytesIO()
        # The other end is gone when the process ends: Linux reports that as an error.
        with contextlib.suppress(OSError):
            while part := os.read(ours, 65536):
                shown.write(part)
    os.close(ours)
    return shown.getvalue()
