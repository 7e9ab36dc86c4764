"""Nobody is told anything: what is asked of the network and left at home, as the kernel sees it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from review.pipeline import read_folder
from review.store import Store
from screens.frame import PAGES
from tests.folders import write_cuenta, write_scan
from tests.object_stores import BUCKET, object_store
from tests.servers import ROOT, by_hand, environment_of

STRACE = shutil.which("strace")
# A socket of any kind but those between processes of one machine, and what asking for a name begins with.
NETWORK = re.compile(r"\bsocket\((?!AF_UNIX)|sa_family=(?!AF_UNIX)|/etc/(resolv\.conf|hosts)\"")
# A call that another process comes between is told in two lines, the second of which is "resumed".
OURS = re.compile(
    r"socket\(AF_INET, SOCK_STREAM|\b(bind|accept4?|get\w+name)(\(| resumed>).*\"127\.0\.0\.1\""
)
AMONG_US = re.compile(r"socket\(AF_INET, SOCK_|sa_family=AF_INET, .*\"127\.0\.0\.1\"")


@pytest.fixture
def watched(tmp_path: Path) -> list[str]:
    """The program that writes what its children ask of the kernel into `watched` of the temporary folder."""
    if STRACE is None:
        if os.environ.get("CI"):
            pytest.fail("CI is set and there is no strace")
        pytest.skip("no strace on this machine")
    return [
        STRACE,
        "-f",
        "--seccomp-bpf",
        "-qq",
        "-e",
        "trace=%network,open,openat",
        "-o",
        str(tmp_path / "watched"),
    ]


def asked(tmp_path: Path) -> list[str]:
    """The lines that have to do with the network."""
    lines = (tmp_path / "watched").read_text("utf-8", "replace").splitlines()
    assert any("python" in line for line in lines), "nothing was watched"
    return [line for line in lines if NETWORK.search(line)]


def left(home: Path) -> list[str]:
    """What lies in a user's home afterwards, but for the keys of the program's own code."""
    found = {str(path.relative_to(home)) for path in home.rglob("*") if path.is_file()}
    return sorted(found - {".cache/vistobueno/frescura.json"})


COMMAND = "-m", "review", "leer", "cuentas", "--bd", "a.db", "--procesos", "1", "--jsonl", "salida.jsonl"
NOTEBOOK = "-c", "import review; print(review.read('cuentas/uno.pdf').recognition.pages[0].origin.value)"


@pytest.mark.parametrize("arguments", [COMMAND, NOTEBOOK], ids=["leer", "notebook"])
def test_reading_a_scan_asks_nothing_of_the_network(
    watched: list[str], tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    write_scan(tmp_path / "cuentas" / "uno.pdf")
    done = subprocess.run(
        [*watched, sys.executable, *arguments],
        cwd=tmp_path,
        env=environment_of(tmp_path / "casa", PYTHONPATH=str(ROOT)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = done.stdout if arguments is NOTEBOOK else (tmp_path / "salida.jsonl").read_text("utf-8")
    assert "ocr" in told, "the engine was at work"
    assert asked(tmp_path) == []
    assert left(tmp_path / "casa") == []


def test_reading_from_an_object_store_asks_only_the_store(watched: list[str], tmp_path: Path) -> None:
    content = write_scan(tmp_path / "uno.pdf").read_bytes()
    with object_store() as there:
        there.put("a/uno.pdf", content)
        done = subprocess.run(
            [*watched, sys.executable, "-m", "review", "leer", f"s3://{BUCKET}/a", *COMMAND[4:]],
            cwd=tmp_path,
            env=environment_of(tmp_path / "casa", PYTHONPATH=os.pathsep.join(sys.path), **there.environment),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert there.taken() == ["a/uno.pdf"]
    assert "ocr" in (tmp_path / "salida.jsonl").read_text("utf-8"), "the engine was at work"
    lines = asked(tmp_path)
    met = re.findall(r"sin_port=htons\((\d+)\), sin_addr=inet_addr\(\"([\d.]+)\"\)", "\n".join(lines))
    assert (str(there.port), "127.0.0.1") in met
    calls = [line for line in lines if re.search(r"\b(connect|sendto|sendmsg)\(.*sa_family=", line)]
    assert [line for line in calls if f"htons({there.port})" not in line or '"127.0.0.1"' not in line] == []
    assert left(tmp_path / "casa") == []


WRITING = """
from review.cli import main
base = ["--bd", "a.db"]
for command in (
    ["exportar", "--mes", "2026-06", "--salida", "mes.xlsx", *base],
    ["secop", "cuentas", *base],
    ["verificar", *base],
    ["respaldar", "x.zip", *base],
    ["restaurar", "x.zip", "--bd", "b.db"],
    ["doctor", *base],
    ["ver", "cuentas/uno.pdf", "--dibujar", "dibujos"],
    ["armar", "cuentas/uno.pdf", "--salida", "armada.pdf"],
):
    assert main(command) in (0, 1), command
