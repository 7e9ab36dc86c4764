"""How the work on pictures is spread, with workers that only pretend to read."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from review.errors import ReaderUnavailable
from review.model import Box, Document, Lectura, Look, LookKind, Origin, Page
from review.reading import DEFAULT_LIMITS, reasons
from review.reading.client import WorkerDied, WorkerProcess
from review.reading.limits import Limits
from review.reading.round import Round
from review.reading.tasks import PageTask, ReadTask, WorkBoard
from review.reading.wire import Head
from tests.waiting import HANG_SECONDS

Messages = Iterator[tuple[Head, bytes]]


class Pretender(WorkerProcess):
    """Reads `<n>.pdf` as n pages that are pictures; of each picture it says the page's number."""

    log: list[tuple[str, str, int]]
    failing: dict[int, Exception | Head]

    def __init__(self, log: list[tuple[str, str, int]], failing: dict[int, Exception | Head]) -> None:
        super().__init__()
        self.log, self.failing = log, failing
        self.stops_at_pictures = False
        self.attached: list[str] = []
        self._killed = threading.Event()

    def ask(self, task: str, path: Path, _: Limits, **details: Any) -> Messages:
        self.log.append((task, path.stem, details.get("page", 0)))
        if task == "read":
            yield from self._file(int(path.stem))
            return
        if self.stops_at_pictures:
            self._killed.wait()
            raise WorkerDied(timed_out=False)
        failure = self.failing.get(details["page"])
        if isinstance(failure, Exception):
            raise failure
        text = f"{task}-{details['page']}"
        part = {"text": text, "confidences": [0.9], "quarters": 0, "lay": None, "has_ink": True, "burnt": 0.0}
        part |= {"glanced": True} if details["glance"] else {}
        parts = [part] * max(1, len(details["looks"]))
        yield failure or {"kind": "seen", "parts": parts}, bytes(16 * len(parts))

    def interrupt(self) -> None:
        super().interrupt()
        self._killed.set()

    def _file(self, pages: int) -> Messages:
        yield {"kind": "file", "sha256": f"hash-{pages}", "size": 1}, b""
        for number in range(1, pages + 1):
            head = {"number": number, "width": 612, "height": 792, "rotation": 0, "pictures": []}
            told = {"picture_share": 1.0, "has_ink": True, "text": "", "unread": True}
            if number == 1:
                told["attached"] = self.attached
            yield {"kind": "page", **head, **told}, b""
        yield {"kind": "end", "lectura": "leido", "reason": None}, b""


class Office:
    """Some pretenders and what they were asked."""

    def __init__(self, workers: int = 2, **limits: Any) -> None:
        self.log: list[tuple[str, str, int]] = []
        self.failing: dict[int, Exception | Head] = {}
        self.workers = [Pretender(self.log, self.failing) for _ in range(workers)]
        self.limits = replace(DEFAULT_LIMITS, **limits)

    def round(self, processors: int = 8) -> Round:
        with patch("os.cpu_count", return_value=processors):
            return Round(self.workers, self.limits)

    def read(self, *pages: int, **options: Any) -> dict[str, Document]:
        paths = [Path(f"{number}.pdf") for number in pages]
        with self.round() as round_:
            wanted, tell = options.get("wanted"), options.get("tell")
            return {path.stem: document for path, document in round_.read(paths, wanted, tell)}


def texts(document: Document) -> list[str]:
    return [word.text for page in document.pages for word in page.words]


def test_every_picture_is_read_once_and_told() -> None:
    office = Office()
    told: list[tuple[str, int, int]] = []
    read = office.read(3, 1, 12, tell=lambda path, done, of: told.append((path.stem, done, of)))
    assert texts(read["12"]) == [f"picture-{number}" for number in range(1, 13)]
    assert {page.origin for document in read.values() for page in document.pages} == {Origin.OCR}
    assert Counter(office.log).most_common(1)[0][1] == 1
    assert [one for one in told if one[0] == "12"] == [("12", done, 12) for done in range(1, 13)]


