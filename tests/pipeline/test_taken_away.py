"""A folder that is renamed, unmounted or closed while it is read, or before: no cuenta is lost for it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from review import cli, frames
from review.errors import FolderUnreadable
from review.intake import scan
from review.pipeline import Progress, jobs, read_folder
from review.pipeline.jobs import JobState
from review.store import Store, job_rows
from tests.folders import write_cuenta

NAMES = [f"{number:02}.pdf" for number in range(12)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "cuentas"
    for name in NAMES:
        write_cuenta(place / name, note=name)
    return place


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "a.db")) as opened:
        yield opened


def renamed(folder: Path) -> None:
    folder.rename(folder.with_name("otro nombre"))


def unmounted(folder: Path) -> None:
    """Its name is there still, and leads to the empty folder that the disk was mounted on."""
    renamed(folder)
    folder.mkdir()


def back(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.with_name("otro nombre").rename(folder)


def states(store: Store) -> dict[str, tuple[str, bool]]:
    table = frames.submissions(store)
    return dict(
        zip(table["archivo"], zip(table["lectura"], table["resultado"] != "", strict=True), strict=True)
    )


def taken_away_half_way(take: Callable[[Path], None], folder: Path) -> Callable[[Progress], None]:
    taken: list[int] = []

    def tell(progress: Progress) -> None:
        if progress.done == 2 and not taken:
            taken.append(progress.done)
            take(folder)

    return tell


@pytest.mark.parametrize("take", [renamed, unmounted])
def test_a_folder_taken_away_half_way_is_told_and_damages_no_cuenta(
    folder: Path, store: Store, take: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("review.pipeline.walk.BATCH_FILES", 1)
    with pytest.raises(FolderUnreadable, match="dejó de estar disponible mientras se leía"):
        read_folder(folder, store, processes=1, progress=taken_away_half_way(take, folder))
    half = states(store)
    assert 0 < len(half) < len(NAMES), "what was read is kept"
    assert {lectura for lectura, _ in half.values()} == {"leido"}
    back(folder)
    report = read_folder(folder, store, processes=1)
    assert (report.read + report.unchanged, report.gone, report.problems) == (len(NAMES), 0, ())
    assert states(store).keys() == set(NAMES)


@pytest.mark.usefixtures("shared_reader")
@pytest.mark.parametrize("take", [renamed, unmounted])
def test_a_folder_taken_away_between_two_looks_loses_nothing(
    folder: Path, store: Store, take: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The walk over the folder had begun: what it did not come to see is not gone."""
    read_folder(folder, store, processes=1)
    write_cuenta(folder / "nueva.pdf", contract="CPS-020-2026")

    def seen_in_part(place: Path) -> object:
        found = scan(place)
        take(folder)
        object.__setattr__(found, "files", found.files[:3])
        return found

    monkeypatch.setattr("review.pipeline.scan", seen_in_part)
    with pytest.raises(FolderUnreadable, match="dejó de estar disponible"):
        read_folder(folder, store, processes=1)
    assert len(frames.submissions(store)) == len(NAMES)


@pytest.mark.usefixtures("shared_reader")
def test_a_disk_that_is_not_connected_is_no_empty_folder(folder: Path, store: Store) -> None:
    """Also for a reading that the dashboard asks for."""
    read_folder(folder, store, processes=1)
    unmounted(folder)
    ended = jobs.run(store, job_rows.add(store, str(folder), None, 1))
    assert ended is not None
    assert ended.state is JobState.FALLIDO
    assert "no queda ninguna de las cuentas" in (ended.error or "")
    assert len(frames.submissions(store)) == len(NAMES)


@pytest.mark.usefixtures("shared_reader")
def test_what_is_in_a_folder_that_cannot_be_looked_into_is_not_gone(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in NAMES[:5]:
        (folder / "junio").mkdir(exist_ok=True)
        (folder / name).rename(folder / "junio" / name)
    write_cuenta(folder / "junio 2.pdf", contract="CPS-020-2026")
    read_folder(folder, store, processes=1)
    before = set(frames.submissions(store)["archivo"])
    really = os.scandir

    def closed(place: str | Path) -> object:
        if Path(place).name == "junio":
            raise PermissionError(13, "Permission denied", str(place))
        return really(place)

    (folder / "junio 2.pdf").unlink()
    monkeypatch.setattr(os, "scandir", closed)
    report = read_folder(folder, store, processes=1)
    assert report.gone == 1, "only what was seen to be gone"
    assert set(frames.submissions(store)["archivo"]) == before - {"junio 2.pdf"}
    assert [problem.archivo for problem in report.problems] == ["junio"]


def test_the_command_says_so_in_a_line(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*arguments: object, **options: object) -> object:
        return read_folder(*arguments, **options | {"progress": taken_away_half_way(renamed, folder)})  # type: ignore[arg-type]

    monkeypatch.setattr("review.pipeline.read_folder", read)
    status = cli.main(["leer", str(folder), "--bd", str(tmp_path / "a.db"), "--procesos", "1"])
    told = capsys.readouterr().err
    assert status == 2
    assert told.count("\n") == 1
    assert f"La carpeta «{folder}» dejó de estar disponible" in told