"""


def test_what_is_written_asks_nothing_of_the_network(watched: list[str], tmp_path: Path) -> None:
    """Workbook, backup and way back, drawings, a contractor's PDF: all that needs no other program."""
    write_cuenta(tmp_path / "cuentas" / "uno.pdf")
    with Store.open(str(tmp_path / "a.db")) as store:
        read_folder(tmp_path / "cuentas", store, processes=1)
    done = subprocess.run(
        [*watched, sys.executable, "-c", WRITING],
        cwd=tmp_path,
        env=environment_of(tmp_path / "casa", PYTHONPATH=str(ROOT)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert {"mes.xlsx", "x.zip", "b.db", "dibujos", "armada.pdf"} <= {one.name for one in tmp_path.iterdir()}
    assert asked(tmp_path) == []
    assert left(tmp_path / "casa") == []


CLUSTER = """
from pathlib import Path
from review.cli import main
from tests.reading.machines import of_processes
with of_processes(Path("equipos"), 1) as machines:
    reading = ["leer", "cuentas", "--bd", "a.db", "--jsonl", "salida.jsonl", "--motor", machines.address]
    assert main(reading) == 0
"""


def test_the_machines_of_a_cluster_talk_to_each_other_only(watched: list[str], tmp_path: Path) -> None:
    """The scheduler, its worker and who reads with them, of which each was told the addresses."""
    write_scan(tmp_path / "cuentas" / "uno.pdf")
    done = subprocess.run(
        [*watched, sys.executable, "-c", CLUSTER],
        cwd=tmp_path,
        env=environment_of(tmp_path / "casa", PYTHONPATH=str(ROOT)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "ocr" in (tmp_path / "salida.jsonl").read_text("utf-8")
    assert any("connect" in line and '"127.0.0.1"' in line for line in asked(tmp_path))
    assert [line for line in asked(tmp_path) if not AMONG_US.search(line)] == []
    assert left(tmp_path / "casa") == []


def test_the_dashboard_listens_here_and_asks_nothing(watched: list[str], tmp_path: Path) -> None:
    environment = environment_of(tmp_path / "casa", VISTOBUENO_BD=str(tmp_path / "a.db"))
    with by_hand(environment, under=watched) as server:
        assert "¿Quién revisa?" in server.visit()
        for page in PAGES:
            assert server.visit(page)
        # Asked by a stranger's page, Streamlit would look up on the internet which machine this is.
        with pytest.raises(InvalidStatus):
            server.visit(origin="http://evil.example")
    assert [line for line in asked(tmp_path) if not OURS.search(line)] == []
    assert left(tmp_path / "casa") == []


def test_a_process_that_loads_the_engine_has_it_silenced(tmp_path: Path) -> None:
    """Also where the environment says otherwise, and before the engine is there to be asked."""
    code = "import os, sys, review; print(os.environ['ORT_DISABLE_TELEMETRY'], 'onnxruntime' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment_of(tmp_path, ORT_DISABLE_TELEMETRY="0"),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["1", "False"]
