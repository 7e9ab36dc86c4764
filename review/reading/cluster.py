"""Reading on many machines: the workers of a cluster answer what a worker process of this machine would.

All else stays as it is on one machine: here documents are put together, there a process with limits reads
(`client.WorkerProcess`). A cluster is asked where somebody names it, never by itself. What is sent is the
path of a file and what is wanted of it; what runs there is the function `answered` of the installed program.
"""

from __future__ import annotations

import io
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from review.errors import BadArgument, ReaderUnavailable
from review.machine import originals, private
from review.machine.far_places import is_far
from review.machine.far_places import told as name_of
from review.model import Document, Look
from review.reading.client import WorkerDied, WorkerProcess
from review.reading.dask_link import DaskLink, Pending
from review.reading.doors import Opener
from review.reading.limits import DEFAULT_LIMITS, Limits
from review.reading.own_readers import reader_version
from review.reading.pool import PageTeller
from review.reading.round import Round
from review.reading.wire import Head, receive, send

# How the address is typed, and what Dask calls it; keys and certificates for the second are set up with Dask.
_SCHEMES = {"dask": "tcp", "dask+tls": "tls"}
_ADDRESS = re.compile(r"(dask|dask\+tls)://([^/\s:@]+|\[[0-9A-Fa-f:]+\]):(\d{1,5})/?")

Message = tuple[Head, bytes]


def reader_at(typed: str, at_most: int | None = None) -> Opener:
    """Makes the reader that works on the cluster with this address, `dask://HOST:PORT`, on `at_most` files
    and pages at once. Raises BadArgument."""
    found = _ADDRESS.fullmatch(typed)
    if found is None or not 0 < int(found[3]) < 65536:
        raise BadArgument(
            f"«{typed}» no es la dirección de un grupo de equipos. Escríbala como dask://EQUIPO:8786."
        )
    address = f"{_SCHEMES[found[1]]}://{found[2]}:{found[3]}"
    return lambda _: ClusterReader(address, at_most)


# --- at the workers ---

_resting: list[WorkerProcess] = []


def answered(request: Head) -> bytes:
    """What a worker process on this machine answers to a request: how it was done, then its messages, as
    `wire` has them."""
    if request["version"] != reader_version():
        return _packed([({"kind": "here", "same": False}, b"")])
    size, began = _size(Path(request["path"])), time.monotonic()
    told = list(_told(request))
    here = {"kind": "here", "same": True, "size": size, "seconds": time.monotonic() - began}
    return _packed([(here, b""), *told])


def _told(request: Head) -> Iterator[Message]:
    path, limits = Path(request["path"]), Limits(**request["limits"])
    try:
        with _borrowed() as worker:
            yield from worker.ask(request["task"], path, limits, **request["details"])
    except WorkerDied as death:
        yield {"kind": "died", "timed_out": death.timed_out}, b""
    except ReaderUnavailable as error:
        yield {"kind": "unable", "reason": str(error)}, b""


@contextmanager
def _borrowed() -> Iterator[WorkerProcess]:
    """A worker process that nobody asks now. There come to be as many as are asked at once."""
    try:
        worker = _resting.pop()
    except IndexError:
        worker = WorkerProcess()
    try:
        yield worker
    finally:
        _resting.append(worker)


def _size(path: Path) -> int | None:
    """Bytes of a file, None when it cannot be opened: by it two machines know that they see one folder."""
    try:
        if is_far(path):
            return originals.size_of(path)
        with path.open("rb") as file:
            return file.seek(0, io.SEEK_END)
    except OSError:
        return None


def _packed(messages: Iterable[Message]) -> bytes:
    out = io.BytesIO()
    for head, blob in messages:
        send(out, head, blob)
    return out.getvalue()


def _unpacked(answer: bytes) -> Iterator[Message]:
    stream = io.BytesIO(answer)
    while (message := receive(stream)) is not None:
        yield message


# --- here ---


