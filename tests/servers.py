"""The dashboard as a server of its own, for the tests that need a real one, and a browser's part in it."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from review.cli.options import KEY_PARAMETER, KEY_VARIABLE, KEYLESS_VARIABLE
from tests.waiting import HANG_SECONDS

ROOT = Path(__file__).resolve().parents[1]
# Whoever sees one of these believes to be tested, and keeps from its users' ways.
OF_TESTS = ("CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "ORT_DISABLE_TELEMETRY")
FINISHED = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY


def environment_of(home: Path, **more: str) -> dict[str, str]:
    """That of a user whose home and folders of every kind are under `home`."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("XDG_", "STREAMLIT_", "VISTOBUENO_", "PYTEST_", "COV_"))
        and name not in OF_TESTS
    }
    home.mkdir(parents=True, exist_ok=True)
    return kept | {"HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"} | more


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Server:
    """A dashboard that listens on `port` of this machine."""

    port: int
    headers: Mapping[str, str] = field(default_factory=dict)
    """What is told in every request: the key of a server that asks for one."""

    def ask(self, path: str = "/", **headers: str) -> Answer:
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=HANG_SECONDS)
        try:
            asking.request("GET", path, headers={**self.headers, **headers})
            told = asking.getresponse()
            text = told.read().decode("utf-8", "replace")
            return Answer(told.status, {k.lower(): v for k, v in told.getheaders()}, text)
        finally:
            asking.close()

    def visit(self, page: str = "", *, host: str | None = None, origin: str | None = None) -> str:
        """Draw a page as a browser would have it drawn; all that was sent for it, as text.

        Raises websockets.exceptions.InvalidStatus where the server refuses.
        """
        address = f"ws://{host or f'127.0.0.1:{self.port}'}/_stcore/stream"
        with (
            socket.create_connection(("127.0.0.1", self.port), timeout=HANG_SECONDS) as way,
            connect(
                address,
                sock=way,
                subprotocols=[Subprotocol("streamlit")],
                origin=None if origin is None else Origin(origin),
                additional_headers=self.headers,
                max_size=None,
                open_timeout=HANG_SECONDS,
                close_timeout=HANG_SECONDS,
                proxy=None,
            ) as talk,
        ):
            asked = BackMsg()
            asked.rerun_script.page_name = page
            talk.send(asked.SerializeToString())
            drawn: list[str] = []
            while True:
                told = ForwardMsg.FromString(talk.recv(timeout=HANG_SECONDS, decode=False))
                drawn.append(str(told))
                if told.WhichOneof("type") == "script_finished" and told.script_finished == FINISHED:
                    return "\n".join(drawn)


def opened_at(told: str) -> Server:
    """The server whose address, with its key, a line tells: let in as the browser that opens it is."""
    found = re.search(r"http://127\.0\.0\.1:(\d+)(/\?\S+) ", told)
    assert found is not None, told
    assert f"?{KEY_PARAMETER}=" in found[2]
    server = Server(int(found[1]))
    return Server(server.port, {"Cookie": server.ask(found[2]).headers["set-cookie"].partition(";")[0]})


@contextmanager
def by_hand(environment: Mapping[str, str], *options: str, under: Sequence[str] = ()) -> Iterator[Server]:
    """`streamlit run dashboard.py`, on a port that the system chooses; `under` is a program that runs it.

    It asks for no key unless the environment tells one."""
    command = [*under, sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port=0", *options]
    keyless = {} if KEY_VARIABLE in environment else {KEYLESS_VARIABLE: "1"}
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**environment, **keyless},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            assert server.stdout is not None
            # It is told once the port is bound: who asks from then on waits for the answer.
            told = next(line for line in server.stdout if "URL:" in line)
            yield Server(int(told.rsplit(":", 1)[1]))
        finally:
            # Under another program the server is its child; that program ends when the server does.
            for one in psutil.Process(server.pid).children() if under else [server]:
                one.terminate()
            server.wait(timeout=HANG_SECONDS)
