"""The command line, `vistobueno abrir`, `leer`, `ver` and the others of `_COMMANDS`. See each with --help.

Exit status: 0 done; 1 done, but some files could not be read (each named on stderr); 2 nothing was done.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from review.cli import console, named_places, upkeep_commands
from review.cli.commands import parser
from review.errors import BadArgument, VistoBuenoError
from review.machine import failures
from review.machine.far_places import is_far, resolved

if TYPE_CHECKING:
    from review.cli.jsonl import Lines
    from review.model import Month
    from review.pipeline import Progress

DONE, SOME_UNREAD, NOTHING_DONE, INTERRUPTED = 0, 1, 2, 130
NOT_WHOLE = 1  # done, and something is not as it was recorded
CONTRACT_NAMES = ("contratos.csv", "contratos.xlsx")
BUDGET_NAMES = ("presupuesto.csv", "presupuesto.xlsx")
FOLDERS_UP = 2  # how far above a single PDF its lists are looked for: contratos, month, state


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status. The only place that turns failures into a line on stderr."""
    command = "?"
    try:
        console.bear()
        line = parser()
        asked = line.parse_args(arguments)
        if asked.command is None:
            line.print_help(sys.stderr)
            return NOTHING_DONE
        command = asked.command
        return _COMMANDS[command](asked)
    except VistoBuenoError as error:
        _complain(str(error))
        return error.exit_status
    except KeyboardInterrupt:
        _complain("Interrumpido. Lo ya leído quedó guardado.")
        return INTERRUPTED
    except BrokenPipeError:
        # Who was reading our output left; what Python would still write at its end goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # noqa: BLE001 - whatever we did not foresee, the user gets a sentence
        _complain(_unforeseen(command, error))
        return NOTHING_DONE


def _complain(message: str) -> None:
    print(f"vistobueno: {message}", file=sys.stderr)


def _unforeseen(command: str, error: Exception) -> str:
    """Keep the details in a log file, and say where."""
    log = failures.note(command, error)
    what = f"Ocurrió un error que no se esperaba ({type(error).__name__})."
    if log is None:
        return f"{what} No se hizo nada."
    return f"{what} El detalle, sin datos de nadie, quedó en {log}; envíelo a quien instaló Visto Bueno."


def _open(asked: argparse.Namespace) -> int:
    from review.cli.served_at import served_at
    from review.cli.serving import sample_folder, serve
    from review.store import default_url, url_of

    at = served_at(asked.port, asked.listen, asked.public, asked.secrets)
    folder = asked.folder or sample_folder()
    named_places.check_folder(folder)
    url = default_url("ejemplo.db") if asked.folder is None else default_url()
    return serve(
        folder,
        url_of(asked.database) if asked.database else url,
        contracts=asked.contracts,
        budget=asked.budget,
        at=at,
        browser=asked.browser and sys.stdout.isatty(),
        key=asked.key,
        say=lambda text: print(text, flush=True),
    )


def _open_alone(asked: argparse.Namespace) -> int:
    from review.cli import own_list
    from review.cli.served_at import alone_at
    from review.cli.serving import serve_alone
    from review.ways import checklist

    at = alone_at(asked.port, asked.listen, asked.public)
    own = own_list.named(asked.checklist)
    if own is not None:
        checklist.load(own)  # what is wrong with it is told here, not on the page of whoever comes
    return serve_alone(
        checklist=own,
        at=at,
        browser=asked.browser and sys.stdout.isatty(),
        key=asked.key,
        say=lambda text: print(text, flush=True),
    )