class ClusterReader:
    """A `Reader` whose worker processes are on the machines of a cluster."""

    def __init__(self, address: str, at_most: int | None = None, limits: Limits = DEFAULT_LIMITS) -> None:
        self._link = DaskLink(address)
        self._own = _OwnFiles()
        self._at_most = at_most
        self._limits = limits
        self._workers: list[FarWorker] = []

    def __enter__(self) -> Self:
        """Raises ReaderUnavailable when nobody answers at that address, or nobody works there."""
        places = self._link.open()
        alone = threading.Lock()
        self._workers = [
            FarWorker(self._link, self._own, alone) for _ in range(min(places, self._at_most or places))
        ]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._own.close()
        self._link.close()

    def read_many(
        self,
        paths: Iterable[Path],
        *,
        wanted: Callable[[Path, Document], Sequence[Look]] | None = None,
        tell: PageTeller | None = None,
    ) -> Iterator[tuple[Path, Document]]:
        with self._round() as round_:
            yield from round_.read(paths, wanted, tell)

    def look(self, path: Path, document: Document, looks: Sequence[Look]) -> Document:
        with self._round() as round_:
            return round_.look(path, document, looks)

    def _round(self) -> Round:
        return Round(self._workers, self._limits, pictures=len(self._workers))


class FarWorker:
    """One of the things that a cluster does at once; on which machine, it decides itself each time.

    When the machine is lost, whoever asked asks once more. That is done while nothing else that was lost is
    tried again (`alone`): of what was lost together one thing is the cause, and the rest must not be blamed.
    """

    def __init__(self, link: DaskLink, own: _OwnFiles, alone: threading.Lock) -> None:
        self._link = link
        self._own = own
        self._alone = alone
        self._lost: Head | None = None
        self._pending: Pending | None = None
        self._interrupted = False
        self.waited = 0.0

    def ask(
        self,
        task: str,
        path: Path,
        limits: Limits,
        *,
        then: Path | None = None,  # noqa: ARG002 - each file is asked for by itself
        **details: Any,
    ) -> Iterator[Message]:
        """Like `WorkerProcess.ask`, but all messages come together. Raises WorkerDied, ReaderUnavailable."""
        self.waited = 0.0
        if self._own.hold(path):
            yield from self._own.ask(task, path, limits, **details)
            return
        request = {"task": task, "path": str(path), "limits": limits.as_json(), "details": details}
        request["version"] = reader_version()
        size, began = _size(path), time.monotonic()
        (here, _), *told = _unpacked(self._answer(request))
        self._check(here, path, size)
        self.waited = max(0.0, time.monotonic() - began - here["seconds"])
        for head, blob in told:
            if head["kind"] == "died":
                raise WorkerDied(timed_out=head["timed_out"])
            if head["kind"] == "unable":
                raise self._link.failed(f"en uno de sus equipos no se pudo leer: {head['reason']}")
            yield head, blob

    def _answer(self, request: Head) -> bytes:
        again = self._lost == request
        try:
            with self._alone if again else nullcontext():
                return self._waited_for(self._link.submit(answered, request))
        except WorkerDied:
            self._lost = request
            raise

    def _waited_for(self, pending: Pending) -> bytes:
        self._pending = pending
        try:
            if self._interrupted:
                raise WorkerDied(timed_out=False)
            return pending.answer()
        finally:
            self._pending = None

    def _check(self, here: Head, path: Path, size: int | None) -> None:
        """Raises ReaderUnavailable for a machine with another program, or that sees another folder."""
        if not here["same"]:
            raise self._link.failed(
                "uno de sus equipos tiene otra versión de Visto Bueno o de lo que usa para leer. Instale la "
                "misma en todos y vuelva a leer; mientras tanto, lea sin --motor."
            )
        if here["size"] != size and size == _size(path):
            raise self._link.failed(
                f"uno de sus equipos no ve la carpeta «{name_of(path.parent)}», o ve otra con ese "
                "nombre. Conéctela en todos con la misma ruta y permiso de lectura, y vuelva a leer; "
                "mientras tanto, lea sin --motor."
            )

    def interrupt(self) -> None:
        """Wait no more for what is asked; its `ask` raises WorkerDied until `resume`."""
        self._interrupted = True
        pending = self._pending
        if pending is not None:
            pending.give_up()

    def resume(self) -> None:
        self._interrupted = False


class _OwnFiles:
    """Files that the program laid out for itself on this machine, such as what a mail carries: no other
    machine sees them, so they are read here, one at a time."""

    def __init__(self) -> None:
        self._folders = (private.data_folder(), private.cache_folder())
        self._worker = WorkerProcess()
        self._lock = threading.Lock()

    def hold(self, path: Path) -> bool:
        return any(path.is_relative_to(folder) for folder in self._folders)

    def ask(self, task: str, path: Path, limits: Limits, **details: Any) -> Iterator[Message]:
        with self._lock:
            yield from self._worker.ask(task, path, limits, **details)

    def close(self) -> None:
        self._worker.close(kill=True)
