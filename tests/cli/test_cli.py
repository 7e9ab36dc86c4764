"""The command line: exit statuses, what is said and where, and that it is said in Spanish."""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook

from review import __version__, cli, frames
from review.cli import commands, main
from review.cli.arguments import spanish_error
from review.pipeline import jobs, walk
from review.store import Store
from review.store import schema as t
from tests.folders import LONG_AGO, write_contracts, write_cuenta
from tests.ports import some_free_port
from tests.waiting import until

ENGLISH = re.compile(
    r"\b(usage|error|optional|options|positional|show|help|exit|required|arguments?|invalid|choice|"
    r"expected|unrecognized|file|folder|the|Traceback)\b"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "cuentas"
    write_cuenta(place / "2026-06" / "pendientes" / "uno.pdf")
    write_contracts(place)
    return place


@pytest.fixture
def database(tmp_path: Path) -> str:
    return str(tmp_path / "a.db")


def add_bad_file(folder: Path) -> None:
    (folder / "vacio.pdf").write_bytes(b"")
    os.utime(folder / "vacio.pdf", (LONG_AGO, LONG_AGO))


def say(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    try:
        status = main(arguments)
    except SystemExit as ended:
        status = int(ended.code or 0)
    told = capsys.readouterr()
    return status, told.out, told.err


class TestReading:
    pytestmark = pytest.mark.usefixtures("shared_reader")

    def test_reads_tells_and_reads_nothing_again(
        self, folder: Path, database: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        status, out, err = say(capsys, "leer", str(folder), "--bd", database, "--procesos", "1")
        assert (status, out) == (0, "")
        told, end = err.splitlines()
        assert told == "lista de contratos: 2 contratos nuevos, 0 con cambios y 0 sin cambios."
        assert re.fullmatch(r"Listo en [\d,]+ s: 1 archivo; 1 leídos ahora\.", end)
        status, out, err = say(capsys, "leer", str(folder), "--bd", database)
        assert status == 0
        assert "1 sin cambios" in err

    def test_unread_files_are_named_with_their_reason(
        self, folder: Path, database: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        add_bad_file(folder)
        for _ in range(2):
            status, _, err = say(capsys, "leer", str(folder), "--bd", database)
            assert status == 1
            assert re.search(r"^vacio\.pdf: Vacío\. .{10,}$", err, re.MULTILINE)
            assert err.splitlines()[-1].endswith("1 sin poder leer.")

    def test_one_line_of_json_a_file(
        self, folder: Path, database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        add_bad_file(folder)
        output = tmp_path / "salida.jsonl"
        say(capsys, "leer", str(folder), "--bd", database, "--jsonl", str(output))
        lines = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
        assert [line["archivo"] for line in lines] == ["2026-06/pendientes/uno.pdf", "vacio.pdf"]
        assert [line["lectura"] for line in lines] == ["leido", "vacio"]
        assert lines[0]["items"]["cuenta"]["campos"]["valor"]["valor"] == 1_800_000
        assert lines[1]["resultado"] == "ilegible"
        first = output.read_bytes()
        say(capsys, "leer", str(folder), "--bd", database, "--jsonl", str(output))
        assert output.read_bytes() == first
        assert [path.name for path in tmp_path.iterdir() if path.suffix == ".tmp"] == []

    def test_a_run_that_is_cut_short_leaves_the_lines_of_what_it_read(
        self,
        folder: Path,
        database: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        write_cuenta(folder / "dos.pdf", contract="CPS-020-2026")
        output, partial = tmp_path / "salida.jsonl", tmp_path / "salida.jsonl.parcial"
        output.write_text("lo de antes")
        asked = ("leer", str(folder), "--bd", database, "--jsonl", str(output))
        wrote = walk.Walk._write
        kept: list[list[str]] = []

        def cut(self: walk.Walk) -> None:
            if kept:
                raise KeyboardInterrupt
            wrote(self)
            kept.append([json.loads(line)["archivo"] for line in partial.read_bytes().splitlines()])

        with monkeypatch.context() as patched:
            patched.setattr(walk, "BATCH_FILES", 1)
            patched.setattr(walk.Walk, "_write", cut)
            status, _, err = say(capsys, *asked)
        assert status == 130
        assert len(kept[0]) == 1, "the first was there before the second was done"
        assert [json.loads(line)["archivo"] for line in partial.read_bytes().splitlines()] == kept[0]
        assert f"Lo leído hasta aquí quedó en «{partial}»" in err
        assert output.read_text() == "lo de antes"
        assert say(capsys, *asked)[0] == 0
        lines = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
        assert [line["archivo"] for line in lines] == ["2026-06/pendientes/uno.pdf", "dos.pdf"]
        assert {path.name for path in tmp_path.iterdir()} - {"cuentas", "a.db", "a.db-wal", "a.db-shm"} == {
            "salida.jsonl"
        }

    @pytest.mark.parametrize("name", ["nota.txt", "foto.jpg", ""])
    def test_a_folder_without_papers_is_refused_and_nothing_is_done(
        self, name: str, database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        empty = tmp_path / "nada"
        (empty / "2026-06").mkdir(parents=True)
        if name:
            (empty / "2026-06" / name).write_bytes(b"x")
        status, out, err = say(capsys, "leer", str(empty), "--bd", database)
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert "no hay ningún PDF ni ZIP" in err
        assert not Path(database).exists()

    def test_a_disk_that_is_not_connected_makes_no_cuenta_go(
        self, folder: Path, database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert say(capsys, "leer", str(folder), "--bd", database)[0] == 0
        folder.rename(tmp_path / "desconectada")
        folder.mkdir()
        assert say(capsys, "leer", str(folder), "--bd", database)[0] == 2
        with Store.open(database) as store:
            assert len(frames.submissions(store)) == 1

    @pytest.mark.parametrize("name", ["a b%20c.db", "¿qué?x=1.db", "100%.db"])
    def test_the_database_is_the_file_that_was_named(
        self, name: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        place = tmp_path / "bd" / name
        assert say(capsys, "leer", str(folder), "--bd", str(place))[0] == 0
        assert place.is_file()
        assert {path.name for path in place.parent.iterdir()} <= {name, f"{name}-wal", f"{name}-shm"}
        with Store.open(str(place)) as store, Store.open(store.url) as again:
            assert len(frames.submissions(again)) == 1

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
    @pytest.mark.parametrize("option", ["--salida", "--jsonl"])
    def test_what_is_no_file_is_never_replaced(
        self, option: str, folder: Path, database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        say(capsys, "leer", str(folder), "--bd", database)
        os.mkfifo(tmp_path / "tubo")
        (tmp_path / "enlace").symlink_to("/dev/full")
        command = ("exportar", "--mes", "2026-06") if option == "--salida" else ("leer", str(folder))
        for place in (tmp_path / "tubo", tmp_path / "enlace", tmp_path):
            status, _, err = say(capsys, *command, "--bd", database, option, str(place))
            assert (status, err.count("\n")) == (2, 1)
            assert place.name in err
        assert stat.S_ISFIFO((tmp_path / "tubo").stat().st_mode)
        assert (tmp_path / "enlace").readlink() == Path("/dev/full")
        assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)

    def test_output_that_cannot_be_written_is_told_before_reading(
        self, folder: Path, database: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        status, _, err = say(capsys, "leer", str(folder), "--bd", database, "--jsonl", "/no/existe/x.jsonl")
        assert status == 2
        assert "No existe la carpeta «/no/existe»" in err
        assert not Path(database).exists()

    def test_the_month_is_exported(
        self, folder: Path, database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        say(capsys, "leer", str(folder), "--bd", database)
        book = tmp_path / "junio.xlsx"
        asked = ("exportar", "--salida", str(book), "--bd", database)
        assert say(capsys, *asked, "--mes", "2026-06", "--estado", "pendientes")[0] == 0
        assert "Pendientes" in load_workbook(book).sheetnames
        data = tmp_path / "junio.csv"
        before = book.read_bytes()
        assert say(capsys, *asked, "--mes", "2026-06", "--estado", "pendientes", "--csv", str(data))[0] == 0
        assert data.read_text("utf-8-sig").startswith("Contrato;Contratista;")
        assert book.read_bytes() == before, "the same state is the same file"
        with Store.open(database) as store, store.reading() as connection:
            assert len(connection.execute(sa.select(t.EXPORTS)).all()) == 3
        status, _, err = say(capsys, *asked, "--mes", "2026-07")
        assert status == 2
        assert "Meses con cuentas: 2026-06" in err
        assert say(capsys, *asked, "--mes", "junio")[0] == 2
        assert say(capsys, *asked, "--mes", "2026-06", "--estado", "otras")[0] == 2

    def test_the_database_of_the_environment(
        self, folder: Path, database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv(commands.DATABASE_VARIABLE, database)
        assert say(capsys, "leer", str(folder))[0] == 0
        assert Path(database).exists()


@pytest.mark.parametrize("command", [("exportar", "--mes", "2026-06", "--salida"), ("secop",)], ids=" ".join)
@pytest.mark.parametrize("there", ["nothing", "an empty file"])
def test_what_only_reads_a_database_makes_none(
    command: tuple[str, ...], there: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "otra" / "nohay.db"
    if there == "an empty file":
        place.parent.mkdir()
        place.touch()
    rest = [str(tmp_path / "x.xlsx")] if command[0] == "exportar" else [str(folder), "plan.csv"]
    status, out, err = say(capsys, *command, *rest, "--bd", str(place))
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "vistobueno leer" in err
    assert place.exists() == (there != "nothing")
    assert place.parent.exists() == (there != "nothing")
    assert not place.exists() or place.stat().st_size == 0
    assert not (tmp_path / "x.xlsx").exists()


class TestSeeing:
    def test_prints_the_json_and_keeps_nothing(
        self,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setattr(Store, "open", lambda *_: pytest.fail("opened a database"))
        status, out, err = say(capsys, "ver", str(folder / "2026-06" / "pendientes" / "uno.pdf"))
        made = json.loads(out)
        assert (status, err) == (0, "")
        assert made["archivo"] == "uno.pdf"
        assert made["contrato"] == "CPS-014-2026", "the list two folders above was found"
        assert made["items"]["cuenta"]["estado"] == "cumple"
        assert "\n  " in out
        assert made["contratista"] in out, "accents as they are"

    @pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
    def test_any_console_is_borne(self, folder: Path, encoding: str) -> None:
        path = write_cuenta(folder / "cuenta → Muñoz 😀.pdf")
        for command in (("ver", str(path)), ("--help",)):
            done = subprocess.run(
                [sys.executable, "-m", "review", *command],
                cwd=ROOT,
                env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
                capture_output=True,
                check=False,
            )
            assert done.returncode == 0, done.stderr
            if command[0] == "ver":
                assert json.loads(done.stdout.decode(encoding))["archivo"] == path.name

    def test_an_unreadable_file_is_still_told_as_json(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        add_bad_file(folder)
        status, out, err = say(capsys, "ver", str(folder / "vacio.pdf"))
        assert status == 1
        assert json.loads(out)["lectura"] == "vacio"
        assert err.startswith("vistobueno: vacio.pdf: ")

    def test_what_is_no_file_is_told(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        for path in (folder, folder / "nada.pdf"):
            status, out, err = say(capsys, "ver", str(path))
            assert (status, out, err.count("\n")) == (2, "", 1)


HELP = [
    [],
    ["--help"],
    *([name, "--help"] for name in ("abrir", "leer", "ver", "exportar", "secop", "verificar")),
]


@pytest.mark.parametrize("arguments", HELP, ids=" ".join)
def test_help_is_spanish(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = say(capsys, *arguments)
    told = out + err
    assert status == (0 if arguments else 2)
    assert told.startswith("uso: vistobueno")
    assert not ENGLISH.search(told.replace("--help", "")), ENGLISH.search(told)
    assert "trabajar" not in told


def test_every_command_and_option_of_the_promise_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    promised = {
        "abrir": ["CARPETA"],
        "leer": ["CARPETA", "--contratos", "--presupuesto", "--bd", "--procesos", "--jsonl"],
        "ver": ["ARCHIVO.pdf", "--contratos", "--presupuesto", "--resumen", "--dibujar"],
        "exportar": ["--mes", "--estado", "--salida", "--csv", "--bd"],
    }
    for command, words in promised.items():
        _, out, _ = say(capsys, command, "--help")
        assert all(word in out for word in words), command


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert say(capsys, "--version") == (0, f"vistobueno {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["otra"],
        ["leer"],
        ["leer", "a", "b"],
        ["leer", "a", "--nada"],
        ["leer", "a", "--procesos"],
        ["leer", "a", "--procesos", "muchos"],
        ["leer", "a", "--procesos", "0"],
        ["leer", "/no/existe"],
        ["leer", "/no/existe", "--bd", "esto://no"],
        ["ver"],
        ["exportar", "--mes", "2026-06"],
        ["exportar", "--salida", "x.xlsx", "--mes", "2026-06", "--estado", "x"],
        ["abrir", "/no/existe"],
        ["abrir", "/", "--puerto", "99999"],
        ["trabajar", "--trabajo", "x"],
    ],
    ids=" ".join,
)
def test_bad_arguments_end_in_one_spanish_line(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(commands.DATABASE_VARIABLE, str(tmp_path / "a.db"))
    status, out, err = say(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("vistobueno: ")
    assert err.count("\n") == 1
    assert not ENGLISH.search(err.replace("--help", "")), err


def test_what_argparse_may_say_tomorrow_is_never_english() -> None:
    assert spanish_error("some new sentence of a newer version") == "No se entienden los argumentos."


def test_contracts_that_cannot_be_read_are_told(
    folder: Path, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "contratos.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    status, _, err = say(capsys, "leer", str(folder), "--bd", database)
    assert status == 2
    assert "contratos.csv" in err


def test_the_unforeseen_is_one_line_and_a_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(asked: argparse.Namespace) -> int:
        raise RuntimeError(asked.file)

    monkeypatch.setitem(cli._COMMANDS, "ver", fail)
    monkeypatch.setattr(sys, "argv", ["vistobueno", "ver", "Rentería.pdf"])
    status, out, err = say(capsys, "ver", "Rentería.pdf")
    assert (status, out, err.count("\n")) == (2, "", 1)
    log = re.search(r"quedó en (\S+);", err)
    assert log is not None
    written = Path(log.group(1)).read_text(encoding="utf-8")
    assert ": ver\n" in written
    assert "builtins.RuntimeError" in written
    assert "Rentería" not in err + written, "nor what was typed: names of files are names of people"


def test_an_interruption_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(cli._COMMANDS, "leer", stop)
    assert say(capsys, "leer", "x") == (130, "", "vistobueno: Interrumpido. Lo ya leído quedó guardado.\n")


def test_a_bar_is_shown_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    with cli._progress_bar() as tell:
        assert tell is None
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with cli._progress_bar() as tell:
        assert tell is not None


def test_python_m_review_is_the_same() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "review", "--version"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert (done.returncode, done.stdout) == (0, f"vistobueno {__version__}\n")


ROOT = Path(__file__).resolve().parents[2]


def test_the_dashboard_opens_says_where_and_closes_quietly(folder: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    with subprocess.Popen(
        [
            sys.executable,
            "-m",
            "review",
            "abrir",
            str(folder),
            "--bd",
            url,
            "--puerto",
            str(some_free_port()),
            "--sin-navegador",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path)},
    ) as opened:
        try:
            assert opened.stdout is not None
            line = opened.stdout.readline()
            assert re.match(r"Visto Bueno está listo en http://127\.0\.0\.1:\d+/\?llave=\S+ ", line), (
                opened.stderr
            )
            with Store.open(url) as store:
                until(lambda: not jobs.running(store), "the end of the reading")
            opened.send_signal(signal.SIGINT)
            out, err = opened.communicate()
        finally:
            opened.kill()
    assert (opened.returncode, out, err) == (0, "Visto Bueno se cerró.\n", "")
    with Store.open(url) as store:
        assert list(frames.submissions(store)["archivo"]) == ["2026-06/pendientes/uno.pdf"]
