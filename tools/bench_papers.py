"""Speed of a month's certificates in one ZIP, against docxtpl alone filling the same form with the same data.

The baseline makes neither the page of sources nor the code, checks nothing, and opens the form for each
paper, as its documentation shows. It is measured over a tenth of them. Seconds of CPU.
"""

from __future__ import annotations

import dataclasses
import io
import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docxtpl import DocxTemplate

from review import desk
from review.model import PaperKind, Verdict
from review.pipeline import read_folder
from review.store import Store, queries
from review.supervision.form_keeping import own_form, ready
from review.supervision.form_language import environment
from review.supervision.gathering import facts_of_each
from review.supervision.paper_drafts import PaperBatch, as_zip, drafted
from review.supervision.paper_facts import PaperFacts
from review.supervision.paper_values import values_of
from review.ways import checklist
from tools.papers import folder as papers

FULL, QUICK = 1_000, 100
_CUENTAS = 4  # invented and read; their papers are told again under other contracts
_KIND = PaperKind.CERTIFICADO


@dataclass(frozen=True, slots=True)
class PapersSpeed:
    """Seconds of CPU for so many `papers`: gathering what the invented ones tell, filling and packing all of
    them (`whole`), and docxtpl alone; the ZIP's size in bytes."""

    papers: int
    gathering: float
    whole: float
    docxtpl: float
    size: int

    @property
    def ratio(self) -> float:
        return self.whole / max(self.docxtpl, 1e-9)


def measure_papers(place: Path, seed: str, count: int) -> PapersSpeed:
    """Read and approve a few invented cuentas, and draft so many certificates."""
    deals, made = papers.fresh_set(seed, _CUENTAS)
    cuentas = place / "papeles"
    papers.write(cuentas, deals, made, place / "papeles.jsonl")
    with Store.open(str(place / "papeles.db")) as store:
        read_folder(cuentas, store, processes=1)
        ids = [row["id"] for row in queries.submissions(store) if row["current"] and row["value"] is not None]
        for number in ids:
            desk.decide(store, number, Verdict.APROBADA, "", "Ana Solarte Paz")
        began = time.process_time()
        known, _ = facts_of_each(store, ids, _KIND)
        gathering = time.process_time() - began
    told = [_told(known[place % len(known)], place) for place in range(count)]
    form = ready(own_form(_KIND), _KIND, "banco de pruebas")
    began = time.process_time()
    drafts = [drafted(one, form, checklist.DEFAULT) for one in told]
    size = len(as_zip(PaperBatch(tuple(drafts), ())))
    whole = time.process_time() - began
    some = told[: max(count // 10, 1)]
    began = time.process_time()
    _docxtpl_alone(some)
    return PapersSpeed(count, gathering, whole, (time.process_time() - began) * count / len(some), size)


def _told(facts: PaperFacts, place: int) -> PaperFacts:
    """The same paper under a contract of its own."""
    contract = dataclasses.replace(facts.contract, number=f"CPS-{place:05d}-2026")
    return dataclasses.replace(facts, contract=contract, document=str(10_000_000 + place))


def _docxtpl_alone(told: Sequence[PaperFacts]) -> bytes:
    form, out = own_form(_KIND), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, one in enumerate(told):
            paper, held = DocxTemplate(io.BytesIO(form)), io.BytesIO()
            paper.render(values_of(one), jinja_env=environment())
            paper.save(held)
            archive.writestr(f"{place}.docx", held.getvalue())
    return out.getvalue()


def table(speed: PapersSpeed) -> str:
    """The results for people."""
    return (
        f"{speed.papers} certificates in one ZIP of {speed.size / 1e6:.1f} MB: {speed.whole:.1f} s of CPU, "
        f"{1000 * speed.whole / speed.papers:.1f} ms each; docxtpl alone {speed.docxtpl:.1f} s, "
        f"ratio {speed.ratio:.2f}; gathering {_CUENTAS} of them {1000 * speed.gathering:.0f} ms"
    )