def _read(asked: argparse.Namespace) -> int:
    from review.cli import reading_report
    from review.pipeline import read_folder, submissions_of
    from review.store import Store, copies

    named_places.refuse_empty(asked.folder)
    with (
        _reading_by(asked.engine, asked.processes),
        _output(asked.jsonl) as output,
        Store.open(asked.database) as store,
    ):
        copies.refuse_damaged(store.url)
        with _progress_bar() as tell:
            report = read_folder(
                asked.folder,
                store,
                contracts=asked.contracts,
                budget=asked.budget,
                processes=asked.processes,
                progress=tell,
                written=None if output is None else output.add,
            )
        if output is not None:
            output.finish(submissions_of(store, report.folder))
    for line in reading_report.problem_lines(report.problems):
        print(line, file=sys.stderr)
    for note in report.contracts_notes:
        print(f"contratos: {note}", file=sys.stderr)
    if report.contracts_changes is not None:
        from review.contracts import list_changes

        for line in list_changes.lines(report.contracts_changes):
            print(f"lista de contratos: {line}", file=sys.stderr)
    for note in report.ways_notes:
        print(note, file=sys.stderr)
    for note in report.secop_notes:
        print(note, file=sys.stderr)
    print(reading_report.summary(report), file=sys.stderr)
    return SOME_UNREAD if report.unread else DONE


def _reading_by(engine: str | None, processes: int | None) -> AbstractContextManager[None]:
    """Inside, a folder is read by the cluster that was named, if one was. Raises BadArgument."""
    if engine is None:
        return nullcontext()
    from review.reading import read_by
    from review.reading.cluster import reader_at

    return read_by(reader_at(engine, processes))


@contextmanager
def _progress_bar() -> Iterator[Callable[[Progress], None] | None]:
    """A bar when a person looks at a terminal; nothing otherwise."""
    if not sys.stderr.isatty():
        yield None
        return
    from tqdm import tqdm

    with tqdm(desc="Leyendo", unit=" archivos", leave=False, file=sys.stderr) as bar:

        def tell(progress: Progress) -> None:
            bar.total = progress.total
            bar.set_postfix_str(Path(progress.where or "").name[-40:], refresh=progress.page is not None)
            bar.update(progress.done - bar.n)

        yield tell


@contextmanager
def _output(path: Path | None) -> Iterator[Lines | None]:
    """The file of `--jsonl`. Where the run fails, what it leaves is told. Raises OutputUnwritable at once."""
    if path is None:
        yield None
        return
    from review.cli import jsonl

    try:
        with jsonl.opened(path) as output:
            yield output
    except BaseException:
        left = jsonl.partial_of(path)
        if left is not None:
            _complain(f"Lo leído hasta aquí quedó en «{left}».")
        raise


def _see(asked: argparse.Namespace) -> int:
    from review.interchange import to_json
    from review.pipeline import contract_book, examine

    path: Path = asked.file
    named_places.check_file(path)
    book = contract_book(
        asked.contracts or _near(path, CONTRACT_NAMES), asked.budget or _near(path, BUDGET_NAMES)
    )
    if asked.drawings is not None:
        from review.drawing import check_place

        check_place(asked.drawings, path)
    submission = examine(path, book)
    if asked.summary:
        from review.cli.resumen import lines

        print("\n".join(lines(submission)))
    if asked.drawings is not None:
        from review.drawing import draw
        from review.spanish import plural

        made = draw(path, submission, asked.drawings)
        print(f"Listo: {plural(made, 'dibujo')} en «{asked.drawings}»", file=sys.stderr)
    if not asked.summary and asked.drawings is None:
        print(console.json_for(to_json(submission)))
    if submission.document.lectura.readable:
        return DONE
    _complain(f"{submission.archivo}: {submission.document.reason}")
    return SOME_UNREAD


def _assemble(asked: argparse.Namespace) -> int:
    from review.cli import armar

    made, lines = armar.run(asked, asked.contracts or _near(asked.files[0], CONTRACT_NAMES))
    print("\n".join(lines))
    for one in made.left_out:
        _complain(f"{one.name} {one.problem}")
    return SOME_UNREAD if made.left_out or not made.fits else DONE


