"""A real Neo4j on loopback, for development and for the tests.

`python -m tests.neo4j.server` (or `make neo4j`) keeps one in the foreground; the fixtures in
`tests/conftest.py` start and stop their own. The jars come through Maven, once per version, into
the cache folder of the user; the machine's own Java runs them. Nothing here needs the project
itself, so that a server can be had before anything else works.
"""

import argparse
import hashlib
import os
import re
import secrets
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

HERE = Path(__file__).parent
SOURCE = HERE / "LocalNeo4j.java"
POM = HERE / "pom.xml"

HOST = "127.0.0.1"
OLDEST_JAVA = 17
SECONDS_TO_START = 180
SECONDS_TO_STOP = 60

JAVA_OPTIONS = (
    "-Xmx512m",
    "-XX:+UseSerialGC",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
)


class Neo4jUnavailableError(Exception):
    """This machine lacks what a local Neo4j needs, or the server did not get ready."""


@dataclass(frozen=True)
class Neo4jAccess:
    """Where a server listens and who may log in."""

    uri: str
    user: str
    password: str = field(repr=False)


def missing() -> str | None:
    """What this machine lacks to run a local Neo4j, as a sentence; None when nothing."""
    absent = [name for name in ("java", "javac", "mvn") if _tool(name) is None]
    if absent:
        return f"a local Neo4j needs {', '.join(absent)}"
    if (version := _java_version()) < OLDEST_JAVA:
        return f"a local Neo4j needs Java {OLDEST_JAVA} or newer, this is {version}"
    return None


