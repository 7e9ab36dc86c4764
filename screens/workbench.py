"""Where the papers of a contractor's session lie: a private folder that goes when the session does.

What is dropped is on disk only while it is put together; afterwards only the PDF made of it is, to be looked
at, until the session ends or says so. Nothing of it is in the database nor among the kept pictures. What a
process that was killed left behind goes when the next one begins.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import tempfile
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from weakref import finalize

import psutil
import streamlit as st

from review.assembling import Assembled, Teller, assemble
from review.assembling.receipt import Receipt, receipt_pdf
from review.contracts import ContractBook
from review.errors import FolderUnreadable, VistoBuenoError
from review.model import Month
from review.pipeline import contract_book
from review.reading import render_page
from review.ways.checklist import DEFAULT, Checklist
from screens import uploads

_PREFIX = "vistobueno-mi-cuenta-"
_OURS = re.compile(re.escape(_PREFIX) + r"(\d+)-\w+")
_MOST_PICTURES = 30  # kept in memory for the session, some 150 kB each


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a session's files, with the bytes to be taken away."""

    assembled: Assembled
    pdf: bytes
    receipt: bytes


@dataclass
class Workbench:
    """A session's own place. Closed, it leaves nothing."""

    folder: Path
    done: Done | None = None
    _pictures: OrderedDict[int, bytes] = field(default_factory=OrderedDict)
    _listed: tuple[str, tuple[str, ...]] = ("", ())

    @classmethod
    def opened(cls) -> Workbench:
        """Raises FolderUnreadable when there is no room for it."""
        try:
            bench = cls(Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-")))  # closed to others
        except OSError as error:
            raise FolderUnreadable(
                "No hay dónde guardar sus archivos mientras se revisan. Libere espacio en el disco y "
                "recargue la página."
            ) from error
        # Also where nobody closes it: the session is forgotten, or the program ends.
        finalize(bench, shutil.rmtree, bench.folder, ignore_errors=True)
        return bench

    def close(self) -> None:
        self.clear()
        shutil.rmtree(self.folder, ignore_errors=True)

    def clear(self) -> None:
        """Forget the papers; the place stays for others."""
        self.done = None
        self._pictures.clear()
        self._listed = "", ()
        for one in self.folder.iterdir() if self.folder.is_dir() else ():
            shutil.rmtree(one, ignore_errors=True)

    def assemble(
        self,
        files: Sequence[uploads.Dropped],
        contracts: uploads.Dropped | None,
        contract: str | None,
        month: Month | None,
        made_at: dt.datetime,
        tell: Teller,
        checklist: Checklist = DEFAULT,
    ) -> Done:
        """Put the files together; of what was there before nothing stays. Raises VistoBuenoError."""
        self.clear()
        place = Path(tempfile.mkdtemp(dir=self.folder))
        try:
            with uploads.lent(files, place) as paths:
                made = assemble(
                    paths,
                    place,
                    contracts=_book(contracts, place),
                    checklist=checklist,
                    contract=contract,
                    month=month,
                    tell=tell,
                )
            done = Done(made, made.pdf.read_bytes(), receipt_pdf(made, Receipt.of(made, made_at)))
            _leave_only(made.pdf)
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise
        self.done = done
        return done

    def numbers(self, contracts: uploads.Dropped | None) -> tuple[str, ...]:
        """The contracts of a list that was dropped, to pick from. None of one that cannot be read: what is
        wrong with it is told when it is used."""
        if contracts is None:
            return ()
        mark = sha256(contracts.getbuffer()).hexdigest()
        if self._listed[0] != mark:
            with tempfile.TemporaryDirectory(dir=self.folder) as place, suppress(VistoBuenoError):
                book = _book(contracts, Path(place))
                found = () if book is None else tuple(one.number for one in book.contracts)
                self._listed = mark, tuple(dict.fromkeys(found))
        return self._listed[1] if self._listed[0] == mark else ()

    def picture(self, page: int, rotation: int) -> bytes:
        """A page of the PDF as JPEG, kept in memory only. Raises PageUnavailable."""
        assert self.done is not None
        if page not in self._pictures:
            self._pictures[page] = render_page(self.done.assembled.pdf, page, rotation=rotation)
            while len(self._pictures) > _MOST_PICTURES:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(page)
        return self._pictures[page]


def _book(contracts: uploads.Dropped | None, place: Path) -> ContractBook | None:
    if contracts is None:
        return None
    return contract_book(uploads.keep_list(contracts, place / "lista", "contratos"))


def _leave_only(pdf: Path) -> None:
    for one in pdf.parent.iterdir():
        if one.is_dir():
            shutil.rmtree(one, ignore_errors=True)
        elif one != pdf:
            one.unlink(missing_ok=True)


@st.cache_resource(scope="session", on_release=Workbench.close, show_spinner=False)
def bench() -> Workbench:
    """That of this session. Raises FolderUnreadable."""
    sweep(Path(tempfile.gettempdir()))
    return Workbench.opened()


def sweep(place: Path) -> None:
    """Throw away the places of processes that ended without doing so."""
    for one in place.glob(f"{_PREFIX}*"):
        found = _OURS.fullmatch(one.name)
        if found and one.is_dir() and not one.is_symlink() and not psutil.pid_exists(int(found[1])):
            shutil.rmtree(one, ignore_errors=True)