def test_pages_of_one_file_are_read_side_by_side() -> None:
    office = Office(2)
    together = threading.Barrier(2, timeout=HANG_SECONDS)
    for worker in office.workers:
        real = worker.ask

        def ask(task: str, *rest: Any, real: Any = real, **details: Any) -> Messages:
            if task == "picture":
                together.wait()
            return real(task, *rest, **details)  # type: ignore[no-any-return]

        worker.ask = ask  # type: ignore[method-assign, assignment]
    assert len(texts(office.read(6)["6"])) == 6


def test_more_workers_than_processors_read_no_pictures() -> None:
    round_ = Office(3).round(processors=1)
    assert [thread._args[1] for thread in round_._threads] == [True, False, False]  # type: ignore[attr-defined]


@pytest.mark.parametrize("most", [600.0, 100.0])
def test_the_pictures_of_a_file_have_a_time_together(most: float) -> None:
    """Each takes a minute by the clock of the test; another file's are read all the same."""
    office = Office(1, ocr_seconds=most)
    ticks = count(0, 60)
    with patch("time.monotonic", lambda: float(next(ticks))):
        read = office.read(6, 1)
    seen = [page.failure for page in read["6"].pages]
    assert seen == ([None] * 6 if most > 360 else [None] * 2 + [reasons.FILE_TOO_LATE] * 4)
    assert read["6"].lost == (most < 360), "to be tried again"
    assert texts(read["1"]) == ["picture-1"]
    assert [page for task, name, page in office.log if (task, name) == ("picture", "6")] == list(
        range(1, len(texts(read["6"])) + 1)
    )


def test_what_waits_elsewhere_is_not_of_that_time() -> None:
    """A cluster may be busy with something else for long; `waited` is what it took to begin."""
    office = Office(1, ocr_seconds=100.0)
    ticks = count(0, 60)
    for worker in office.workers:
        worker.waited = 59.0
    with patch("time.monotonic", lambda: float(next(ticks))):
        read = office.read(6)
    assert [page.failure for page in read["6"].pages] == [None] * 6


def test_a_mistake_of_ours_is_not_waited_for_in_vain() -> None:
    office = Office(2)
    office.failing[1] = ZeroDivisionError("a mistake")
    with pytest.raises(ZeroDivisionError):
        office.read(3)


def test_second_looks_are_of_the_same_time() -> None:
    office = Office(1, ocr_seconds=400.0)
    ticks = count(0, 60)
    looks = [Look(number, Box(0, 0, 612, 792), LookKind.PAGE) for number in range(1, 6)]
    with patch("time.monotonic", lambda: float(next(ticks))):
        read = office.read(5, wanted=lambda *_: looks)
    assert texts(read["5"]) == [f"picture-{number}" for number in range(1, 6)], "what was read stays"
    assert sum(task == "look" for task, *_ in office.log) == 2
    assert read["5"].lost


@pytest.mark.parametrize(
    ("failure", "says"),
    [
        (WorkerDied(timed_out=True), reasons.PICTURE_TOO_LATE),
        (WorkerDied(timed_out=False), reasons.PAGE_LOST),
        ({"kind": "failed", "reason": reasons.PICTURE_NOT_READ}, reasons.PICTURE_NOT_READ),
    ],
)
def test_a_page_that_fails_costs_only_itself(failure: Any, says: str) -> None:
    office = Office()
    office.failing[3] = failure
    document = office.read(5)["5"]
    assert document.lectura is Lectura.PARCIAL
    assert document.reason == "No se pudo leer la página 3 de 5; mírela en el archivo."
    assert [page.failure for page in document.pages] == [None, None, says, None, None]
    assert document.lost is isinstance(failure, WorkerDied)
    assert (document.pages[2].width, len(texts(document))) == (612, 4)


def test_what_a_file_carries_is_told_beside_pages_that_failed() -> None:
    office = Office()
    for worker in office.workers:
        worker.attached = ["rut.pdf"]
    office.failing[2] = {"kind": "failed", "reason": reasons.PICTURE_NOT_READ}
    reason = office.read(3)["3"].reason or ""
    besides = reasons.besides_its_pages(["rut.pdf"], False)
    assert reason == f"{reasons.pages_failed([2], 3)} {besides}"


def test_pages_beyond_the_budget_stay_unread() -> None:
    office = Office(ocr_pages=2)
    document = office.read(4)["4"]
    assert texts(document) == ["picture-1", "picture-2"]
    assert document.lectura is Lectura.PARCIAL
    assert "hasta 2" in str(document.pages[3].failure)


