"""The obligations of cuentas out of the database: worked out when asked for, never kept.

So they go by the contract list and the confirmations of now, and by the pages as people placed them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from review import spanish
from review.frames.duty_lines import DutyLine, duty_lines, lacking, printed_duties
from review.model import Activity, ConfirmedDuties, DutyOrigin, DutyTick, ItemKind, Lectura, Month, Origin
from review.model.marks import PageMark
from review.rules.outcome import quote
from review.store import Store, duty_rows, paper_rows, queries, readings
from review.store.contract_rows import contract_of
from review.store.owners import Owners

Row = Mapping[str, Any]
_UNREAD: Final = (PageMark.UNREAD, PageMark.FULL_PICTURE)
_MOST_QUOTED: Final = 3


@dataclass(frozen=True, slots=True)
class CuentaDuties:
    """The obligations of one cuenta, line by line.

    `confirmed` are those that a person confirmed, also where the list tells others. `searched` are the pages
    of the informe that were looked through, `unread` those of them that nobody could read, `scanned` those
    read from a picture, `evidence` its pages of evidence. `told` says in Spanish what changed and what is not
    known.
    """

    submission_id: int
    origin: DutyOrigin
    lines: tuple[DutyLine, ...]
    confirmed: ConfirmedDuties | None
    searched: tuple[int, ...]
    unread: tuple[int, ...]
    scanned: tuple[int, ...]
    evidence: tuple[int, ...]
    told: tuple[str, ...]

    @property
    def marked(self) -> int:
        return sum(one.tick is not DutyTick.SIN_MARCAR for one in self.lines)


def of(store: Store, ids: Collection[int]) -> dict[int, CuentaDuties]:
    """The obligations of each of these cuentas that could be read. Raises StoreUnavailable."""
    return _World(store, queries.submissions(store, ids=sorted(ids), absent=True)).all()


def rows(store: Store, month: Month | None) -> Iterator[dict[str, Any]]:
    """Those of the cuentas in force of a month or of all, as rows of the table `obligaciones`."""
    wanted = [row for row in queries.submissions(store, month=month) if row["current"]]
    found = _World(store, wanted).all()
    for row in wanted:
        if row["id"] in found:
            for line in found[row["id"]].lines:
                yield _row(row, found[row["id"]], line)


def _row(row: Row, duties: CuentaDuties, line: DutyLine) -> dict[str, Any]:
    first = line.answers[0] if line.answers else None
    edges = dict(zip(("x0", "top", "x1", "bottom"), first.box if first else (None,) * 4, strict=True))
    return {
        "submission_id": row["id"],
        "archivo": row["archivo"],
        "contrato": row["contract"],
        "contratista": row["contractor"],
        "documento": row["document"],
        "periodo": row["period"],
        "pago": row["payment"],
        "numero": line.number,
        "obligacion": line.duty or None,
        "segun": duties.origin.value if line.agreed else DutyOrigin.INFORME.value,
        "actividad": line.activity or None,
        "leida": bool(line.activity),
        "paginas": _pages(line.pages),
        "evidencia": line.proof or None,
        "paginas_evidencia": _pages(line.proof_pages),
        "pagina": None if first is None else first.page,
        **edges,
        "buscado_en": None if line.answers else _pages(duties.searched),
        "marca": line.tick.value,
        "observacion": line.remark or None,
        "marcada_por": line.author,
        "marcada_en": line.at,
    }


def _pages(pages: Sequence[int]) -> str | None:
    return ", ".join(map(str, pages)) or None


class _World:
    """The cuentas asked for, and the earlier ones of their contracts."""

    def __init__(self, store: Store, wanted: Sequence[Row]) -> None:
        self._rows = [row for row in wanted if Lectura(row["lectura"]).readable]
        ids = [row["id"] for row in self._rows]
        self._marks = duty_rows.marks_of(store, ids)
        self._owners: Owners[dict[str, Any]] = Owners(queries.contracts_of(store, self._rows))
        self._confirmed = duty_rows.Confirmed(store)
        self._parties = paper_rows.of_parties(store, {row["party"] for row in self._rows if row["party"]})
        self._before = {row["id"]: self._earlier(row) for row in self._rows}
        hashes = {row["sha256"] for row in self._rows}
        hashes |= {one["sha256"] for one in self._before.values() if one is not None}
        self._recognised = readings.recognitions(store, sorted(hashes))
        self._pages: dict[int, list[Row]] = {}
        for page in queries.details_of(store, "pages", ids):
            self._pages.setdefault(page["submission_id"], []).append(page)

    def _earlier(self, row: Row) -> Row | None:
        """The last cuenta of the contract that bills an earlier month."""
        if not row["party"] or not row["period"]:
            return None
        before = [
            one
            for one in self._parties.get(row["party"], ())
            if one["period"] and one["period"] < row["period"] and one["sha256"]
        ]
        return max(before, key=lambda one: (one["period"], one["id"]), default=None)

    def all(self) -> dict[int, CuentaDuties]:
        return {row["id"]: self._of(row) for row in self._rows}

    def _of(self, row: Row) -> CuentaDuties:
        own = [page for page in self._pages.get(row["id"], ()) if page["kind"] == ItemKind.INFORME.value]
        numbers = {page["number"] for page in own}
        activities = [one for one in self._activities(row) if one.page in numbers]
        contract = self._owners.of(row) if row["contract_key"] else None
        listed = () if contract is None else contract_of(contract).duties
        confirmed = self._confirmed.of(row)
        if listed:
            origin, duties = DutyOrigin.LISTA, listed
        elif confirmed is not None:
            origin, duties = DutyOrigin.CONFIRMADA, confirmed.duties
        else:
            origin, duties = DutyOrigin.INFORME, ()
        evidence = tuple(page["number"] for page in own if PageMark.EVIDENCE in page["marks"])
        searched = tuple(page["number"] for page in own if page["number"] not in evidence) or tuple(numbers)
        lines = duty_lines(duties, activities, self._marks.get(row["id"], ()))
        return CuentaDuties(
            submission_id=row["id"],
            origin=origin,
            lines=lines,
            confirmed=confirmed,
            searched=searched,
            unread=tuple(p["number"] for p in own if any(mark in p["marks"] for mark in _UNREAD)),
            scanned=tuple(p["number"] for p in own if p["origin"] == Origin.OCR.value),
            evidence=evidence,
            told=tuple(self._told(row, lines, activities, searched, listed, confirmed)),
        )

    def _activities(self, row: Row) -> Sequence[Activity]:
        found = self._recognised.get(row["sha256"])
        return () if found is None else found.activities

    def _own_text(self, row: Row) -> Sequence[Activity]:
        """The activities of an informe of which none was read from a picture: that may have lost words."""
        found = self._recognised.get(row["sha256"])
        if found is None:
            return ()
        pictures = {page.number for page in found.pages if page.origin is Origin.OCR}
        return () if any(one.page in pictures for one in found.activities) else found.activities

    def _told(
        self,
        row: Row,
        lines: Sequence[DutyLine],
        activities: Sequence[Activity],
        searched: Sequence[int],
        listed: Sequence[str],
        confirmed: ConfirmedDuties | None,
    ) -> Iterator[str]:
        if not searched:
            yield "No se encontró el informe en este archivo: no se leyó ninguna actividad."
        elif not activities:
            yield f"No se reconocieron actividades en el informe ({_in(searched)}). Mírelas a la vista."
        else:
            missing = sum(one.agreed and not one.answers for one in lines)
            if missing:
                many = spanish.plural(missing, "obligación", "obligaciones")
                yield f"De {many} no se reconoció la actividad en el informe ({_in(searched)})."
        if listed and confirmed is not None:
            yield from _differs("La lista de contratos", listed, "lo confirmado antes", confirmed.duties)
        before = self._before[row["id"]]
        if before is not None and not listed:
            now, then = (printed_duties(self._own_text(one)) for one in (row, before))
            if now and then:
                month = spanish.month_name(Month.parse(before["period"]))
                yield from _differs("El informe", now, f"el de {month}", then)


def _in(pages: Sequence[int]) -> str:
    return spanish.page_list(tuple(pages))


def _differs(one: str, now: Sequence[str], other: str, then: Sequence[str]) -> Iterator[str]:
    """What one list of obligations says otherwise than another, a sentence for each side."""
    for verb, found in (("trae", lacking(now, then)), ("no trae", lacking(then, now))):
        if found:
            than = f"que {other} no traía" if verb == "trae" else f"que {other} traía"
            what = spanish.plural(len(found), "obligación", "obligaciones")
            quoted = "; ".join(f"«{quote(text)}»" for text in found[:_MOST_QUOTED])
            more = "…" if len(found) > _MOST_QUOTED else ""
            yield f"{one} {verb} {what} {than}: {quoted}{more}."
