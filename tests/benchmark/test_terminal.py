"""What somebody at the terminal waits for, from a cold process on."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from graphmodel.model.casus import canonical
from tests.benchmark.sizes import SMALL, casus_of

VANGNET = Path(sys.executable).with_name("vangnet")
ROUNDS = 5


@pytest.mark.parametrize("command", ["rules", "report FILE"])
def test_from_a_cold_process(benchmark: BenchmarkFixture, tmp_path: Path, command: str) -> None:
    file = tmp_path / "casus.json"
    file.write_text(canonical(casus_of(SMALL)), encoding="utf-8")
    words = [str(file) if word == "FILE" else word for word in command.split()]

    def run() -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([VANGNET, *words], capture_output=True, check=True)  # our own command

    assert benchmark.pedantic(run, rounds=ROUNDS, warmup_rounds=1).stdout


def test_an_interpreter_that_does_nothing(benchmark: BenchmarkFixture) -> None:
    def run() -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-c", "pass"], capture_output=True, check=True
        )  # our own

    assert benchmark.pedantic(run, rounds=ROUNDS, warmup_rounds=1).returncode == 0
