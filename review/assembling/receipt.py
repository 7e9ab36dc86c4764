"""The receipt of an assembled PDF: what it was, told to people on a page and to programs in its QR.

It proves that a file is the very one that was put together, not who did it: anybody can write another.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from review import frames, spanish
from review.assembling import Assembled, telling
from review.assembling.codes_on_paper import codes_on_paper
from review.errors import NotAssembled
from review.intake.receipts import RECEIPT_KIND
from review.model import PageKind
from review.writing import WritingFailed, WritingTask, written

_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOST_PAGES = 3  # looked at for a QR at each end: a receipt is one page
_SECONDS = 60.0
_FOOT = (
    "Este recibo dice qué archivo se armó y qué traía. No reemplaza el envío por SECOP II ni la revisión del "
    "supervisor. Quien tenga el recibo y el PDF puede comprobar con Visto Bueno que el archivo es el mismo."
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt says. `made_at` is the time that whoever asked for it gave; `items` the pages (from 1)
    of each; `rules` the version of the rules it was judged by."""

    sha256: str
    pages: int
    items: tuple[tuple[PageKind, tuple[int, ...]], ...]
    made_at: dt.datetime
    rules: str

    @classmethod
    def of(cls, assembled: Assembled, made_at: dt.datetime) -> Receipt:
        """Of a PDF just assembled. Raises NotAssembled when it is gone."""
        return cls(
            sha256=_digest(assembled.pdf),
            pages=assembled.bound.pages,
            items=tuple((part.kind, part.pages) for part in assembled.bound.parts),
            made_at=made_at.replace(microsecond=0),
            rules=assembled.submission.judgement.rules_version,
        )

    @property
    def moment(self) -> dt.datetime:
        """When it was made, as clocks in Colombia showed it."""
        return self.made_at if self.made_at.tzinfo is None else frames.local(self.made_at) or self.made_at

    @property
    def code(self) -> str:
        """What the QR says: a line each, in plain words."""
        items = ";".join(f"{kind.value}:{_runs(pages)}" for kind, pages in self.items)
        lines = (RECEIPT_KIND, self.sha256, str(self.pages), items, self.made_at.isoformat(), self.rules)
        return "\n".join(lines)

    @classmethod
    def read(cls, code: str) -> Receipt | None:
        """The receipt that a QR's words say; None when they are of something else."""
        lines = code.splitlines()
        if len(lines) != 6 or lines[0] != RECEIPT_KIND or not _SHA256.fullmatch(lines[1]):
            return None
        try:
            items = tuple(
                (PageKind(kind), _pages(runs))
                for kind, _, runs in (one.partition(":") for one in lines[3].split(";") if one)
            )
            return cls(lines[1], int(lines[2]), items, dt.datetime.fromisoformat(lines[4]), lines[5])
        except ValueError:
            return None

    def is_of(self, pdf: Path) -> bool:
        """Whether a file is the one the receipt was made of, byte for byte. Raises NotAssembled when it is
        not there."""
        return _digest(pdf) == self.sha256


def receipt_pdf(assembled: Assembled, receipt: Receipt) -> bytes:
    """The receipt as a page. Raises NotAssembled."""
    judgement = assembled.submission.judgement
    moment = f"{spanish.long_date(receipt.moment.date())}, {receipt.moment:%H:%M}"
    facts = [
        ("Archivo", assembled.name),
        ("Contrato", judgement.contract or "no se sabe"),
        ("Contratista", judgement.contractor or "no se sabe"),
        ("Mes", "no se sabe" if judgement.period is None else spanish.month_name(judgement.period)),
        ("Páginas", f"{receipt.pages}, {telling.megabytes(assembled.bound.size)}"),
        ("Armado", moment),
        ("Reglas", receipt.rules),
        ("Huella SHA-256", " ".join(re.findall(".{16}", receipt.sha256))),
    ]
    question = {
        "title": "Recibo de la cuenta armada",
        "kind": RECEIPT_KIND,
        "facts": facts,
        "items": [(part.title, spanish.page_list(part.pages)) for part in assembled.bound.parts],
        "notes": list(telling.notes(assembled)),
        "foot": _FOOT,
        "code": receipt.code,
    }
    try:
        return written(WritingTask.RECEIPT, question, seconds=_SECONDS)
    except WritingFailed as failure:
        raise NotAssembled(
            "El PDF se armó, pero no se pudo escribir su recibo. Intente de nuevo en un momento."
        ) from failure


def receipt_on(file: Path) -> Receipt | None:
    """The receipt whose QR is on a PDF or a picture (a photograph of the paper will do); None without one."""
    found = map(Receipt.read, codes_on_paper(file, _MOST_PAGES))
    return next((one for one in found if one is not None), None)


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise NotAssembled(f"No se puede abrir «{path.name}». Revise que siga en su carpeta.") from error


def _runs(pages: Iterable[int]) -> str:
    """`1-3,7`."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1][1:] = [page]
        else:
            runs.append([page])
    return ",".join("-".join(map(str, run)) for run in runs)


def _pages(runs: str) -> tuple[int, ...]:
    found: list[int] = []
    for run in runs.split(","):
        first, _, last = run.partition("-")
        found += range(int(first), int(last or first) + 1)
        if len(found) > 10_000:
            raise ValueError("more pages than any file has")
    return tuple(found)
