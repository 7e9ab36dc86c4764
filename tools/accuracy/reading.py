"""What the program says of a folder: by its command, or from readings kept so that OCR is paid once."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from tqdm import tqdm

from review.contracts import ContractBook, load_contracts
from review.intake import sha256_of
from review.interchange import to_json
from review.model import Document, Lectura, Submission
from review.pipeline.understanding import looks_wanted, recognised
from review.reading import READER_VERSION, ReaderPool
from review.rules import judge
from review.store.codec import pack_pages, unpack_pages

Said = list[dict[str, Any]]


def read_with_the_command(papers: Path, work: Path) -> Said:
    """What `vistobueno leer` writes of every file under `papers`. Raises RuntimeError when it did nothing."""
    out = work / "leido.jsonl"
    command = [
        sys.executable, "-m", "review", "leer", str(papers), "--bd", f"sqlite:///{work / 'medida.db'}",
        "--jsonl", str(out),
    ]  # fmt: skip
    shown = sys.stderr.isatty()
    done = subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=None if shown else subprocess.PIPE, text=True, check=False
    )
    if done.returncode not in (0, 1) or not out.exists():
        told = "" if shown else done.stderr[-2000:]
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}:\n{told}")
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines() if line.strip()]


class Readings:
    """Documents as they were read, one file a content, in a folder of this version of the reader."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / hashlib.sha256(READER_VERSION.encode()).hexdigest()[:12]
        self._folder.mkdir(parents=True, exist_ok=True)

    def _path(self, sha256: str) -> Path:
        return self._folder / f"{sha256}.documento"

    def save(self, document: Document) -> None:
        head = {"size": document.size, "lectura": document.lectura.value, "reason": document.reason}
        body = json.dumps(head).encode() + b"\n" + pack_pages(document.pages)
        unfinished = self._path(document.sha256).with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(body)
        unfinished.replace(self._path(document.sha256))

    def load(self, sha256: str) -> Document | None:
        path = self._path(sha256)
        if not path.exists():
            return None
        head, _, body = path.read_bytes().partition(b"\n")
        told = json.loads(head)
        return Document(
            sha256, told["size"], Lectura(told["lectura"]), unpack_pages(body), told["reason"], READER_VERSION
        )

    def read(self, paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
        """Every file with its content's hash, read now or kept from before. Raises ReaderUnavailable."""
        missing = []
        for path in paths:
            sha256 = sha256_of(path)
            if self._path(sha256).exists():
                yield path, sha256
            else:
                missing.append(path)
        with ReaderPool(os.cpu_count() or 1) as pool:
            for path, document in pool.read_many(missing, wanted=looks_wanted):
                self.save(document)
                yield path, document.sha256


@cache
def _contracts(path: Path) -> ContractBook:
    return load_contracts(path)


def _judged(readings: Readings, papers: Path, path: Path, sha256: str) -> dict[str, Any]:
    document = readings.load(sha256)
    assert document is not None
    recognition = recognised(document)
    archivo = path.relative_to(papers).as_posix()
    judgement = judge(
        recognition,
        lectura=document.lectura,
        archivo=archivo,
        contracts=_contracts(papers / "contratos.csv"),
    )
    return to_json(Submission(archivo, document, recognition, judgement))


def read_kept(papers: Path, keep: Path) -> Said:
    """The same from the rooms below the command: recognised and judged anew, read only what `keep` lacks."""
    readings = Readings(keep)
    files = sorted(path for path in papers.rglob("*") if path.suffix.lower() == ".pdf")
    # Not forked: the threads that read the files would not come along, but their locks would.
    with ProcessPoolExecutor(os.cpu_count() or 1, get_context("spawn")) as pool:
        said = []
        for path, sha256 in tqdm(readings.read(files), "read", len(files), mininterval=2):
            said.append(pool.submit(_judged, readings, papers, path, sha256))
        return [one.result() for one in tqdm(said, "judged", mininterval=2)]
