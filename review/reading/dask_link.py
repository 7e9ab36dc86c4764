"""A cluster of Dask, which is an extra: the only place that knows it. Through its scheduler and nobody else.

Dask runs at its workers whatever a client sends, so whoever reaches a scheduler can run anything there
(docs/muchas_maquinas.md tells how to keep others out). We send the name of a function of the installed
program and plain values; what comes back is bytes, and is not unpickled.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import logging
import threading
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from review.errors import ReaderUnavailable, VistoBuenoError
from review.machine import failures
from review.reading.client import WorkerDied
from review.reading.wire import Head

if TYPE_CHECKING:
    from distributed import Client, Future

_ANSWER_SECONDS = 30.0  # for a scheduler to say that it is there, and for its workers to come
_PATIENCE_SECONDS = 60.0  # without any worker: one that has died is started again within a few
_LOOK_SECONDS = 1.0  # between two looks at whether there still is a worker
_CLOSE_SECONDS = 5.0
_CANCELLED = (asyncio.CancelledError, concurrent.futures.CancelledError)


class DaskLink:
    """The connection with a scheduler, and what is heard of its workers."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._client: Client | None = None
        self._workers: set[str] = set()
        self._deserted_at: float | None = None
        self._pending: dict[str, Pending] = {}

    def open(self) -> int:
        """Connect; how many things the workers do at once. Raises ReaderUnavailable."""
        distributed = _loaded()
        try:
            asyncio.run(asyncio.wait_for(_greeted(self._address), _ANSWER_SECONDS))
            self._client = distributed.Client(
                self._address,
                timeout=_ANSWER_SECONDS,
                set_as_default=False,
                direct_to_workers=False,
                deserializers=["msgpack", "error"],
            )
        except Exception as error:
            failures.note("Asking for a cluster", error)  # something that is no scheduler may say anything
            raise self.failed(
                "no responde. Revise la dirección y que su coordinador esté encendido, o lea sin --motor."
            ) from error
        try:
            self._client.subscribe_topic("all", self._hear)
            self._client.wait_for_workers(1, timeout=_ANSWER_SECONDS)
            threads: dict[str, int] = self._client.nthreads()
        except TimeoutError as error:
            self.close()
            raise self.deserted() from error
        except OSError as error:
            self.close()
            raise self.gone() from error
        self._workers |= threads.keys()
        return sum(threads.values())

    def close(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            with suppress(ValueError):  # not heard yet
                client.unsubscribe_topic("all")
            client.close(timeout=_CLOSE_SECONDS)

    def submit(self, call: Callable[[Head], bytes], request: Head) -> Pending:
        """Have one of the workers answer. Raises ReaderUnavailable."""
        from distributed.client import ClosedClientError

        assert self._client is not None
        try:
            future = self._client.submit(call, request, pure=False)
        except (OSError, ClosedClientError) as error:
            raise self.gone() from error
        pending = self._pending[future.key] = Pending(self, future)
        return pending

    async def _hear(self, event: tuple[float, Head]) -> None:
        """What the scheduler tells of its workers. Dask would have what a lost one did tried again, on as
        many as its own settings say: here that is for whoever asked."""
        _, told = event
        match told.get("action"):
            case "add-worker":
                self._workers.add(told["worker"])
                self._deserted_at = None
            case "remove-worker":
                self._workers.discard(told["worker"])
                if not self._workers:
                    self._deserted_at = time.monotonic()
                if not told["expected"]:
                    await self._lose([self._pending.get(key) for key in told["processing-tasks"]])

    async def _lose(self, some: list[Pending | None]) -> None:
        ours = [one for one in some if one is not None]
        for one in ours:
            one.lost = True
        if ours and self._client is not None:
            await self._client.cancel([one.future for one in ours], asynchronous=True)

    def forget(self, pending: Pending) -> None:
        self._pending.pop(pending.future.key, None)

    def check(self) -> None:
        """Raises ReaderUnavailable when the scheduler is gone, or there has been no worker for too long."""
        if self._client is None or self._client.status != "running":
            raise self.gone()
        since = self._deserted_at
        if since is not None and time.monotonic() - since > _PATIENCE_SECONDS:
            raise self.deserted()

    def failed(self, what: str) -> ReaderUnavailable:
        return ReaderUnavailable(f"El grupo de equipos «{self._address}»: {what}")

    def deserted(self) -> ReaderUnavailable:
        return self.failed(
            "no tiene ningún equipo leyendo. Arranque sus lectores y vuelva a leer, o lea sin --motor; lo ya "
            "leído quedó guardado."
        )

    def gone(self) -> ReaderUnavailable:
        return self.failed(
            "su coordinador dejó de responder. Lo ya leído quedó guardado; cuando responda, vuelva a leer, o "
            "lea sin --motor."
        )


class Pending:
    """Something asked of a cluster. `lost` once the worker that was at it died."""

    def __init__(self, link: DaskLink, future: Future) -> None:
        self._link = link
        self.future = future
        self.lost = False
        self._given_up = False
        self._ended = threading.Event()
        future.add_done_callback(lambda _: self._ended.set())

    def answer(self) -> bytes:
        """Wait for the answer. Raises WorkerDied when the worker did, or nobody waits any more, and
        ReaderUnavailable when there will be none."""
        from distributed import KilledWorker
        from distributed.client import ClosedClientError

        try:
            return self._waited_for()
        except KilledWorker as error:
            raise WorkerDied(timed_out=False) from error
        except _CANCELLED as error:
            if self.lost or self._given_up:
                raise WorkerDied(timed_out=False) from error
            raise self._link.gone() from error
        except (OSError, ClosedClientError) as error:
            raise self._link.gone() from error
        except VistoBuenoError:
            raise
        except (RuntimeError, ImportError, AttributeError) as error:
            failures.note("Asking a cluster", error)
            raise self._link.failed(
                "en uno de sus equipos no está Visto Bueno, o es otra versión. Instale la misma en todos, "
                "también en el coordinador, y vuelva a leer; mientras tanto, lea sin --motor."
            ) from error
        except Exception as error:
            failures.note("Asking a cluster", error)
            raise self._link.failed(
                f"falló de un modo que no se esperaba ({type(error).__name__}). Lo ya leído quedó guardado; "
                "vuelva a leer, o lea sin --motor."
            ) from error
        finally:
            self._link.forget(self)

    def _waited_for(self) -> bytes:
        while not self._ended.wait(_LOOK_SECONDS):
            self._link.check()
        # In one go: Dask takes it ill when the fetching of an answer is broken off to look at something else.
        answer: bytes = self.future.result(timeout=_PATIENCE_SECONDS)
        return answer

    def give_up(self) -> None:
        """Let `answer` raise WorkerDied; from another thread."""
        self._given_up = True
        with suppress(OSError, *_CANCELLED):
            self.future.cancel()


async def _greeted(address: str) -> None:
    """Return once a scheduler says it is one: Dask's client waits for ever where somebody else listens."""
    from distributed.core import rpc

    async with rpc(address) as scheduler:
        await scheduler.identity(n_workers=0)


def _loaded() -> Any:
    """The library, with nothing of its own to say on a user's terminal. Raises ReaderUnavailable."""
    try:
        import distributed
        from distributed.versions import VersionMismatchWarning
    except ImportError as error:
        raise ReaderUnavailable(
            "Para leer con varios equipos falta el componente «cluster». Quien instaló Visto Bueno lo agrega "
            'con: pip install "vistobueno[cluster]"'
        ) from error
    logging.getLogger("distributed").handlers = [logging.NullHandler()]
    for name in list(logging.root.manager.loggerDict):
        if name.startswith("distributed."):
            logging.getLogger(name).handlers = []
    warnings.filterwarnings("ignore", category=VersionMismatchWarning)
    return distributed