def _guide(asked: argparse.Namespace) -> int:
    from review.cli import guia

    contracts = asked.contracts or (_near(asked.file, CONTRACT_NAMES) if asked.file else None)
    print(f"Listo: {guia.run(asked, contracts)}", file=sys.stderr)
    return DONE


def _near(path: Path, names: Sequence[str]) -> Path | None:
    """A list of one of these names beside a PDF, or a little above it: months and states are often
    folders. Of a PDF in an object store, a list is said by its name."""
    if is_far(path):
        return None
    for folder in path.absolute().parents[: FOLDERS_UP + 1]:
        for name in names:
            if (folder / name).is_file():
                return folder / name
    return None


def _export(asked: argparse.Namespace) -> int:
    from review.cli import exportar

    for place in exportar.run(asked, _month(asked.month)):
        print(f"Listo: {place}", file=sys.stderr)
    return DONE


def _month(typed: str) -> Month:
    """Raises BadArgument."""
    from review.model import Month

    try:
        return Month.parse(typed)
    except ValueError as error:
        raise BadArgument(f"«{typed}» no es un mes. Escríbalo como 2026-06.") from error


def _draft(asked: argparse.Namespace) -> int:
    from review.cli import informes

    named_places.check_folder(asked.folder)
    whole = informes.run(asked, _month(asked.month), _tell)
    if whole is None:
        _complain("No se escribió nada: ninguna cuenta de ese mes puede tener este papel.")
        return NOTHING_DONE
    return DONE if whole else SOME_UNREAD


def _pack(asked: argparse.Namespace) -> int:
    from review.cli import empacar

    return DONE if empacar.run(asked, [_month(one) for one in asked.months], _tell) else SOME_UNREAD


def _tell(line: str) -> None:
    print(line, file=sys.stderr)


def _import(asked: argparse.Namespace) -> int:
    import getpass

    from review.cli.secop_report import lines, pending_lines
    from review.desk.secop_exports import import_secop
    from review.desk.secop_pending import secop_pending
    from review.desk.signing import folder_of
    from review.store import Store, stored_paths

    named_places.check_folder(asked.folder)
    with Store.open(asked.database, must_exist=True) as store:
        folder = stored_paths.printable(str(resolved(asked.folder)))
        report = import_secop(store, folder, asked.files, getpass.getuser()) if asked.files else None
        pending = secop_pending(store, folder=folder_of(store, folder).path)
    for line in pending_lines(pending):
        print(line)
    if report is None:
        return DONE
    for line in lines(report):
        print(line)
    for _, reason in report.unread:
        _complain(reason)
    return SOME_UNREAD if report.unread else DONE


def _check(asked: argparse.Namespace) -> int:
    from review.cli import verificar

    return (
        DONE
        if verificar.run(asked.code, asked.database, as_json=asked.as_json, beside=asked.pdf)
        else NOT_WHOLE
    )


def _people(asked: argparse.Namespace) -> int:
    from review.cli import personas

    print("\n".join(personas.run(asked)))
    return DONE


def _work(asked: argparse.Namespace) -> int:
    from review.pipeline import jobs
    from review.store import Store

    with Store.open(asked.database, must_exist=True) as store:
        ended = jobs.run(store, asked.job)
    return DONE if ended is not None and ended.state is jobs.JobState.TERMINADO else NOTHING_DONE


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "abrir": _open,
    "revisar-mi-cuenta": _open_alone,
    "personas": _people,
    "leer": _read,
    "ver": _see,
    "armar": _assemble,
    "guia": _guide,
    "exportar": _export,
    "secop": _import,
    "informe": _draft,
    "empacar": _pack,
    "verificar": _check,
    "respaldar": upkeep_commands.back_up,
    "restaurar": upkeep_commands.put_back,
    "trasladar": upkeep_commands.carry_over,
    "doctor": upkeep_commands.look_over,
    "trabajar": _work,
}
