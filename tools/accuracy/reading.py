"""What the program says of a folder: by its command, or from readings kept so that OCR is paid once."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from tqdm import tqdm

from review.contracts import ContractBook, load_contracts
from review.freshness import Stage, key
from review.intake import sha256_of
from review.interchange import to_json
from review.model import Document, Lectura, Look, Submission
from review.pipeline.understanding import recognised
from review.reading import ReaderPool
from review.recognition.whole import second_look
from review.rules import judge
from review.store.codec import pack_pages, unpack_pages

Said = list[dict[str, Any]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Way:
    """How the command is run: the seed of Python's hashes, and how many processes read."""

    seed: int
    processes: int


def tell_with_the_command(papers: Path, work: Path, way: Way | None = None) -> Path:
    """The file of JSON lines that `vistobueno leer` writes of all under `papers`, in its own way or in `way`.

    Raises RuntimeError when the command did nothing.
    """
    out = work / "leido.jsonl"
    command = [
        sys.executable, "-m", "review", "leer", str(papers), "--bd", f"sqlite:///{work / 'medida.db'}",
        "--jsonl", str(out), *(() if way is None else ("--procesos", str(way.processes))),
    ]  # fmt: skip
    env = None if way is None else os.environ | {"PYTHONHASHSEED": str(way.seed)}
    shown = sys.stderr.isatty()
    done = subprocess.run(
        command,
        stdout=subprocess.DEVNULL,
        stderr=None if shown else subprocess.PIPE,
        text=True,
        check=False,
        env=env,
    )
    if done.returncode not in (0, 1) or not out.exists():
        told = "" if shown else done.stderr[-2000:]
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}:\n{told}")
    return out


def said(line: str | bytes) -> dict[str, Any]:
    """One submission of what the command wrote."""
    told: dict[str, Any] = json.loads(line)
    return told


def all_said(told: Path) -> Said:
    return [said(line) for line in told.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_with_the_command(papers: Path, work: Path) -> Said:
    """What `vistobueno leer` writes of every file under `papers`. Raises RuntimeError when it did nothing."""
    return all_said(tell_with_the_command(papers, work))


class Readings:
    """Documents as they were read, one file a content, in a folder of this version of the reader."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / hashlib.sha256(key(Stage.READING).encode()).hexdigest()[:12]
        self._folder.mkdir(parents=True, exist_ok=True)

    def _path(self, sha256: str, looks: Sequence[Look]) -> Path:
        looked = "-" + hashlib.sha256(repr(looks).encode()).hexdigest()[:12] if looks else ""
        return self._folder / f"{sha256}{looked}.documento"

    def save(self, document: Document, looks: Sequence[Look] = ()) -> None:
        """Keep a document as first read, or as it was after a second look."""
        head = {"size": document.size, "lectura": document.lectura.value, "reason": document.reason}
        path = self._path(document.sha256, looks)
        unfinished = path.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(json.dumps(head).encode() + b"\n" + pack_pages(document.pages))
        unfinished.replace(path)

    def load(self, sha256: str, looks: Sequence[Look] = ()) -> Document | None:
        path = self._path(sha256, looks)
        if not path.exists():
            return None
        head, _, body = path.read_bytes().partition(b"\n")
        told = json.loads(head)
        return Document(
            sha256,
            told["size"],
            Lectura(told["lectura"]),
            unpack_pages(body),
            told["reason"],
            key(Stage.READING),
        )

    def read(self, paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
        """Every file with its content's hash, read now or kept from before. Raises ReaderUnavailable."""
        missing = []
        for path in paths:
            sha256 = sha256_of(path)
            if self._path(sha256, ()).exists():
                yield path, sha256
            else:
                missing.append(path)
        with ReaderPool(os.cpu_count() or 1) as pool:
            for path, document in pool.read_many(missing):
                self.save(document)
                yield path, document.sha256

    def look(self, path: Path, document: Document, looks: Sequence[Look]) -> Document:
        """The document after a second look, made now or kept from before. Raises ReaderUnavailable."""
        after = self.load(document.sha256, looks)
        if after is None:
            after = _eyes().look(path, document, looks)
            self.save(after, looks)
        return after


@cache
def _eyes() -> ReaderPool:
    return ReaderPool(1)


@cache
def _contracts(path: Path) -> ContractBook:
    return load_contracts(path)


def _examined(readings: Readings, papers: Path, path: Path, sha256: str) -> Submission:
    """What `review.pipeline.examine` does, from what is kept."""
    document = readings.load(sha256)
    assert document is not None
    recognition = recognised(document)
    looks = second_look.wanted(document, recognition) if document.lectura.readable else ()
    if looks:
        document = readings.look(path, document, looks)
        recognition = recognised(document)
    archivo = path.relative_to(papers).as_posix()
    judgement = judge(
        recognition,
        lectura=document.lectura,
        archivo=archivo,
        contracts=_contracts(papers / "contratos.csv"),
    )
    return Submission(archivo, document, recognition, judgement)


def _told(tell: Callable[[Submission], T], readings: Readings, papers: Path, path: Path, sha256: str) -> T:
    return tell(_examined(readings, papers, path, sha256))


def each_kept(papers: Path, keep: Path, tell: Callable[[Submission], T]) -> list[T]:
    """What `tell` (a module's function) makes of every file: recognised and judged anew by the rooms below
    the command, but read only where `keep` lacks it. Raises ReaderUnavailable."""
    readings = Readings(keep)
    files = sorted(path for path in papers.rglob("*") if path.suffix.lower() == ".pdf")
    # Not forked: the threads that read the files would not come along, but their locks would.
    with ProcessPoolExecutor(os.cpu_count() or 1, get_context("spawn")) as pool:
        made = [
            pool.submit(_told, tell, readings, papers, path, sha256)
            for path, sha256 in tqdm(readings.read(files), "read", len(files), mininterval=2)
        ]
        return [one.result() for one in tqdm(made, "judged", mininterval=2)]


def read_kept(papers: Path, keep: Path) -> Said:
    """What `read_with_the_command` gives, from what is kept."""
    return each_kept(papers, keep, to_json)
