"""The pre-liquidation of cuentas out of the database: worked out when it is asked for, never kept.

So it goes by the tables in force now, by what people corrected, and by the other cuentas of the same person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import chain
from typing import Any

from review.liquidation import (
    CuentaFacts,
    OtherCuenta,
    Preliquidation,
    ReadPlace,
    WithheldLine,
    answers_changed,
    facts_of,
    liquidate,
)
from review.liquidation.told_facts import LEAST_CONFIDENCE
from review.model import (
    Alternative,
    Box,
    Contract,
    Declaration,
    Field,
    ItemKind,
    Month,
    RecognisedItem,
    Recognition,
    Verdict,
)
from review.model.fields import FIELDS, from_json
from review.model.overlay import NOWHERE
from review.pipeline import ways_in_force
from review.store import Store, detail_rows, queries, readings, standing
from review.store.contract_rows import contract_of
from review.store.owners import Owners
from review.store.portions import portions

Row = Mapping[str, Any]
_USED = (ItemKind.CUENTA, ItemKind.SEGURIDAD_SOCIAL, ItemKind.RUT, ItemKind.IMPUESTOS)
_NOT_PAID = (Verdict.DEVUELTA.value, Verdict.INCOMPLETA.value)


def of(store: Store, ids: Collection[int]) -> dict[int, Preliquidation]:
    """The pre-liquidation of each of these cuentas that is in a folder now. Raises StoreUnavailable."""
    world = _World(store, ids)
    return {number: world.of(number) for number in ids if number in world.rows}


def rows(store: Store, month: Month | None) -> Iterator[dict[str, Any]]:
    """The lines of the cuentas in force of a month or of all, as rows of `PRELIQUIDATION`."""
    wanted = [row for row in queries.submissions(store, month=month) if row["current"]]
    for some in portions(wanted):  # with all that is read of their people, together they would take much
        found = of(store, [row["id"] for row in some])
        for row in some:
            for line in found[row["id"]].lines:
                yield _row(row, line)


def _row(row: Row, line: WithheldLine) -> dict[str, Any]:
    only = line.figures[0] if len(line.figures) == 1 else None
    pages = sorted({place.page for place in line.places})
    return {
        "submission_id": row["id"],
        "archivo": row["archivo"],
        "contrato": row["contract"],
        "contratista": row["contractor"],
        "documento": row["document"],
        "periodo": row["period"],
        "pago": row["payment"],
        "concepto": line.kind.value,
        "titulo": line.title,
        "estado": line.state.value,
        "base": None if only is None else only.base,
        "tarifa": None if only is None else only.rate,
        "valor": None if only is None else only.amount,
        "valor_minimo": line.least,
        "valor_maximo": line.most,
        "se_descuenta": line.deducted,
        "por_que": line.why,
        "supuesto": line.assumed or None,
        "norma": line.norm or None,
        "paginas": ", ".join(map(str, pages)) or None,
        "fuentes": "; ".join(told_place(place) for place in line.places) or None,
    }


def told_place(place: ReadPlace) -> str:
    """A place as text: what was read there, its page, and its box in points."""
    box = (
        ""
        if place.box is None or place.box == NOWHERE
        else f" [{', '.join(f'{side:.0f}' for side in place.box)}]"
    )
    return f"{place.what}: pág. {place.page}{box}"


class _World:
    """The cuentas asked for, and all of the same people: what they bill, bring and declare."""

    def __init__(self, store: Store, ids: Collection[int]) -> None:
        self._store = store
        asked = sorted(set(ids))
        self.rows = {row["id"]: row for row in queries.submissions(store, ids=asked)}
        self._near: dict[str, list[Row]] = defaultdict(list)
        for row in queries.of_people(store, asked):
            self._near[row["document"]].append(row)
        self._recognised = readings.recognitions(store, _contents(self.rows.values()))
        self._fields = self._load(queries.details_of(store, "fields", list(self.rows)))
        near = [row["id"] for same in self._near.values() for row in same]
        self._activities = self._load(detail_rows.values_of(store, near, ItemKind.RUT, "actividad"))
        self._owners: Owners[Row] = Owners(
            queries.contracts_of(store, [*self.rows.values(), *chain.from_iterable(self._near.values())])
        )
        self._ways = cache(lambda folder_id: ways_in_force.of_folder(store, folder_id))

    @cached_property
    def _declared(self) -> dict[str, Declaration]:
        """The declarations of the people who declare something in one of these cuentas, by content."""
        declaring = [row for row in self.rows.values() if self._declaration(row) is not None]
        near = (one for row in declaring for one in self._near.get(row["document"], ()))
        found = readings.recognitions(self._store, _contents(near))
        return {sha256: one.declaration for sha256, one in found.items() if one.declaration is not None}

    def _load(self, rows: Iterable[Row]) -> dict[int, dict[ItemKind, dict[str, Field]]]:
        found: dict[int, dict[ItemKind, dict[str, Field]]] = {}
        for row in rows:
            item = ItemKind(row["item"])
            if item in _USED and row["name"] in FIELDS[item]:
                one = _field(item, row)
                found.setdefault(row["submission_id"], {}).setdefault(item, {})[one.name] = one
        return found

    def of(self, number: int) -> Preliquidation:
        row = self.rows[number]
        ways = self._ways(row["folder_id"])
        contract = self._owners.of(row)
        facts = self._facts(row, None if contract is None else contract_of(contract))
        return liquidate(facts, ways.laws, ways.embargoes, self._changes(row))

    def _facts(self, row: Row, contract: Contract | None) -> CuentaFacts:
        return facts_of(
            self._recognition(row),
            month=_month(row),
            payment=row["payment"],
            document=row["document"],
            contract=contract,
            laws=self._ways(row["folder_id"]).laws,
            others=self._others(row),
            activity=self._activity(row),
        )

    def _recognition(self, row: Row) -> Recognition:
        """The values in force, with the marks and the declaration as the machine read them."""
        kept = self._recognised.get(row["sha256"], Recognition((), {}))
        fields = self._fields.get(row["id"], {})
        items = {}
        for kind in _USED:
            read = kept.items.get(kind)
            if kind in fields or read is not None:
                marks = () if read is None else read.marks
                items[kind] = RecognisedItem(kind, (), fields.get(kind, {}), marks)
        return Recognition((), items, declaration=kept.declaration)

    def _others(self, row: Row) -> list[OtherCuenta]:
        """What else the same payer is billed by the same person in the month, and was not sent back."""
        if not row["document"] or not row["period"]:
            return []
        own, payer = standing.group_of(row), self._payer(row)
        return [
            OtherCuenta(one["contract"] or "", one["archivo"], one["value"])
            for one in self._near.get(row["document"], ())
            if one["period"] == row["period"]
            and one["current"]
            and one["verdict"] not in _NOT_PAID
            and one["contract_key"]
            and not (one["part"] is not None and one["value"] is None)
            and standing.group_of(one) != own
            and one["contract_key"] != row["contract_key"]
            and self._payer(one) == payer
        ]

    def _payer(self, row: Row) -> str:
        """Who pays: the entity where it is known, else whoever's folder it is."""
        contract = self._owners.of(row)
        told = row["entity_key"] or (None if contract is None else contract["entity_key"])
        return told or f"carpeta {row['folder_id']}"

    def _activity(self, row: Row) -> str | None:
        """The activity that the RUT of another cuenta of the same person brought last."""
        found = [
            (one["period"] or "", one["id"], field)
            for one in self._near.get(row["document"], ())
            if (field := self._activities.get(one["id"], {}).get(ItemKind.RUT, {}).get("actividad"))
            is not None
            and field.confidence >= LEAST_CONFIDENCE
        ]
        return str(max(found, key=lambda one: one[:2])[2].value) if found else None

    def _changes(self, row: Row) -> tuple[str, ...]:
        """What the declaration says otherwise than the last one before it of the same contract."""
        now = self._declaration(row)
        if now is None or not row["period"] or not row["document"]:
            return ()
        before = [
            (one["period"], one["id"], told)
            for one in self._near.get(row["document"], ())
            if one["contract_key"] == row["contract_key"]
            and one["current"]
            and one["period"]
            and one["period"] < row["period"]
            and (told := self._declared.get(one["sha256"])) is not None
        ]
        if not before:
            return ()
        month, _, last = max(before, key=lambda one: one[:2])
        return answers_changed(last, Month.parse(month), now)

    def _declaration(self, row: Row) -> Declaration | None:
        kept = self._recognised.get(row["sha256"])
        return None if kept is None else kept.declaration


def _contents(rows: Iterable[Row]) -> list[str]:
    return sorted({row["sha256"] for row in rows if row["sha256"]})


def _month(row: Row) -> Month | None:
    return None if row["period"] is None else Month.parse(row["period"])


def _field(item: ItemKind, row: Row) -> Field:
    """A value in force. That a person corrected it says nothing against it."""
    kind = FIELDS[item][row["name"]].type
    return Field(
        name=row["name"],
        value=from_json(kind, row["value"]),
        text=row["text"] or "",
        page=row["page"] or 1,
        box=NOWHERE if row["x0"] is None else Box(row["x0"], row["top"], row["x1"], row["bottom"]),
        confidence=1.0 if row["corrected"] else row["confidence"] or 0.0,
        note=None if row["corrected"] else row["note"],
        others=tuple(
            Alternative(from_json(kind, value), text or "", page, Box(*box), sure)
            for value, text, page, *box, sure in row["others"] or ()
        ),
    )
