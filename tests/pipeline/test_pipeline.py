"""A folder into the database: what is read, what is not read again, and what is judged again."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

import pytest

from review import frames, pipeline
from review.contracts import ContractBook
from review.errors import ContractsUnreadable, FolderUnreadable
from review.freshness import Stage
from review.model import Document, ItemKind, Lectura, Resultado, State, Verdict
from review.pipeline import Progress, examine, judging, read_folder, submissions_of, understanding, walk
from review.reading import ReaderPool, read_by
from review.store import Store
from tests.conftest import lent, nothing_read
from tests.folders import LONG_AGO, write_contracts, write_cuenta
from tests.updated import updated

pytestmark = pytest.mark.usefixtures("shared_reader")
NO_CONTRACTS = ContractBook((), (), ())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "cuentas"
    write_contracts_file = write_contracts
    write_cuenta(place / "2026-06" / "pendientes" / "uno.pdf")
    write_cuenta(place / "2026-06" / "dos.pdf", contract="CPS-020-2026")
    write_contracts_file(place)
    return place


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "a.db")) as opened:
        yield opened


def column(store: Store, name: str) -> dict[str, object]:
    table = frames.submissions(store)
    return dict(zip(table["archivo"], table[name], strict=True))


class Untouched:
    """While it lasts, no PDF may be opened nor hashed."""

    def __enter__(self) -> None:
        def forbidden(*arguments: object) -> None:
            raise AssertionError(f"opened {arguments}")

        self.patches = [
            nothing_read(),
            patch("review.pipeline.folder_changes.sha256_of", forbidden),
        ]
        for one in self.patches:
            one.__enter__()

    def __exit__(self, *exception: object) -> None:
        for one in self.patches:
            one.__exit__(*exception)


def test_what_was_lost_for_a_cause_of_ours_is_read_again(
    folder: Path, store: Store, one_reader: ReaderPool
) -> None:
    """Until it is read whole: neither the file nor the folder counts as done."""

    class Losing:
        def read_many(self, paths: Any, **more: Any) -> Iterator[tuple[Path, Document]]:
            for path, document in one_reader.read_many(paths, **more):
                lost = path.name == "uno.pdf"
                yield (
                    path,
                    replace(document, lectura=Lectura.PARCIAL, reason="…", lost=True) if lost else document,
                )

    with read_by(lent(Losing())):
        for _ in range(2):
            report = read_folder(folder, store, processes=1)
        assert (report.read, report.unchanged) == (1, 1)
        assert [problem.archivo for problem in report.problems] == ["2026-06/pendientes/uno.pdf"]
    report = read_folder(folder, store, processes=1)
    assert (report.read, report.problems) == (1, ())
    assert read_folder(folder, store, processes=1).unchanged == 2


def test_a_folder_is_read_and_judged(folder: Path, store: Store) -> None:
    told: list[Progress] = []
    report = read_folder(folder, store, processes=1, progress=told.append)
    assert (report.found, report.read, report.unchanged, report.unread) == (2, 2, 0, ())
    assert report.contracts_file == folder / "contratos.csv"
    assert [(p.done, p.total) for p in told] == [(0, 2), (1, 2), (2, 2)]
    assert told[-1].rate > 0
    table = frames.submissions(store).set_index("archivo")
    row = table.loc["2026-06/pendientes/uno.pdf"]
    assert row["contrato"] == "CPS-014-2026"
    assert (row["pago"], row["periodo"], row["valor"]) == (1, "2026-06", 1_800_000)
    assert (row["cuenta"], row["informe"], row["resultado"]) == ("cumple", "falta", "incompleta")
    assert (row["estado_secop"], row["fuente_secop"]) == ("pendiente_registro", "carpeta")
    assert (row["entidad"], row["supervisor"]) == ("MUNICIPIO DE TAMBILLO", "ANA SOLARTE")


def test_an_unchanged_folder_opens_nothing(folder: Path, store: Store) -> None:
    read_folder(folder, store, processes=1)
    with Untouched():
        report = read_folder(folder, store)
    assert (report.found, report.read, report.judged, report.unchanged) == (2, 0, 0, 2)


def test_only_what_is_new_or_changed_is_read(folder: Path, store: Store) -> None:
    read_folder(folder, store, processes=1)
    ids = column(store, "id")
    write_cuenta(folder / "tres.pdf", payment="002", mtime=LONG_AGO + 5)
    write_cuenta(folder / "2026-06" / "dos.pdf", contract="CPS-020-2026", note="otra", mtime=LONG_AGO + 9)
    report = read_folder(folder, store, processes=1)
    assert (report.read, report.unchanged) == (2, 1)
    now = column(store, "id")
    assert now["2026-06/pendientes/uno.pdf"] == ids["2026-06/pendientes/uno.pdf"]
    # Other bytes are another submission: what was decided about the first is not said of the second.
    assert now["2026-06/dos.pdf"] != ids["2026-06/dos.pdf"]
    assert column(store, "versiones")["2026-06/dos.pdf"] == 2


def test_a_touched_file_with_the_same_bytes_is_not_read_again(folder: Path, store: Store) -> None:
    read_folder(folder, store, processes=1)
    ids = column(store, "id")
    os.utime(folder / "2026-06" / "dos.pdf", (LONG_AGO + 50, LONG_AGO + 50))
    with nothing_read():
        report = read_folder(folder, store)
    assert (report.read, report.judged, report.unchanged) == (0, 1, 1)
    assert column(store, "id") == ids


def test_changed_contracts_judge_again_without_reading(folder: Path, store: Store) -> None:
    read_folder(folder, store, processes=1)
    write_contracts(folder, monthly=1_900_000)
    with Untouched():
        report = read_folder(folder, store)
    assert (report.read, report.judged, report.unchanged) == (0, 1, 1), "only what the list touches"
    assert column(store, "cuenta")["2026-06/pendientes/uno.pdf"] == "no_cumple"


def test_changed_rules_judge_again_and_a_new_recogniser_recognises_again_without_reading(
    folder: Path, store: Store
) -> None:
    read_folder(folder, store, processes=1)
    before = list(submissions_of(store, folder))
    with Untouched(), updated(Stage.JUDGEMENT):
        assert read_folder(folder, store).judged == 2
    with (
        Untouched(),
        updated(Stage.RECOGNITION),
        patch.object(understanding, "recognise", wraps=understanding.recognise) as again,
    ):
        assert read_folder(folder, store).judged == 2
        assert again.call_count == 2
        assert [s.judgement for s in submissions_of(store, folder)] == [s.judgement for s in before]


def test_a_new_reader_reads_again_and_keeps_the_ids(folder: Path, store: Store) -> None:
    read_folder(folder, store, processes=1)
    ids = column(store, "id")
    with updated(Stage.READING):
        assert read_folder(folder, store, processes=1).read == 2
    assert column(store, "id") == ids


def test_a_file_removed_is_kept_out_of_the_totals_and_comes_back(folder: Path, store: Store) -> None:
    read_folder(folder, store, processes=1)
    ids = column(store, "id")
    path, aside = folder / "2026-06" / "dos.pdf", folder.parent / "aparte.pdf"
    path.rename(aside)
    assert read_folder(folder, store).gone == 1
    assert list(column(store, "id")) == ["2026-06/pendientes/uno.pdf"]
    aside.rename(path)
    with Untouched():
        read_folder(folder, store)
    assert column(store, "id") == ids


def test_a_file_moved_to_another_folder_takes_its_decision_along(folder: Path, store: Store) -> None:
    from review import desk

    read_folder(folder, store, processes=1)
    number = int(str(column(store, "id")["2026-06/pendientes/uno.pdf"]))
    desk.decide(store, number, Verdict.APROBADA, "", "Ana")
    (folder / "2026-06" / "enviadas").mkdir()
    (folder / "2026-06" / "pendientes" / "uno.pdf").rename(folder / "2026-06" / "enviadas" / "uno.pdf")
    with nothing_read():
        report = read_folder(folder, store)
    assert (report.gone, report.read) == (0, 0)
    row = frames.submissions(store).set_index("archivo").loc["2026-06/enviadas/uno.pdf"]
    assert (row["id"], row["decision"], row["estado_secop"]) == (number, "aprobada", "enviado")
    view = desk.submission(store, number)
    assert view is not None
    assert view.path == folder / "2026-06" / "enviadas" / "uno.pdf"


def test_the_same_bytes_in_two_places_are_read_once_and_told(
    folder: Path, store: Store, one_reader: ReaderPool
) -> None:
    write_cuenta(folder / "copia.pdf")
    asked: list[Path] = []

    class Noting:
        def read_many(self, paths: Any, **more: Any) -> Iterator[tuple[Path, Document]]:
            asked.extend(paths)
            return one_reader.read_many(paths, **more)

    with read_by(lent(Noting())):
        read_folder(folder, store, processes=1)
    assert len(asked) == 2
    assert column(store, "copias") == {
        "copia.pdf": 1,
        "2026-06/dos.pdf": 0,
        "2026-06/pendientes/uno.pdf": 1,
    }
    assert sum(bool(value) for value in column(store, "vigente").values()) == 2


def test_bad_files_are_told_and_stop_nothing(folder: Path, store: Store) -> None:
    for name, content in (("vacio.pdf", b""), ("falso.pdf", b"no soy un PDF" * 9)):
        (folder / name).write_bytes(content)
        os.utime(folder / name, (LONG_AGO, LONG_AGO))
    (folder / "notas.txt").write_text("x")
    report = read_folder(folder, store, processes=1)
    assert report.read == 4
    assert {(p.archivo, p.status) for p in report.problems} == {
        ("vacio.pdf", "vacio"),
        ("falso.pdf", "no_es_pdf"),
        ("notas.txt", "omitido"),
    }
    assert all(problem.reason for problem in report.problems)
    assert {p.archivo for p in report.unread} == {"vacio.pdf", "falso.pdf"}
    assert column(store, "resultado")["vacio.pdf"] == "ilegible"
    with Untouched():
        assert read_folder(folder, store).problems == report.problems
    told = frames.files(store).set_index("archivo")
    assert len(told) == 5
    assert told.loc["notas.txt", "estado"] == "omitido"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything")
def test_an_unopenable_file_is_tried_again(folder: Path, store: Store) -> None:
    locked = folder / "2026-06" / "dos.pdf"
    locked.chmod(0)
    assert [p.archivo for p in read_folder(folder, store, processes=1).unread] == ["2026-06/dos.pdf"]
    locked.chmod(stat.S_IRUSR)
    assert read_folder(folder, store, processes=1).unread == ()


def test_a_file_that_cannot_be_opened_this_time_is_tried_again(
    folder: Path, store: Store, one_reader: ReaderPool
) -> None:
    blocked = folder / "2026-06" / "dos.pdf"
    real_hash = pipeline.compare.__globals__["sha256_of"]

    class Blocked:
        def read_many(self, paths: Any, **options: Any) -> Iterator[tuple[Path, Document]]:
            yield from one_reader.read_many([path for path in paths if path != blocked], **options)
            yield blocked, Document("", 0, Lectura.DANADO, reason="No hay permiso.")

    def hash_of(path: Path) -> str:
        if path == blocked:
            raise PermissionError(path)
        return str(real_hash(path))

    with (
        read_by(lent(Blocked())),
        patch("review.pipeline.folder_changes.sha256_of", hash_of),
    ):
        report = read_folder(folder, store, processes=1)
    assert [p.archivo for p in report.unread] == ["2026-06/dos.pdf"]
    report = read_folder(folder, store, processes=1)
    assert (report.unread, report.read, report.unchanged) == ((), 1, 1)
    assert column(store, "contrato")["2026-06/dos.pdf"] == "CPS-020-2026"


@pytest.mark.parametrize(("room", "broken"), [(understanding, "recognise"), (judging, "judge")])
def test_a_mistake_of_ours_about_one_file_stops_no_other_and_is_tried_again(
    folder: Path, store: Store, room: ModuleType, broken: str, failure_log: Path
) -> None:
    real = getattr(room, broken)
    calls: list[object] = []

    def fail_first(*arguments: object, **options: object) -> object:
        calls.append(arguments)
        if len(calls) == 1:
            raise RuntimeError("bug")
        return real(*arguments, **options)

    with patch.object(room, broken, fail_first):
        report = read_folder(folder, store, processes=1)
    assert len(report.unread) == 1
    assert "error del programa" in report.unread[0].reason
    assert "builtins.RuntimeError" in failure_log.read_text("utf-8")
    assert sorted(str(result) for result in column(store, "resultado").values()) == ["ilegible", "incompleta"]
    with Untouched():
        assert read_folder(folder, store).unread == ()
    assert set(column(store, "resultado").values()) == {"incompleta"}


def test_the_folder_is_never_written_to(folder: Path, store: Store) -> None:
    places = sorted(folder.rglob("*"))
    before = [(p, p.stat().st_mtime_ns) for p in places]
    folder.chmod(0o555)
    try:
        read_folder(folder, store, processes=1)
    finally:
        folder.chmod(0o755)
    assert [(p, p.stat().st_mtime_ns) for p in sorted(folder.rglob("*"))] == before


def test_the_contract_list_of_the_last_time_is_remembered(folder: Path, store: Store, tmp_path: Path) -> None:
    (folder / "contratos.csv").rename(tmp_path / "lista.csv")
    read_folder(folder, store, contracts=tmp_path / "lista.csv", processes=1)
    assert read_folder(folder, store).judged == 0
    (tmp_path / "lista.csv").unlink()
    assert read_folder(folder, store).judged == 0
    assert len(frames.contracts(store)) == 2


def test_what_cannot_be_begun_is_told(folder: Path, store: Store, tmp_path: Path) -> None:
    with pytest.raises(FolderUnreadable, match="nada"):
        read_folder(tmp_path / "nada", store)
    with pytest.raises(ContractsUnreadable, match=r"nada\.csv"):
        read_folder(folder, store, contracts=tmp_path / "nada.csv")


def test_an_interrupted_reading_goes_on_where_it_stopped(folder: Path, store: Store) -> None:
    def stop(progress: Progress) -> None:
        if progress.done == 1:
            raise KeyboardInterrupt

    with patch.object(walk, "BATCH_FILES", 1), pytest.raises(KeyboardInterrupt):
        read_folder(folder, store, processes=1, progress=stop)
    with patch.object(walk, "BATCH_FILES", 1):
        again = read_folder(folder, store, processes=1)
    assert again.read + again.unchanged == 2


def test_one_file_is_examined_without_a_database(folder: Path) -> None:
    submission = examine(folder / "2026-06" / "dos.pdf", NO_CONTRACTS)
    assert submission.archivo == "dos.pdf"
    assert submission.judgement.result is Resultado.INCOMPLETA
    assert submission.judgement.items[ItemKind.INFORME].state is State.FALTA


def test_the_database_tells_the_same_as_one_file_alone(folder: Path, store: Store) -> None:
    read_folder(folder, store, processes=1)
    book = pipeline.contract_book(folder / "contratos.csv")
    for kept in submissions_of(store, folder):
        alone = examine(folder / kept.archivo, book, kept.archivo)
        assert kept.document.sha256 == alone.document.sha256
        for kind, item in alone.judgement.items.items():
            known = kept.judgement.items[kind]
            assert (known.state, known.pages, known.fields) == (item.state, item.pages, item.fields)
            assert set(item.findings) <= set(known.findings), "besides, what other cuentas say"
