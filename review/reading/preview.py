"""Pictures and tables of single pages, from a child process of their own, for the screens."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from review.errors import PageUnavailable
from review.freshness import Stage, key
from review.machine import originals
from review.reading import album, reasons
from review.reading.client import WorkerDied, WorkerProcess
from review.reading.limits import DEFAULT_LIMITS
from review.reading.wire import Head

# Apart from the readers' worker, so that a person who turns pages never waits for a long reading.
_worker = WorkerProcess()
_lock = threading.Lock()


def render_page(
    path: Path,
    number: int,
    *,
    dpi: int = 110,
    rotation: int | None = None,
    cache: Path | None = None,
    sha256: str | None = None,
) -> bytes:
    """Page `number` (from 1) as JPEG, upright as in `Page`: boxes of words scale by dpi / 72.

    `rotation` is `Page.rotation` as read (0, 90, 180 or 270); without it the page is turned for its digital
    text, if it has any.
    A page too large for the limit on pixels comes out smaller. With `cache` (a folder of ours, made
    when missing) the picture is kept under the file's content (`sha256`, computed when not given).
    Raises PageUnavailable with the Spanish reason, ReaderUnavailable.
    """
    kept = None if cache is None else cache / _cache_name(path, number, dpi, rotation, sha256)
    if kept is not None and (found := album.take(kept)) is not None:
        return found
    _, picture = _one_answer("render", path, number, dpi=dpi, rotation=rotation)
    if kept is not None:
        album.keep(kept, picture)
    return picture


def kept_page(
    number: int, *, cache: Path, sha256: str, dpi: int = 110, rotation: int | None = None
) -> bytes | None:
    """The picture of page `number` (from 1) of a content that `render_page` kept, None without it: all that
    can be shown of a file that has gone. The other arguments as there."""
    return album.take(cache / _kept_name(sha256, number, dpi, rotation))


def tables_on_page(path: Path, number: int) -> list[list[list[str | None]]]:
    """The tables of page `number` (from 1) by their ruling lines: tables of rows of cells.

    Slow (a tenth of a second a page). Raises PageUnavailable, ReaderUnavailable.
    """
    head, _ = _one_answer("tables", path, number)
    tables: list[list[list[str | None]]] = head["tables"]
    return tables


def _one_answer(task: str, path: Path, number: int, **details: Any) -> tuple[Head, bytes]:
    if number < 1:
        raise PageUnavailable(reasons.PAGE_MISSING)
    try:
        with _lock:
            ((head, blob),) = _worker.ask(task, path, DEFAULT_LIMITS, page=number, **details)
    except WorkerDied as death:
        raise PageUnavailable(reasons.PAGE_TOO_LATE if death.timed_out else reasons.PAGE_LOST) from death
    if head["kind"] == "end":
        raise PageUnavailable(head["reason"])
    return head, blob


def _cache_name(path: Path, number: int, dpi: int, rotation: int | None, sha256: str | None) -> str:
    if sha256 is None:
        try:
            sha256 = originals.sha256_of(path)
        except OSError as error:
            raise PageUnavailable(reasons.not_found(error)) from error
    return _kept_name(sha256, number, dpi, rotation)


def _kept_name(sha256: str, number: int, dpi: int, rotation: int | None) -> str:
    turn = "" if rotation is None else f"-{rotation}"
    return f"{sha256}-{number}-{dpi}{turn}-{key(Stage.PICTURES)}.jpg"
