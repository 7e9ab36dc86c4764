"""A worker process as its parent sees it: asked one thing at a time, killed when it takes too long."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import review
from review.errors import ReaderUnavailable
from review.reading.limits import Limits
from review.reading.wire import Head, receive, send

_PACKAGE_ROOT = Path(review.__file__).resolve().parent.parent
_START_SECONDS = 60.0
# Time between the worker's own deadline, at which it stops by itself, and the parent's, which kills.
_GRACE_SECONDS = 3.0
# A worker is replaced after so many tasks: libraries that leak never get far.
_TASKS_PER_WORKER = 400


class WorkerDied(Exception):
    """The worker ended in the middle of a task; `timed_out` when it was killed for taking too long."""

    def __init__(self, *, timed_out: bool) -> None:
        super().__init__("timed out" if timed_out else "died")
        self.timed_out = timed_out


class WorkerProcess:
    """One child process. Not for two threads at once; `close` it, or it ends with its parent."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = os.getpid()
        self._tasks = 0
        self._interrupted = False

    @property
    def pid(self) -> int | None:
        """Of the running child, or None when none runs."""
        return None if self._process is None else self._process.pid

    def ask(self, task: str, path: Path, limits: Limits, **details: Any) -> Iterator[tuple[Head, bytes]]:
        """The worker's messages about one task, up to and including the one that ends it.

        Raises WorkerDied (the next task starts a new process) and ReaderUnavailable.
        """
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        request: Head = {"task": task, "path": str(path), "limits": limits.as_json(), **details}
        watch = _Watch(process, limits.seconds + _GRACE_SECONDS)
        finished = False
        try:
            send(process.stdin, request)
            while (message := receive(process.stdout)) is not None:
                kind = message[0]["kind"]
                if kind == "opened":
                    watch.restart(limits.allowance(message[0]["pages"]) + _GRACE_SECONDS)
                finished = kind not in ("file", "opened", "page")
                yield message
                if finished:
                    return
            raise WorkerDied(timed_out=watch.rang)
        except OSError as error:
            raise WorkerDied(timed_out=watch.rang) from error
        finally:
            watch.stop()
            self._tasks += 1
            if not finished or self._tasks >= _TASKS_PER_WORKER:
                self.close(kill=not finished)

    def close(self, *, kill: bool = False) -> None:
        """End the child: at once with `kill`, else as soon as it sees its stdin closed."""
        process, self._process, self._tasks = self._process, None, 0
        if process is None or self._owner != os.getpid():
            return
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

    def _running(self) -> subprocess.Popen[bytes]:
        if self._interrupted:
            raise WorkerDied(timed_out=False)
        if self._owner != os.getpid():  # a forked child must not talk over its parent's pipes
            self._process, self._owner, self._tasks = None, os.getpid(), 0
        if self._process is not None and self._process.poll() is not None:
            self.close()
        if self._process is None:
            self._process = _start()
        return self._process


class _Watch:
    """Kills a process when its time is over."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self._process = process
        self._timer = self._started(seconds)
        self.rang = False

    def _started(self, seconds: float) -> threading.Timer:
        timer = threading.Timer(seconds, self._ring)
        timer.daemon = True
        timer.start()
        return timer

    def _ring(self) -> None:
        self.rang = True
        self._process.kill()

    def restart(self, seconds: float) -> None:
        self._timer.cancel()
        self._timer = self._started(seconds)

    def stop(self) -> None:
        self._timer.cancel()


def _start() -> subprocess.Popen[bytes]:
    """A new worker that has said it is ready. Raises ReaderUnavailable."""
    paths = [str(_PACKAGE_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    try:
        process = subprocess.Popen(
            # -P: a module in the current directory must never be taken for one of the standard library.
            [sys.executable, "-P", "-m", "review.reading.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # One thread is enough for numpy, and its pool would count against the limit on memory.
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "OPENBLAS_NUM_THREADS": "1"},
        )
    except OSError as error:
        raise ReaderUnavailable(
            f"No se pudo iniciar el programa que lee los PDF ({error}); revise la memoria libre del equipo."
        ) from error
    assert process.stdout is not None
    watch = _Watch(process, _START_SECONDS)
    ready = receive(process.stdout)
    watch.stop()
    if ready is None:
        process.kill()
        process.wait()
        raise ReaderUnavailable("El programa que lee los PDF no arranca; ejecute `make setup` otra vez.")
    return process