class Neo4jServer:
    """A server process with its folder; it can be stopped, killed and started again on its port."""

    def __init__(self, home: Path, port: int, *, user: str, password: str) -> None:
        self.home = home
        self.port = port
        self.access = Neo4jAccess(f"bolt://{HOST}:{port}", user, password)
        self._process = _launch(home, port, self.access)

    @property
    def uri(self) -> str:
        """The address for a driver."""
        return self.access.uri

    @property
    def is_running(self) -> bool:
        """Whether the process lives."""
        return self._process.poll() is None

    def wait(self) -> None:
        """Wait until the process ends by itself."""
        self._process.wait()

    def stop(self) -> None:
        """End the server as an operating system would: SIGTERM, everything written and closed."""
        self._process.terminate()
        try:
            self._process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self.kill()
        self._close_pipes()

    def kill(self) -> None:
        """End the server as a power cut would: SIGKILL, nothing said and nothing closed."""
        self._process.kill()
        self._process.wait()
        self._close_pipes()

    def restart(self) -> None:
        """Start again on the same folder and port; a server that still runs is stopped first."""
        if self.is_running:
            self.stop()
        self._process = _launch(self.home, self.port, self.access)

    def _close_pipes(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()


def start(
    home: Path, port: int = 0, *, user: str = "neo4j", password: str | None = None
) -> Neo4jServer:
    """Start a server and come back when a client can log in.

    Args:
        home: Folder of the database; made when it does not exist.
        port: Bolt port on loopback; 0 takes one that is free.
        user: The only account, with every right.
        password: At least eight characters; a new one is thought up when it is None. It replaces
            the password of an earlier run on the same folder.

    Raises:
        Neo4jUnavailableError: Java or Maven is missing, the port is taken, or the server ended
            before it was ready.
    """
    if reason := missing():
        raise Neo4jUnavailableError(reason)
    free = _free_port(port)
    return Neo4jServer(home, free, user=user, password=password or secrets.token_urlsafe(16))


def version() -> str:
    """The version of Neo4j that pom.xml names."""
    found = re.search(r"<neo4j\.version>(.+)</neo4j\.version>", POM.read_text("utf-8"))
    if found is None:
        raise Neo4jUnavailableError(f"{POM} names no neo4j.version")
    return found[1]


def _launch(home: Path, port: int, access: Neo4jAccess) -> "subprocess.Popen[str]":
    classpath = os.pathsep.join((str(_classes()), str(_jars() / "*")))
    home.mkdir(parents=True, exist_ok=True)
    console = home / "console.log"
    with console.open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(
            [_needed("java"), *JAVA_OPTIONS, "-cp", classpath, SOURCE.stem, str(home), str(port)],
            env={
                **os.environ,
                "VANGNET_NEO4J_USER": access.user,
                "VANGNET_NEO4J_PASSWORD": access.password,
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            # Ctrl-C in a terminal reaches the whole group; whoever started the server stops it.
            start_new_session=True,
        )
    _await_ready(process, console)
    return process


def _await_ready(process: "subprocess.Popen[str]", console: Path) -> None:
    output = process.stdout
    assert output is not None
    readable, _, _ = select.select([output], [], [], SECONDS_TO_START)
    if readable and output.readline().strip() == "ready":
        return
    process.kill()
    process.wait()
    raise Neo4jUnavailableError(f"Neo4j did not get ready: {_last_cause(console)}")


def _last_cause(console: Path) -> str:
    """The innermost reason in a Java stack trace, or where to look when there is none."""
    lines = console.read_text("utf-8", errors="replace").splitlines()
    causes = [line for line in lines if line and not line.startswith(("\t", " "))]
    if causes:
        return re.sub(r"^(Caused by: )?([\w$]+\.)+[\w$]+: ", "", causes[-1])
    return f"see {console.parent / 'logs' / 'debug.log'}"


def _jars() -> Path:
    folder = _cache() / "jars"
    if folder.is_dir():
        return folder
    with tempfile.TemporaryDirectory(dir=_cache()) as unfinished:
        _run(
            [
                _needed("mvn"),
                "--quiet",
                "--batch-mode",
                "--strict-checksums",
                f"--file={POM}",
                "dependency:copy-dependencies",
                "-DincludeScope=runtime",
                f"-DoutputDirectory={unfinished}/jars",
            ]
        )
        _publish(Path(unfinished, "jars"), folder)
    return folder


def _classes() -> Path:
    digest = hashlib.sha256(SOURCE.read_bytes()).hexdigest()[:12]
    folder = _cache() / f"classes-{digest}"
    if folder.is_dir():
        return folder
    jars = _jars()
    with tempfile.TemporaryDirectory(dir=_cache()) as unfinished:
        classes = f"{unfinished}/classes"
        _run([_needed("javac"), "-d", classes, "-cp", f"{jars}/*", str(SOURCE)])
        _publish(Path(classes), folder)
    return folder


def _publish(made: Path, folder: Path) -> None:
    """Give a finished folder its name; a run beside this one may have done so already."""
    try:
        made.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    folder = Path(base, "vangnet", f"neo4j-{version()}")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _run(command: list[str]) -> None:
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise Neo4jUnavailableError(f"{command[0]} failed: {(done.stdout + done.stderr).strip()}")


def _tool(name: str) -> str | None:
    home = os.environ.get("JAVA_HOME")
    if home and (inside := shutil.which(name, path=str(Path(home, "bin")))):
        return inside
    return shutil.which(name)


def _needed(name: str) -> str:
    if (found := _tool(name)) is None:
        raise Neo4jUnavailableError(f"a local Neo4j needs {name}")
    return found


def _java_version() -> int:
    done = subprocess.run(
        [_needed("java"), "-version"], capture_output=True, text=True, check=False
    )
    found = re.search(r'version "(\d+)', done.stderr)
    return int(found[1]) if found else 0


def _free_port(port: int) -> int:
    with socket.socket() as probe:
        # A port on which a server was just killed counts as free, as it does for Neo4j.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as reason:
            raise Neo4jUnavailableError(f"port {port} on {HOST} is taken") from reason
        return int(probe.getsockname()[1])


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main() -> int:
    """Keep a server in the foreground; Ctrl-C or SIGTERM stops it."""
    parser = argparse.ArgumentParser(prog="make neo4j", description=main.__doc__)
    parser.add_argument("--home", type=Path, default=Path("neo4j-data"))
    parser.add_argument("--port", type=int, default=7687)
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, _end)
    user = os.environ.get("VANGNET_NEO4J_USER") or "neo4j"
    password = os.environ.get("VANGNET_NEO4J_PASSWORD")
    try:
        server = start(given.home, given.port, user=user, password=password)
    except Neo4jUnavailableError as reason:
        sys.stderr.write(f"{reason}\n")
        return 3
    except KeyboardInterrupt:
        return 0
    _announce(server, own_password=password is None)
    try:
        server.wait()
    except KeyboardInterrupt:
        server.stop()
        return 0
    sys.stderr.write(f"Neo4j ended by itself; see {given.home}/console.log\n")
    return 3


def _announce(server: Neo4jServer, *, own_password: bool) -> None:
    password = server.access.password if own_password else "(as it was given)"
    sys.stdout.write(
        f"Neo4j {version()} is ready, its data is in {server.home}. Ctrl-C stops it.\n\n"
        f"  export VANGNET_STORE={server.uri}\n"
        f"  export VANGNET_NEO4J_USER={server.access.user}\n"
        f"  export VANGNET_NEO4J_PASSWORD={password}\n"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
