"""A worker process as its parent sees it: asked one thing at a time, killed when it takes too long."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Protocol

import psutil

import review
from review.errors import ReaderUnavailable
from review.machine import originals
from review.machine.far_places import is_far
from review.reading.limits import Limits
from review.reading.wire import Head, receive, send

if sys.platform == "linux":
    import fcntl

_PACKAGE_ROOT = Path(review.__file__).resolve().parent.parent
_START_SECONDS = 60.0
_STARTS = 3
# Time between the worker's own deadline, at which it stops by itself, and the parent's, which kills.
_GRACE_SECONDS = 3.0
# A worker that others keep from working gets at most so many times its time.
_STARVED = 10.0
_CLOCK_TICK = 0.05  # seconds; what the system's accounts of a process may be behind
# A worker is replaced after so many tasks: libraries that leak never get far.
_TASKS_PER_WORKER = 400
# Room for the answers to a few files: a worker need not wait for a parent busy with something else, and
# the parent takes all of it at once. A thread that reads little by little waits for the others each time.
_PIPE_BYTES = 1 << 20


class WorkerDied(Exception):
    """The worker ended in the middle of a task; `timed_out` when it was killed for taking too long."""

    def __init__(self, *, timed_out: bool) -> None:
        super().__init__("timed out" if timed_out else "died")
        self.timed_out = timed_out


class Worker(Protocol):
    """Whoever answers requests, one at a time; `WorkerProcess` tells what is asked and answered.

    `waited`: of the time that the last answer took, the seconds in which nobody was at work on it.
    """

    waited: float

    def ask(
        self,
        task: str,
        path: Path,
        limits: Limits,
        *,
        then: Path | None = None,
        seconds: float | None = None,
        **details: Any,
    ) -> Iterator[tuple[Head, bytes]]: ...

    def interrupt(self) -> None: ...

    def resume(self) -> None: ...


class WorkerProcess:
    """One child process. Not for two threads at once; `close` it, or it ends with its parent."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._watch: _Watch | None = None
        self._owner = os.getpid()
        self._tasks = 0
        self._announced: Head | None = None
        self._interrupted = False
        self.waited = 0.0

    @property
    def pid(self) -> int | None:
        """Of the running child, or None when none runs."""
        return None if self._process is None else self._process.pid

    def ask(
        self,
        task: str,
        path: Path,
        limits: Limits,
        *,
        then: Path | None = None,
        seconds: float | None = None,
        **details: Any,
    ) -> Iterator[tuple[Head, bytes]]:
        """The worker's messages about one task, up to and including the one that ends it.

        `then` is the file that must be asked about next, in the same way: the worker goes on to it by itself.
        `seconds` is what the task may take, else what opening a file may.
        Raises WorkerDied (the next task starts a new process) and ReaderUnavailable.
        """
        with originals.at_hand_or_nowhere(path) as place:
            following = None if then is None or is_far(then) else then
            request = _request(task, place, limits, **details)
            yield from self._answers(request, limits, following, seconds)

    def _answers(
        self, request: Head, limits: Limits, then: Path | None, seconds: float | None
    ) -> Iterator[tuple[Head, bytes]]:
        announced, self._announced = self._announced is not None and self._announced == request, None
        process, watch = self._running(answering=announced)
        assert process.stdin is not None
        assert process.stdout is not None
        watch.allow((limits.seconds if seconds is None else seconds) + _GRACE_SECONDS)
        finished = False
        try:
            if not announced:
                send(process.stdin, request)
            if then is not None and self._tasks + 1 < _TASKS_PER_WORKER:
                self._announced = _request(request["task"], then, limits)
                send(process.stdin, self._announced)
            while (message := receive(process.stdout)) is not None:
                kind = message[0]["kind"]
                if kind == "opened":
                    watch.allow(limits.allowance(message[0]["pages"]) + _GRACE_SECONDS)
                finished = kind not in ("file", "opened", "page")
                yield message
                if finished:
                    return
            raise WorkerDied(timed_out=watch.rang)
        except OSError as error:
            raise WorkerDied(timed_out=watch.rang) from error
        finally:
            watch.rest()
            self._tasks += 1
            if not finished or self._tasks >= _TASKS_PER_WORKER:
                self.close(kill=not finished)

    def close(self, *, kill: bool = False) -> None:
        """End the child: at once with `kill`, else as soon as it sees its stdin closed."""
        process, self._process, self._tasks, self._announced = self._process, None, 0, None
        if process is None or self._watch is None or self._owner != os.getpid():
            return
        self._watch.end()
        if kill:
            process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue
        process.wait()

    def interrupt(self) -> None:
        """Kill what the child is doing, from another thread; its `ask` raises WorkerDied until `resume`."""
        self._interrupted = True
        process = self._process
        if process is not None:
            process.kill()

    def resume(self) -> None:
        """Take tasks again after `interrupt`."""
        self._interrupted = False

    def _running(self, *, answering: bool) -> tuple[subprocess.Popen[bytes], _Watch]:
        """The process to talk to. One that is `answering` is kept also when it has died in the meantime."""
        if self._interrupted:
            raise WorkerDied(timed_out=False)
        if self._owner != os.getpid():  # a forked child must not talk over its parent's pipes
            self._process, self._owner, self._tasks = None, os.getpid(), 0
        if self._process is not None and not answering and self._process.poll() is not None:
            self.close()
        if self._process is None or self._watch is None:
            self._process, self._watch = _start()
        return self._process, self._watch