def test_a_file_that_changes_meanwhile_is_to_be_read_anew() -> None:
    office = Office()
    office.failing[2] = {"kind": "gone", "reason": reasons.FILE_CHANGED}
    document = office.read(3)["3"]
    assert (document.sha256, document.lectura, document.pages) == ("", Lectura.DANADO, ())
    assert document.reason == reasons.FILE_CHANGED


LINE = Look(2, Box(0, 0, 600, 20), LookKind.LINE)
REGION = Look(1, Box(0, 0, 100, 20), LookKind.REGION)
WHOLE = Look(1, Box(0, 0, 612, 792), LookKind.WHOLE)


def test_a_second_look_is_taken_once_and_nothing_is_read_anew() -> None:
    office = Office()
    asked: list[str] = []

    def wanted(path: Path, _: Document) -> list[Look]:
        asked.append(path.stem)
        return [LINE, REGION, REGION] if path.stem == "2" else []

    read = office.read(2, 1, wanted=wanted)
    assert sorted(asked) == ["1", "2"]
    assert sorted(one for one in office.log if one[0] == "look") == [("look", "2", 1), ("look", "2", 2)]
    assert "look-2" in texts(read["2"])
    assert texts(read["1"]) == ["picture-1"]


def test_pictures_are_only_looked_over_where_somebody_can_want_more() -> None:
    assert not Office().read(1)["1"].pages[0].glanced
    assert Office().read(1, wanted=lambda *_: ())["1"].pages[0].glanced


def test_who_wanted_a_page_whole_is_asked_again_about_the_document_with_it() -> None:
    office = Office()
    asked: list[list[bool]] = []

    def wanted(_: Path, document: Document) -> list[Look]:
        asked.append([page.glanced for page in document.pages])
        return [WHOLE] if document.pages[0].glanced else [LINE]

    office.read(2, wanted=wanted)
    assert asked == [[True, True], [False, True]]
    assert office.log[-2:] == [("look", "2", 1), ("look", "2", 2)]


def test_a_page_that_cannot_be_read_whole_is_not_asked_for_for_ever() -> None:
    office = Office()
    failing: Head = {"kind": "failed", "reason": reasons.PICTURE_NOT_READ}

    def wanted(*_: object) -> list[Look]:
        office.failing[1] = failing
        return [WHOLE]

    assert office.read(1, wanted=wanted)["1"].pages[0].glanced
    assert office.log.count(("look", "1", 1)) == 1


@pytest.mark.parametrize("failure", [WorkerDied(timed_out=True), {"kind": "gone", "reason": "Se fue."}])
def test_a_second_look_that_fails_leaves_the_first_reading(failure: Any) -> None:
    """And where that is our loss, the file is to be read again."""
    office = Office()
    first = office.read(1)["1"]
    office.failing[1] = failure
    lost = isinstance(failure, WorkerDied)
    with office.round() as round_:
        assert round_.look(Path("1.pdf"), first, [REGION]) == replace(first, lost=lost)


def test_a_round_left_early_leaves_nobody_at_work() -> None:
    office = Office()
    office.workers[1].stops_at_pictures = True
    others = set(threading.enumerate())
    with office.round() as round_:
        next(round_.read([Path(f"{number}.pdf") for number in range(1, 60)], None, None))
    assert set(threading.enumerate()) <= others
    assert len({file for _, file, _ in office.log}) < 59


def test_no_worker_is_told() -> None:
    office = Office()
    office.failing[1] = ReaderUnavailable("No arranca.")
    with pytest.raises(ReaderUnavailable):
        office.read(1)


def test_files_go_before_pictures_and_second_looks_before_files() -> None:
    board = WorkBoard()
    path, page = Path("x.pdf"), Page(1, 612, 792)
    picture, file = PageTask(0, path, "", page), ReadTask(1, path)
    look = PageTask(2, path, "", page, (REGION,))
    board.put(picture, file, look)
    assert board.take_file() is None
    assert [board.take(pictures=True) for _ in range(3)] == [look, file, picture]
    board.put(picture, file)
    assert board.take(pictures=False) == file
    board.close()
    assert board.take(pictures=True) is None
