"""Which obligations a contract may have, out of its papers: proposed, for a person to confirm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from review.errors import BadArgument
from review.frames.duty_lines import printed_duties
from review.model import Activity, Document, DutySource, PageKind, ProposedDuty
from review.pipeline.understanding import recognised
from review.reading import read_document
from review.recognition.items.contract_duties import contract_duties
from review.store import Store, paper_rows, queries, readings


@dataclass(frozen=True, slots=True)
class DutyProposal:
    """The obligations that a paper prints, in its order. `name` is its file; `pages` those they are on."""

    source: DutySource
    name: str
    duties: tuple[ProposedDuty, ...]

    @property
    def pages(self) -> tuple[int, ...]:
        return tuple(sorted({one.page for one in self.duties}))


def proposals(store: Store, submission_id: int) -> tuple[DutyProposal, ...]:
    """What the papers at hand propose for the contract of a cuenta: its contract, where it is among its
    pages, the last informe before this one, and this one. Raises StoreUnavailable."""
    rows = queries.submissions(store, ids=[submission_id], absent=True)
    return tuple(_proposals(store, rows[0])) if rows else ()


def _proposals(store: Store, row: dict[str, Any]) -> Iterator[DutyProposal]:
    own = [
        page["number"]
        for page in queries.details(store, "pages", row["id"])
        if page["kind"] == PageKind.OTRO.value
    ]
    document = readings.load_document(store, row["sha256"]) if own else None
    if document is not None and (found := contract_duties(document, own)):
        yield DutyProposal(DutySource.CONTRATO, row["archivo"], found)
    before = _last_before(store, row)
    if before is not None:
        yield from _of_informe(store, before, DutySource.INFORME_ANTERIOR)
    yield from _of_informe(store, row, DutySource.INFORME)


def _last_before(store: Store, row: dict[str, Any]) -> dict[str, Any] | None:
    if not row["party"] or not row["period"]:
        return None
    before = [
        one
        for one in paper_rows.of_parties(store, {row["party"]}).get(row["party"], ())
        if one["period"] and one["period"] < row["period"]
    ]
    last = max(before, key=lambda one: (one["period"], one["id"]), default=None)
    found = [] if last is None else queries.submissions(store, ids=[last["id"]], absent=True)
    return found[0] if found else None


def _of_informe(store: Store, row: dict[str, Any], source: DutySource) -> Iterator[DutyProposal]:
    held = readings.recognitions(store, [row["sha256"]]).get(row["sha256"])
    duties = () if held is None else _printed(held.activities)
    if duties:
        yield DutyProposal(source, row["archivo"], duties)


def _printed(activities: Sequence[Activity]) -> tuple[ProposedDuty, ...]:
    first = {duty: one for one in reversed(activities) if (duty := (one.duty or "").strip())}
    return tuple(ProposedDuty(duty, first[duty].page, first[duty].box) for duty in printed_duties(activities))


def proposal_of(path: Path, name: str) -> DutyProposal | None:
    """What a PDF that somebody points at proposes: a contract, or an informe of another month. None where no
    obligations are found in it. Raises BadArgument for one that could not be read, ReaderUnavailable."""
    document = read_document(path)
    if not document.lectura.readable:
        raise BadArgument(f"«{name}» no se pudo leer. {document.reason or ''}".strip())
    return _of_document(document, name)


def _of_document(document: Document, name: str) -> DutyProposal | None:
    if found := contract_duties(document):
        return DutyProposal(DutySource.CONTRATO, name, found)
    duties = _printed(recognised(document).activities)
    return DutyProposal(DutySource.INFORME_ANTERIOR, name, duties) if duties else None