def _request(task: str, path: Path, limits: Limits, **details: Any) -> Head:
    return {"task": task, "path": str(path), "limits": limits.as_json(), **details}


def _widen(pipe: IO[bytes]) -> None:
    """Give a pipe more room, where the system lets us; without it only time is lost."""
    if sys.platform == "linux":
        try:
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
        except OSError:
            return


class _Watch:
    """A thread that kills a process when its time is over; one for the life of the process.

    (A `threading.Timer` for every file would cost as much as reading several pages.) On a machine busy with
    other things a process that works has until it got its time of the processor, within reason.
    """

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._child = psutil.Process(process.pid)
        self._change = threading.Condition()
        self._deadline: float | None = None
        self._seconds = 0.0
        self._until = 0.0
        self._used_before = 0.0
        self._ended = False
        self.rang = False
        threading.Thread(target=self._wait, name="reader-watch", daemon=True).start()

    def _wait(self) -> None:
        with self._change:
            while not self._ended:
                left = None if self._deadline is None else self._deadline - time.monotonic()
                if left is not None and left <= 0 and (left := self._still_due()) <= 0:
                    self.rang = True
                    self._process.kill()
                    return
                self._change.wait(left)

    def allow(self, seconds: float) -> None:
        """The process may take so long from now on."""
        with self._change:
            now = time.monotonic()
            self._seconds, self._deadline, self._until = seconds, now + seconds, now + _STARVED * seconds
            self._used_before = self._used()
            self._change.notify()

    def _still_due(self) -> float:
        """Seconds that a process which wants to work was kept from working by others."""
        try:
            waits = self._child.status() != psutil.STATUS_RUNNING
        except psutil.Error:
            return 0.0
        if waits or time.monotonic() >= self._until:
            return 0.0
        due = self._seconds - (self._used() - self._used_before)
        return 0.0 if due <= _CLOCK_TICK else due

    def _used(self) -> float:
        """Seconds of the processor that the process has had."""
        try:
            times = self._child.cpu_times()
        except psutil.Error:
            return 0.0
        return float(times.user + times.system)

    def rest(self) -> None:
        """The process has nothing to do."""
        with self._change:
            self._deadline = None

    def end(self) -> None:
        with self._change:
            self._ended = True
            self._change.notify()


def _start() -> tuple[subprocess.Popen[bytes], _Watch]:
    """A new worker that has said it is ready, and its watch; one killed while it starts is started again.

    Raises ReaderUnavailable.
    """
    for _ in range(_STARTS):
        started = _try_to_start()
        if started is not None:
            return started
    raise ReaderUnavailable(
        "El programa que lee los PDF no arranca. Cierre otros programas y vuelva a leer; si sigue igual, "
        "instale de nuevo el programa (`make setup`)."
    )


def _try_to_start() -> tuple[subprocess.Popen[bytes], _Watch] | None:
    paths = [str(_PACKAGE_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    try:
        process = subprocess.Popen(
            # -P: a module in the current directory must never be taken for one of the standard library.
            [sys.executable, "-P", "-m", "review.reading.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=_PIPE_BYTES,
            # One thread is enough for numpy, and its pool would count against the limit on memory.
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "OPENBLAS_NUM_THREADS": "1"},
        )
    except OSError as error:
        raise ReaderUnavailable(
            f"No se pudo iniciar el programa que lee los PDF ({error}); revise la memoria libre del equipo."
        ) from error
    assert process.stdout is not None
    _widen(process.stdout)
    watch = _Watch(process)
    watch.allow(_START_SECONDS)
    ready = receive(process.stdout)
    watch.rest()
    if ready is None:
        watch.end()
        process.kill()
        process.communicate()
        return None
    return process, watch
