"""Pages of a cuenta's PDF as pictures, pieces of them, and why one cannot be shown."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from review.desk import SubmissionView
from review.desk.questions import Account, PageShape, PossibleValue
from review.drawing.cutting import LINE, cut, cut_each
from review.errors import VistoBuenoError
from review.model import Box
from review.reading import kept_page, render_page
from screens import session, text

DPI = 110
FINE_DPI = 220  # a page drawn near, or on a fine screen
SMALL_DPI = 30  # a page among others
CUTTING_DPI = 150  # figures in doubt are looked at more closely than a page
MOST_CUTTINGS = 400  # kept in memory, some 15 kB each
MOST_PAGES_CUT = 200  # likewise, some 30 kB each
_ahead = threading.Lock()


class Wanted(NamedTuple):
    """A page of a PDF, of these bytes, turned upright by `rotation` degrees."""

    path: Path
    sha256: str
    page: int
    rotation: int | None
    dpi: int = DPI


def picture(view: SubmissionView, page: int, dpi: int = DPI) -> tuple[bytes | None, str]:
    """A page as JPEG, or why it cannot be shown."""
    wanted = page_of(view, page)._replace(dpi=dpi)
    if view.present:
        return drawn(wanted)
    # Another file may stand in its place: only what was drawn of this very one is shown.
    kept = kept_page(
        page, cache=session.picture_cache(), sha256=wanted.sha256, dpi=wanted.dpi, rotation=wanted.rotation
    )
    return kept, "" if kept else "El PDF ya no está en su carpeta. Lo leído se conserva."


def small(view: SubmissionView, page: int) -> tuple[bytes | None, str]:
    """The same, small."""
    return picture(view, page, SMALL_DPI)


def page_of(view: SubmissionView, page: int) -> Wanted:
    """A page of a cuenta, as the viewer shows it."""
    rotation = next((one.rotation for one in view.pages if one.number == page), None)
    return Wanted(view.path, view.sha256, page, rotation)


def drawn(wanted: Wanted) -> tuple[bytes | None, str]:
    """A page as JPEG, or why it cannot be shown."""
    try:
        return _drawn(wanted, session.picture_cache()), ""
    except VistoBuenoError as error:
        return None, text.clean(error)


def cutting(account: Account, sheet: PageShape, place: PossibleValue) -> tuple[bytes | None, str]:
    """The piece of a page around a value, as JPEG, or why it cannot be shown."""
    try:
        return _cutting(cutting_page(account, sheet, place), place.box, sheet.width, sheet.height), ""
    except VistoBuenoError as error:
        return None, text.clean(error)


def cuttings(wanted: Wanted, boxes: Sequence[Box], width: float, height: float) -> list[bytes]:
    """The lines around values of one page as JPEGs, in their order; none while the page cannot be shown. The
    page's size is in points."""
    try:
        return _lines(wanted, tuple(boxes), width, height)
    except VistoBuenoError:  # the viewer tells why
        return []


def cutting_page(account: Account, sheet: PageShape, place: PossibleValue) -> Wanted:
    """The page that a cutting is made of."""
    return Wanted(account.path, account.sha256, place.page, sheet.rotation, CUTTING_DPI)


def ahead(wanted: Iterable[Wanted]) -> bool:
    """Have pages drawn and kept before they are asked for, in a thread; False while one is at it."""
    pages = list(dict.fromkeys(wanted))
    if not pages:
        return True
    if not _ahead.acquire(blocking=False):
        return False
    threading.Thread(target=_draw_all, args=(pages, session.picture_cache()), daemon=True).start()
    return True


def _draw_all(pages: list[Wanted], cache: Path) -> None:
    try:
        for one in pages:
            _drawn(one, cache)
    except VistoBuenoError:  # told when the page is asked for
        pass
    finally:
        _ahead.release()


def _drawn(wanted: Wanted, cache: Path) -> bytes:
    return render_page(
        wanted.path,
        wanted.page,
        dpi=wanted.dpi,
        rotation=wanted.rotation,
        cache=cache,
        sha256=wanted.sha256,
    )


@st.cache_data(max_entries=MOST_CUTTINGS, show_spinner=False)
def _cutting(wanted: Wanted, box: Box, width: float, height: float) -> bytes:
    return cut(_drawn(wanted, session.picture_cache()), box, width, height)


@st.cache_data(max_entries=MOST_PAGES_CUT, show_spinner=False)
def _lines(wanted: Wanted, boxes: tuple[Box, ...], width: float, height: float) -> list[bytes]:
    return cut_each(_drawn(wanted, session.picture_cache()), boxes, width, height, LINE)
