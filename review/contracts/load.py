"""Loading a contracts file: the project's own columns or SECOP II's open data, as downloaded."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from review.contracts import cell_values
from review.contracts.book import ContractBook
from review.contracts.budget_cells import budget_of, tell_doubled
from review.contracts.cell_dates import turn
from review.contracts.list_headings import ListLayout, known_headings
from review.contracts.secop_states import parse_secop_state
from review.contracts.sheet_rows import RowReader, RowTable, find_table
from review.errors import ContractsUnreadable, SheetUnreadable
from review.model import Contract, SecopPayment, SecopSource, SecopState
from review.recognition.grammar.contract_numbers import contract_key
from review.sheets.read import Row, Sheet, read_sheets


@dataclass(frozen=True, slots=True)
class ReadRow:
    """What a row of the file came to: the contract and the payment that it speaks of. `trouble`: why nothing
    of it, or of its payment, could be used, in Spanish."""

    number: int
    contract: Contract | None
    payment: int | None = None
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class ContractFile:
    """A contracts file as read: what kind it is, all its rows, and the book they make. `taken` counts the
    imports of a database, 0 before it is in one."""

    name: str
    layout: ListLayout
    rows: tuple[ReadRow, ...]
    book: ContractBook
    taken: int = 0


def load_contracts(path: Path) -> ContractBook:
    """Contracts and SECOP payment rows from a CSV or XLSX file: the book of `read_contracts`."""
    return read_contracts(path).book


def read_contracts(path: Path) -> ContractFile:
    """A CSV or XLSX file of contracts or of SECOP payments, row by row.

    Takes the project's own columns (`numero_contrato, contratista, documento, entidad, nit_entidad, objeto,
    fecha_inicio, fecha_fin, valor_mensual, valor_total, supervisor` and, if wanted, `estado_secop, pago,
    mes`) and the exports of datos.gov.co: Contratos Electrónicos (jbjy-vk9h), Plan de pagos (uymx-8p3j) and
    Facturas (ibyt-yi2f), with the labels of the web page or the names of the API. A row without contract
    number, or that repeats another one, is left out with a note; the same number with another person or
    another entity is another contract. Raises ContractsUnreadable.
    """
    try:
        sheets = read_sheets(path, known_headings)
    except SheetUnreadable as error:
        raise ContractsUnreadable(str(error)) from error
    table = find_table(sheets)
    if table is None:
        raise ContractsUnreadable(_without_columns(path, sheets))
    reader = RowReader(table)
    entries = _Entries(reader)
    for number, row in table.numbered():
        entries.add(number, row)
    book = ContractBook(tuple(entries.contracts()), tuple(entries.payments()), reader.all_notes())
    return ContractFile(path.name, table.layout, tuple(entries.rows), book)


def _without_columns(path: Path, sheets: tuple[Sheet, ...]) -> str:
    first = next((row for sheet in sheets for row in sheet.rows if any(cell is not None for cell in row)), ())
    seen = ", ".join(f"«{cell}»" for cell in first[:12] if cell is not None) or "ninguna"
    return (
        f"«{path.name}» no tiene una columna con el número del contrato. Se espera «numero_contrato» o una "
        f"exportación de SECOP II con «Referencia del Contrato» o «ID Contrato». Columnas vistas: {seen}."
    )


def _may_be_one(one: Contract, two: Contract) -> bool:
    """Of two rows with the same number: nothing in them says that they are of different parties."""
    pairs = ((one.document, two.document), (one.entity_nit, two.entity_nit))
    return all(a is None or b is None or a == b for a, b in pairs)


class _Entries:
    """What has been read so far, by contract and by payment, so that a repeated row is noticed."""

    def __init__(self, reader: RowReader) -> None:
        self._reader = reader
        self._table: RowTable = reader.table
        self._contracts: dict[tuple[str, str | None], list[tuple[int, Contract]]] = {}
        self._payments: dict[tuple[object, ...], SecopPayment] = {}
        self.rows: list[ReadRow] = []

    def contracts(self) -> list[Contract]:
        return [contract for same in self._contracts.values() for _, contract in same]

    def payments(self) -> list[SecopPayment]:
        return list(self._payments.values())

    def add(self, number: int, row: Row) -> None:
        contract = self._contract(number, row)
        if contract is None:
            self.rows.append(ReadRow(number, None, trouble="no tiene número de contrato"))
            return
        self._remember(number, contract)
        if "state" in self._table.columns:
            self.rows.append(self._add_payment(number, row, contract))
        else:
            self.rows.append(ReadRow(number, contract))

    def _contract(self, number: int, row: Row) -> Contract | None:
        reader = self._reader
        secop_id = reader.identifier(number, row, "secop_id")
        own_number = reader.identifier(number, row, "number") or secop_id
        spoilt = reader.spoilt(row)
        if own_number is None or not contract_key(own_number):
            why = spoilt or "no tiene número de contrato"
            reader.note(number, f"{why}; se dejó por fuera.", kind="sin número")
            return None
        if spoilt:
            reader.note(number, f"{spoilt}; se tomó «{own_number}».", kind="número vuelto fecha")
        paid_rows = self._table.layout.of_payments
        start, end = self._term(number, row)
        return Contract(
            number=own_number,
            contractor=reader.read(number, row, "contractor", cell_values.text),
            document=reader.read(number, row, "document", cell_values.document),
            entity=reader.read(number, row, "entity", cell_values.text),
            entity_nit=reader.read(number, row, "entity_nit", cell_values.document),
            purpose=reader.read(number, row, "purpose", cell_values.text),
            start=start,
            end=end,
            monthly_value=reader.read(number, row, "monthly_value", cell_values.money),
            total_value=None if paid_rows else reader.read(number, row, "total_value", cell_values.money),
            supervisor=reader.read(number, row, "supervisor", cell_values.text),
            secop_id=secop_id,
            bank=reader.read(number, row, "bank", cell_values.text),
            account=reader.read(number, row, "account", cell_values.digits_only),
            account_type=reader.read(number, row, "account_type", cell_values.text),
            budget=budget_of(reader, number, row),
            **self._life(number, row),
        )

    def _term(self, number: int, row: Row) -> tuple[dt.date | None, dt.date | None]:
        """The first and the last day; neither where they contradict each other."""
        reader = self._reader
        start, end = reader.date(number, row, "start"), reader.date(number, row, "end")
        swapped = " Puede que la hoja de cálculo haya cambiado el día por el mes."
        if start and end and end < start:
            may_be = any(reader.may_be_turned(row, name) for name in ("start", "end"))
            reader.note(
                number,
                f"la fecha final ({end}) es anterior a la inicial ({start}); se dejaron en blanco. Revise "
                f"las dos.{swapped if may_be else ''}",
                kind="fechas al revés",
            )
            return None, None
        signed = reader.date(number, row, "signed")
        if start and signed and start < signed and reader.may_be_turned(row, "start"):
            other = turn(start)
            if signed <= other and (end is None or other <= end):
                reader.note(
                    number,
                    f"la fecha inicial ({start}) es anterior a la de la firma ({signed}); se dejó en blanco."
                    f"{swapped}",
                    kind="inicio antes de la firma",
                )
                return None, end
        return start, end

    def _life(self, number: int, row: Row) -> dict[str, Any]:
        """What happened to the contract after it was signed, and what it asks of its contractor."""
        if not self._is_own:
            return {}
        reader = self._reader
        return {
            "extended_to": reader.date(number, row, "extended_to"),
            "added_value": reader.read(number, row, "added_value", cell_values.signed_money),
            "suspensions": reader.read(number, row, "suspensions", cell_values.spans) or (),
            "assigned_on": reader.date(number, row, "assigned_on"),
            "assignor": reader.read(number, row, "assignor", cell_values.document),
            "risk_class": reader.read(number, row, "risk_class", cell_values.risk_class),
            "pensioner": reader.read(number, row, "pensioner", cell_values.yes_or_no),
            "duties": reader.read(number, row, "duties", cell_values.duties) or (),
            "asks": reader.read(number, row, "asks", cell_values.item_names) or (),
        }

    def _remember(self, number: int, contract: Contract) -> None:
        """Keep the contract, with what an earlier row of the same one said; contradictions are noted."""
        same = self._contracts.setdefault((contract_key(contract.number), contract.secop_id), [])
        place = next((n for n, (_, known) in enumerate(same) if _may_be_one(known, contract)), None)
        if place is None:
            if same:
                self._reader.note(
                    number,
                    f"el contrato {contract.number} ya estaba en la fila {same[0][0]} con otra persona o "
                    "entidad; se tomaron como dos contratos.",
                    kind="mismo número",
                )
            same.append((number, contract))
            return
        row, before = same[place]
        mended = {
            name: getattr(contract, name)
            for name in (spec.name for spec in dataclasses.fields(Contract))
            if getattr(before, name) in (None, ())
        }
        differs = [
            name
            for name in ("contractor", "start", "end", "monthly_value", "total_value")
            if getattr(contract, name) not in (None, getattr(before, name)) and name not in mended
        ]
        more = tuple(line for line in contract.budget if line not in before.budget)
        mended["budget"] = (*before.budget, *more)
        tell_doubled(self._reader, number, before.budget, more)
        repeats_on_purpose = "state" in self._table.columns or more
        if differs or not repeats_on_purpose:
            what = "con otros datos; valen los de la primera" if differs else "igual; no hacía falta"
            self._reader.note(
                number, f"el contrato {contract.number} ya estaba en la fila {row}, {what}.", kind="repetido"
            )
        same[place] = (row, dataclasses.replace(before, **mended))

    def _add_payment(self, number: int, row: Row, contract: Contract) -> ReadRow:
        reader = self._reader
        said = reader.read(number, row, "state", cell_values.text)
        if said is None:
            return ReadRow(number, contract, trouble=None if self._is_own else "no dice en qué estado está")
        state = parse_secop_state(said)
        if state is None:
            reader.note(
                number, f"no se conoce el estado de SECOP «{said}»; se dejó sin estado.", kind="estado"
            )
            return ReadRow(number, contract, trouble=f"no se conoce el estado «{said}»")
        open_data = self._table.layout.of_payments
        payment = reader.read(number, row, "payment", cell_values.payment)
        if payment is None and open_data:
            payment = reader.read(number, row, "invoice", cell_values.payment)
            if payment is None:
                reader.note(
                    number, "no dice de qué pago es; no se usó su estado de SECOP.", kind="pago sin número"
                )
                return ReadRow(number, contract, trouble="no dice de qué pago es")
        if open_data and reader.read(number, row, "confirmed", cell_values.text) in (
            "si",
            "true",
            "Si",
            "True",
        ):
            state = SecopState.PAGADO
        month = reader.read(number, row, "month", cell_values.month)
        source = SecopSource.PLAN_DE_PAGOS if open_data else SecopSource.CONTRATOS
        value = reader.read(number, row, "value", cell_values.money)
        named = (contract.secop_id if open_data else None) or contract.number
        found = SecopPayment(
            named,
            state,
            source,
            payment,
            month,
            value,
            net=reader.read(number, row, "net", cell_values.money),
            total=reader.read(number, row, "total", cell_values.money),
            invoice=reader.read(number, row, "invoice", cell_values.text),
            issued=reader.date(number, row, "issued"),
            received=reader.date(number, row, "received"),
            due=reader.date(number, row, "due"),
            paid=reader.date(number, row, "paid"),
            planilla=reader.read(number, row, "planilla", cell_values.digits_only),
            planilla_paid=reader.date(number, row, "planilla_paid"),
            document=contract.document,
            entity_nit=contract.entity_nit,
        )
        key = (contract_key(named), contract.document, contract.entity_nit, payment, month)
        before = self._payments.get(key)
        if before is not None and before.state is not state:
            order = list(SecopState)
            found = max(before, found, key=lambda one: order.index(one.state))
            reader.note(
                number,
                f"el pago {payment or ''} de {contract.number} tiene dos estados; se tomó «{found.state}».",
                kind="dos estados",
            )
        self._payments[key] = found
        return ReadRow(number, contract, payment)

    @property
    def _is_own(self) -> bool:
        return self._table.layout is ListLayout.OWN
