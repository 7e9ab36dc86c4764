"""Where each figure of a paper comes from: the page it was read on, the list of contracts, or a sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from review import spanish
from review import spanish_titles as titles
from review.contracts.agreed_value import agreed_value
from review.desk import FieldView, ItemView
from review.frames.cuenta_duties import CuentaDuties
from review.model import Contract, DutyOrigin, FieldType, FieldValue, ItemKind
from review.supervision.execution import Row, stage
from review.supervision.paper_facts import Executed, FigureSource, PaperAccount

LIST: Final = "Lista de contratos"
SETTLED: Final = "Lo que resulta de todos los documentos"
_READ: Final[tuple[tuple[ItemKind, str, str], ...]] = (
    (ItemKind.CUENTA, "valor", "Valor cobrado"),
    (ItemKind.CUENTA, "numero_pago", "Número del pago"),
    (ItemKind.CUENTA, "periodo", "Mes cobrado"),
    (ItemKind.CUENTA, "fecha_cuenta", "Fecha de la cuenta de cobro"),
    (ItemKind.INFORME, "periodo_inicio", "Periodo, desde"),
    (ItemKind.INFORME, "periodo_fin", "Periodo, hasta"),
    (ItemKind.BANCO, "banco", "Banco"),
    (ItemKind.BANCO, "cuenta", "Cuenta bancaria"),
    (ItemKind.SEGURIDAD_SOCIAL, "planilla", "Planilla"),
    (ItemKind.SEGURIDAD_SOCIAL, "operador", "Operador de la planilla"),
    (ItemKind.SEGURIDAD_SOCIAL, "periodo", "Periodo de pensión"),
    (ItemKind.SEGURIDAD_SOCIAL, "periodo_salud", "Periodo de salud"),
    (ItemKind.SEGURIDAD_SOCIAL, "fecha_pago", "Pago de la planilla"),
    (ItemKind.SEGURIDAD_SOCIAL, "ibc", "Ingreso base (IBC)"),
    (ItemKind.SEGURIDAD_SOCIAL, "salud", "Aporte a salud"),
    (ItemKind.SEGURIDAD_SOCIAL, "pension", "Aporte a pensión"),
    (ItemKind.SEGURIDAD_SOCIAL, "riesgos", "Aporte a riesgos laborales"),
    (ItemKind.SEGURIDAD_SOCIAL, "solidaridad", "Fondo de solidaridad"),
    (ItemKind.SEGURIDAD_SOCIAL, "total", "Total de la planilla"),
)


def field_of(items: Sequence[ItemView], kind: ItemKind, name: str) -> FieldView | None:
    """A value in force of an item; None when it was not read."""
    return next((one for item in items if item.kind is kind for one in item.fields if one.name == name), None)


def sources(
    items: Sequence[ItemView],
    account: PaperAccount,
    contract: Contract,
    listed: bool,
    executed: Executed,
    before: Sequence[Row],
) -> Iterator[FigureSource]:
    """Every figure that a paper may tell, in the order of the table; `listed`: a list tells the contract."""
    settled = {"valor": account.value, "numero_pago": account.payment, "periodo": account.month}
    for kind, name, title in _READ:
        found = field_of(items, kind, name)
        own = settled.get(name) if kind is ItemKind.CUENTA else None
        if found is not None:
            yield _read(kind, found, title, own)
        elif own is not None:
            yield FigureSource(title, _shown(own, money=name == "valor"), SETTLED)
    yield from _told_by_list(contract, LIST if listed else "SECOP II")
    yield from _reckoned(executed, before)


def _shown(value: FieldValue, *, money: bool) -> str:
    return str(value) if isinstance(value, int) and not money else spanish.show(value, money=money)


def _read(kind: ItemKind, found: FieldView, title: str, own: FieldValue | None) -> FigureSource:
    """`own` is what the paper tells, where the review settled it by more than this value."""
    where = titles.ITEMS[kind] + ("" if found.page is None else f", página {found.page}")
    origin = f"{where}; corregido por una persona" if found.corrected else where
    if own is not None and own != found.value:
        origin = f"{SETTLED}; se lee otra cosa en {origin}"
    shown = _shown(found.value if own is None else own, money=found.type is FieldType.MONEY)
    return FigureSource(title, shown, origin, found.text or "", found.page, found.box)


def _told_by_list(contract: Contract, origin: str) -> Iterator[FigureSource]:
    agreed = agreed_value(contract)
    parted = origin if contract.added_value is not None or not agreed.tramos else f"{origin} y presupuesto"
    money = (("Valor inicial del contrato", agreed.initial), ("Adiciones", agreed.added))
    days = (("Inicio del contrato", contract.start), ("Fin del contrato", contract.last_day))
    for title, value in money:
        if value is not None:
            yield FigureSource(title, spanish.pesos(value), parted)
    for title, day in days:
        if day is not None:
            yield FigureSource(title, spanish.long_date(day), origin)
    if contract.supervisor:
        yield FigureSource("Supervisor", contract.supervisor, origin)


def _reckoned(executed: Executed, before: Sequence[Row]) -> Iterator[FigureSource]:
    if executed.before is not None:
        parts = [
            f"pago {spanish.payment_number(one['payment'] or 0)}, "
            f"{spanish.pesos(one['value'] or 0)} ({stage(one)})"
            for one in before
        ]
        origin = f"Suma: {'; '.join(parts)}" if parts else "Es el primer pago"
        yield FigureSource("Ejecutado antes", spanish.pesos(executed.before), origin)
    if executed.balance is not None:
        yield FigureSource(
            "Saldo", spanish.pesos(executed.balance), "Valor del contrato menos lo ejecutado con esta cuenta"
        )


def duty_sources(found: CuentaDuties | None) -> Iterator[FigureSource]:
    """Where the obligations come from."""
    if found is None or not found.lines:
        return
    shown = str(len(found.lines))
    match found.origin, found.confirmed:
        case DutyOrigin.LISTA, _:
            yield FigureSource("Obligaciones", shown, LIST)
        case DutyOrigin.CONFIRMADA, confirmed if confirmed is not None:
            origin = f"Confirmadas por {confirmed.author}, según {spanish.title(confirmed.source)}"
            file = confirmed.name + (f", {spanish.page_list(confirmed.pages)}" if confirmed.pages else "")
            yield FigureSource("Obligaciones", shown, f"{origin} ({file})" if file else origin)
        case _:
            pages = sorted({page for one in found.lines for page in one.pages})
            yield FigureSource("Obligaciones", shown, f"Informe de actividades, {spanish.page_list(pages)}")
