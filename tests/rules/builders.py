"""Invented submissions for the rules: one clean account, changed by naming what is different in it.

The contract runs from 1 June to 31 December 2026 at $ 4.500.000 a month (40 % is $ 1.800.000, above the
minimum wage of 2026). The clean account is its first: June, payment 1, all six items, a page or two each.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from review.contracts import ContractBook
from review.model import (
    NO_HISTORY,
    Activity,
    Box,
    Contract,
    Field,
    FieldValue,
    Finding,
    History,
    ItemKind,
    Judgement,
    Lectura,
    Mark,
    Month,
    Origin,
    PageKind,
    PageLabel,
    RecognisedItem,
    Recognition,
    SecopPayment,
    State,
)
from review.rules import judge

DOCUMENT = "1061700001"
OTHER_DOCUMENT = "1061799992"
NAME = "Marcela Inventada Ruiz"
CONTRACT = Contract(
    number="CPS-014-2026",
    contractor=NAME,
    document=DOCUMENT,
    start=dt.date(2026, 6, 1),
    end=dt.date(2026, 12, 31),
    monthly_value=4_500_000,
    total_value=31_500_000,
)
EMPTY = ContractBook((), (), ())

PAGES = {
    ItemKind.INFORME: (1, 2),
    ItemKind.CUENTA: (3,),
    ItemKind.SEGURIDAD_SOCIAL: (4, 5),
    ItemKind.BANCO: (6,),
    ItemKind.RUT: (7,),
    ItemKind.IMPUESTOS: (8,),
}
VALUES: dict[str, FieldValue] = {
    "informe.contrato": "CPS-014-2026",
    "informe.periodo_inicio": dt.date(2026, 6, 1),
    "informe.periodo_fin": dt.date(2026, 6, 30),
    "informe.fecha_inicio_contrato": dt.date(2026, 6, 1),
    "informe.fecha_informe": dt.date(2026, 6, 30),
    "cuenta.numero_pago": 1,
    "cuenta.valor": 4_500_000,
    "cuenta.valor_letras": 4_500_000,
    "cuenta.periodo": Month(2026, 6),
    "cuenta.contrato": "CPS 14 de 2026",
    "cuenta.fecha_cuenta": dt.date(2026, 6, 30),
    "cuenta.documento": DOCUMENT,
    "cuenta.banco": "Bancolombia",
    "cuenta.cuenta": "12345678901",
    "seguridad_social.planilla": "9000000001",
    "seguridad_social.periodo": Month(2026, 6),
    "seguridad_social.fecha_pago": dt.date(2026, 6, 25),
    "seguridad_social.total": 522_400,
    "seguridad_social.ibc": 1_800_000,
    "seguridad_social.documento": DOCUMENT,
    "seguridad_social.voucher_valor": 522_400,
    "banco.banco": "Bancolombia",
    "banco.cuenta": "12345678901",
    "banco.tipo_cuenta": "ahorros",
    "banco.documento": DOCUMENT,
    "banco.fecha": dt.date(2026, 6, 15),
    "rut.nit": DOCUMENT,
    "rut.dv": "4",
    "rut.fecha_generacion": dt.date(2026, 5, 20),
    "impuestos.valor": 630_000,
    "impuestos.documento": DOCUMENT,
    "impuestos.contrato": "CPS-014-2026",
}
MARKS: dict[str, tuple[str, ...]] = {
    "seguridad_social": (
        "planilla",
        "planilla_pagada",
        "comprobante",
        "comprobante_aprobado",
        "planilla_tipo_I",
    ),
    "banco": ("cuenta_activa",),
    "impuestos": ("impuesto_pagado",),
}
BOX = Box(72.0, 100.0, 200.0, 112.0)


@dataclass(frozen=True)
class Case:
    """What is different from the clean account. Fields are named `item.campo`.

    `drop` fields were not read; `unsure` ones were read badly, `likely` ones hardly; `noted` ones carry a
    contradiction; `scanned` ones were read by OCR with that ink, and something independent speaks for the
    `proved` ones; `without` items are absent; pages in `by_ocr` were read by OCR; `pictures` items have pages
    without text; `loose` adds that many unread pictures at the end; `full` that many pictures of a whole page
    among the evidence; `affiliation` adds certificates of affiliation; `marks` replaces an item's marks,
    `page_marks` adds some to a page.
    """

    values: Mapping[str, FieldValue] = field(default_factory=dict)
    drop: Iterable[str] = ()
    unsure: Iterable[str] = ()
    likely: Iterable[str] = ()
    noted: Iterable[str] = ()
    scanned: Mapping[str, float] = field(default_factory=dict)
    proved: Iterable[str] = ()
    without: Iterable[str] = ()
    pictures: Iterable[str] = ()
    marks: Mapping[str, Iterable[str]] = field(default_factory=dict)
    names: Iterable[tuple[str, int]] = ((NAME, 1), (NAME, 3))
    loose: int = 0
    full: int = 0
    affiliation: int = 0
    contract: Mapping[str, Any] = field(default_factory=dict)
    listed: bool = True
    lectura: Lectura = Lectura.LEIDO
    options: Mapping[str, Any] = field(default_factory=dict)
    history: History = NO_HISTORY
    activities: Iterable[Activity] = ()
    payments: Iterable[SecopPayment] = ()
    page_marks: Mapping[int, Iterable[str]] = field(default_factory=dict)
    by_ocr: Iterable[int] = ()

    def judge(self) -> Judgement:
        listed = ContractBook((replace(CONTRACT, **self.contract),), tuple(self.payments), ())
        book = listed if self.listed else EMPTY
        return judge(
            recognition(self), lectura=self.lectura, contracts=book, history=self.history, **self.options
        )

    def finding(self, code: str) -> Finding | None:
        found = [one for item in self.judge().items.values() for one in item.findings if one.code == code]
        assert len(found) <= 1
        return found[0] if found else None


class Example(NamedTuple):
    code: str
    state: State
    what: str
    case: Case


LATER: dict[str, FieldValue] = {
    "informe.periodo_inicio": dt.date(2026, 8, 1),
    "informe.periodo_fin": dt.date(2026, 8, 31),
    "informe.fecha_informe": dt.date(2026, 8, 31),
    "cuenta.numero_pago": 3,
    "cuenta.periodo": Month(2026, 8),
    "cuenta.fecha_cuenta": dt.date(2026, 8, 31),
    "seguridad_social.periodo": Month(2026, 7),
    "seguridad_social.fecha_pago": dt.date(2026, 8, 3),
    "banco.fecha": dt.date(2026, 8, 10),
    "rut.fecha_generacion": dt.date(2026, 7, 1),
}


def later(**changes: Any) -> Case:
    """The account of August, payment 3: not the first, so that RUT and taxes are not asked for."""
    changes["values"] = {**LATER, **changes.get("values", {})}
    return Case(**changes)


def recognition(case: Case) -> Recognition:
    """The pages, values and marks of a case, as recognition would hand them over."""
    values = {**VALUES, **case.values}
    unsure, noted, dropped = set(case.unsure), set(case.noted), set(case.drop)
    likely = set(case.likely)
    labels: list[PageLabel] = []
    items: dict[ItemKind, RecognisedItem] = {}
    for kind, pages in PAGES.items():
        if kind.value in case.without:
            continue
        if kind.value in case.pictures:
            labels += [label(page, PageKind(kind.value), "ilegible") for page in pages]
            items[kind] = RecognisedItem(kind, pages)
            continue
        labels += [label(page, PageKind(kind.value)) for page in pages]
        fields = {
            name: replace(
                ink(name, value, pages[0], unsure=path in unsure, noted=path in noted, likely=path in likely),
                ink=case.scanned.get(path, 1.0),
                support=("se lee igual en 2 lugares",) if path in case.proved else (),
            )
            for path, value in values.items()
            for item, _, name in (path.partition("."),)
            if item == kind.value and path not in dropped
        }
        marks = case.marks.get(kind.value, MARKS.get(kind.value, ()))
        items[kind] = RecognisedItem(kind, pages, fields, tuple(mark(name, pages[-1]) for name in marks))
    for page in range(9, 9 + case.loose):
        labels.append(label(page, PageKind.OTRO, "ilegible"))
    for page in range(30, 30 + case.full):
        labels.append(label(page, PageKind.INFORME, "evidencia", "pagina_completa"))
    for page in range(20, 20 + case.affiliation):
        labels.append(label(page, PageKind.OTRO, "afiliacion"))
    names = tuple(ink("nombre", name, page) for name, page in case.names)
    labels = [
        replace(
            one,
            marks=one.marks | {*case.page_marks.get(one.number, ())},
            origin=Origin.OCR if one.number in case.by_ocr else one.origin,
        )
        for one in labels
    ]
    return Recognition(tuple(labels), items, names, activities=tuple(case.activities))


def ink(
    name: str,
    value: FieldValue,
    page: int,
    *,
    unsure: bool = False,
    noted: bool = False,
    likely: bool = False,
) -> Field:
    note = "se leyeron dos valores distintos." if noted else None
    sure = 0.4 if unsure else 0.7 if likely else 0.97
    return Field(name, value, str(value), page, BOX, sure, note)


def mark(name: str, page: int) -> Mark:
    return Mark(name, name.replace("_", " ").upper(), page, BOX)


def label(page: int, kind: PageKind, *marks: str) -> PageLabel:
    return PageLabel(page, kind, 0.95, marks=frozenset(marks))
