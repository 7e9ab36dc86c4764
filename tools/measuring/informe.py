"""Reports of activities on the forms of offices: tables, boxes, headers with dates of their own."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

import datetime as dt
from random import Random

from review.model import PageKind
from tools.measuring import words
from tools.measuring.heads import Quality, quality
from tools.measuring.sheet import Cell, Sheet, head
from tools.measuring.signing import ink_at, signed
from tools.papers import pictures
from tools.papers.facts import Facts, Ink

KIND = PageKind.INFORME


def _contract(sheet: Sheet, facts: Facts) -> str:
    return sheet.put("contrato", facts.informe.contract, facts.informe.contract)


def _start(sheet: Sheet, facts: Facts, text: str) -> str:
    return sheet.put("fecha_inicio_contrato", facts.informe.contract_start, text)


def _signed(sheet: Sheet, facts: Facts, text: str) -> str:
    return sheet.put("fecha_informe", facts.informe.signed, text)


def _period(sheet: Sheet, facts: Facts, text: str) -> str:
    sheet.put("periodo_inicio", facts.informe.start, text)
    return sheet.put("periodo_fin", facts.informe.end, text)


def _id(facts: Facts) -> str:
    return words.bare(int(facts.informe.person.document))


def hospital(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """A hospital's form across the page: labels at the left of their values, four columns."""
    f, deal, lab = facts.informe, facts.deal, sheet.style.label
    form = Quality("Gestión del Talento Humano", "INFORME DE ACTIVIDADES CONTRATISTAS PRESTACIÓN DE SERVICIOS",
                   "GTH-FR-018", "05", "14/03/2024")  # fmt: skip

    def page() -> None:
        sheet.begin(KIND, landscape=True)
        quality(sheet, facts, form)

    page()
    start, end = (
        sheet.put("periodo_inicio", f.start, f"{f.start:%d/%m/%Y}"),
        sheet.put("periodo_fin", f.end, f"{f.end:%d/%m/%Y}"),
    )
    begun = _start(sheet, facts, words.slashed(f.contract_start))

    def label(text: str) -> Cell:
        return Cell(lab(text), bold=True, fill="#dbe8ef")

    sheet.grid(
        [
            [label("Nombre del contratista"), f.person.name.upper(), label("Identificación"), f"C.C. {_id(facts)}"],
            [label("Contrato No."), _contract(sheet, facts), label("Valor mensual"), words.pesos(deal.fee)],
            [label("Fecha de inicio"), begun, label("Fecha de terminación"), words.slashed(deal.end)],
            [label("Servicio / área"), deal.entity.office, label("Supervisor"), deal.supervisor],
            [label("Período a certificar"), Cell(f"Desde: {start}      Hasta: {end}", span=3)],
        ],
        [0.18, 0.36, 0.18, 0.28], size=8.5,
    )  # fmt: skip
    sheet.grid([[Cell(f"{lab('Objeto')}: {deal.object}", fill="#f5f5f5")]], [1.0], size=8)
    rows: list[list[Cell | str]] = [
        [
            head(lab(t))
            for t in ("No.", "Obligaciones específicas", "Actividades realizadas", "Cumple", "Soporte")
        ]
    ]
    for i, (duty, act) in enumerate(f.activities, 1):
        rows.append([Cell(str(i), align="center"), duty, act, Cell("SI", align="center"), f"Carpeta {i}"])
    sheet.grid(rows, [0.05, 0.36, 0.40, 0.08, 0.11], size=8, next_page=page)
    sheet.room(110, page)
    text = words.closing_day(rng, f.signed)
    sheet.write(f"Se firma en {deal.entity.city}, {_signed(sheet, facts, text)}.", after=14)
    high = sheet.y
    signed(sheet, f, rng, [f.person.name, lab("Contratista")])
    sheet.y = high
    nobody = facts.cuenta.ink is Ink.NINGUNA
    scrawl = None if nobody else pictures.signature(rng)
    sheet.sign(scrawl, [deal.supervisor, lab("Supervisor del contrato")], x=sheet.width / 2)


def alcaldia(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """A town hall's form: boxes with small labels over the values, dates of versions all around."""
    f, deal = facts.informe, facts.deal
    form = Quality(
        "PROCESO: GESTIÓN CONTRACTUAL",
        "INFORME PERIÓDICO DEL CONTRATISTA",
        "F-GC-27",
        "3.0",
        "28 de enero de 2025",
    )

    def page() -> None:
        sheet.begin(KIND)
        quality(sheet, facts, form)

    page()
    day = words.slashed if rng.random() < 0.5 else words.long_day
    signed = _signed(sheet, facts, day(f.signed))
    span = words.period(rng, f.start, f.end)
    sheet.stacked(
        [
            ("INFORME No.", f"{f.payment:02d}"), ("FECHA DE PRESENTACIÓN", signed),
            ("No. CONTRATO", _contract(sheet, facts)), ("VIGENCIA", "2026"),
        ],
        4, size=9, after=0, widths=[0.15, 0.35, 0.35, 0.15],
    )  # fmt: skip
    sheet.stacked(
        [("CONTRATISTA", f.person.name), ("C.C. / NIT", _id(facts))], 2, size=9, after=0, widths=[0.65, 0.35]
    )
    sheet.stacked([("PERIODO DEL INFORME", _period(sheet, facts, span))], 1, size=9, after=0)
    begun = day(f.contract_start)
    sheet.stacked(
        [("FECHA ACTA DE INICIO", _start(sheet, facts, begun)), ("FECHA DE TERMINACIÓN", day(deal.end))],
        2, size=9, after=0,
    )  # fmt: skip
    sheet.grid([[Cell("**OBJETO DEL CONTRATO:** " + deal.object)]], [1.0], size=8.5)
    for i, (duty, act) in enumerate(f.activities, 1):
        sheet.room(70, page)
        sheet.grid(
            [[Cell(f"Obligación {i}: {duty}", bold=True, fill="#eef3e6")], [Cell(act)], [Cell(f"Evidencia: ver anexo {i}", color="#555555")]],
            [1.0], size=8.5, after=4, next_page=page,
        )  # fmt: skip
    sheet.room(150, page)
    sheet.grid(
        [[head("Elaboró (contratista)"), head("Revisó y aprobó (supervisor)")],
         [Cell("\n\n\n" + f.person.name, align="center"), Cell("\n\n\n" + deal.supervisor, align="center")],
         [Cell(f"C.C. {_id(facts)}", align="center"), Cell(deal.entity.office, align="center")]],
        [0.5, 0.5], size=8.5,
    )  # fmt: skip
    ink_at(sheet, f, rng, sheet.margin + 60, sheet.y - 78, 96, 32)


def _dmy(sheet: Sheet, when: dt.date, x: float, y: float) -> None:
    """Day, month and year, one digit a box, with what they are over them in tiny print."""
    parts = ((f"{when:%d}", "DD", 0), (f"{when:%m}", "MM", 34), (f"{when:%Y}", "AAAA", 68))
    ends = [sheet.boxed_digits(text, x + at, y) for text, _, at in parts]
    for (_, label, at), end in zip(parts, ends, strict=True):
        sheet.text((x + at + end) / 2, y - 2.5, label, size=5.5, align="center", color="#666666")


def ministerio(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """A national agency's form: day, month and year in boxes of one digit."""
    f, deal = facts.informe, facts.deal
    form = Quality(
        "GESTIÓN CONTRACTUAL",
        "FORMATO ÚNICO INFORME DE EJECUCIÓN CONTRACTUAL",
        "GCON-F-041",
        "7",
        "2023-11-02",
    )

    def page() -> None:
        sheet.begin(KIND, size="carta")
        quality(sheet, facts, form)

    page()
    x, right = sheet.margin, sheet.width - sheet.margin
    sheet.text(x, sheet.y + 8, "1. DATOS DEL CONTRATISTA Y DEL CONTRATO", bold=True, size=9)
    sheet.y += 16
    sheet.grid(
        [
            [Cell("Nombre o razón social", bold=True), f.person.name, Cell("C.C. X   C.E. __   NIT __", bold=True), f.person.document],
            [Cell("Número de contrato", bold=True), _contract(sheet, facts), Cell("Informe No.", bold=True), f"{f.payment} de {len(deal.months)}"],
        ],
        [0.2, 0.36, 0.24, 0.2], size=8.5, after=14,
    )  # fmt: skip
    dates = (
        ("Fecha de suscripción", deal.start - dt.timedelta(days=3), None),
        ("Fecha de inicio", f.contract_start, "fecha_inicio_contrato"),
        ("Período del informe   Desde", f.start, "periodo_inicio"),
        ("Hasta", f.end, "periodo_fin"),
        ("Fecha de elaboración", f.signed, "fecha_informe"),
        ("Fecha de terminación", deal.end, None),
    )
    for i, (label, when, name) in enumerate(dates):
        left = x if i % 2 == 0 else (x + right) / 2 + 6
        sheet.text(left, sheet.y + 10, label, size=8, bold=True)
        if name:
            sheet.put(name, when, f"{when:%d%m%Y}")
        _dmy(sheet, when, left + 122, sheet.y)
        sheet.y += 26 if i % 2 else 0
    sheet.y += 4
    sheet.text(x, sheet.y + 8, "2. ACTIVIDADES EJECUTADAS", bold=True, size=9)
    sheet.y += 14
    rows: list[list[Cell | str]] = [
        [head("OBLIGACIÓN CONTRACTUAL"), head("ACTIVIDADES EJECUTADAS EN EL PERÍODO"), head("% AVANCE")]
    ]
    for duty, act in f.activities:
        rows.append([duty, act, Cell(f"{min(100, 100 * f.payment // len(deal.months))} %", align="center")])
    sheet.grid(rows, [0.38, 0.5, 0.12], size=8, next_page=page)
    sheet.room(130, page)
    sheet.write(
        "3. CERTIFICO que la información aquí consignada es veraz y corresponde a las actividades desarrolladas.",
        size=8,
        after=12,
    )
    signed(sheet, f, rng, [f.person.name, f"C.C. {_id(facts)}"])


def financiera(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """A form that also tells the planilla, the bank account and the money of the contract."""
    f, deal, c, p = facts.informe, facts.deal, facts.cuenta, facts.pila
    form = Quality(
        "GESTION FINANCIERA", "INFORME MENSUAL DE EJECUCION CONTRACTUAL", "GF-FO-12", "02", "01-07-2025"
    )

    def page() -> None:
        sheet.begin(KIND)
        quality(sheet, facts, form)

    page()
    span = words.period(rng, f.start, f.end)

    def label(text: str) -> Cell:
        return Cell(text, bold=True)

    def title(text: str) -> list[Cell | str]:
        return [Cell(text, bold=True, fill="#cfd8dc", span=4)]

    begun = words.day(rng, f.contract_start)
    quoted = f.quoted or p.planilla
    rows: list[list[Cell | str]] = [
        title("I. INFORMACION GENERAL"),
        [
            label("CONTRATO No"),
            _contract(sheet, facts),
            label("PAGO No"),
            sheet.put("numero_pago", f.payment, f"{f.payment}"),
        ],
        [label("CONTRATISTA"), f.person.name, label("CEDULA"), _id(facts)],
        [
            label("FECHA INICIO"),
            _start(sheet, facts, begun),
            label("PLAZO"),
            f"Hasta {words.long_day(deal.end)}",
        ],
        [label("PERIODO REPORTADO"), Cell(_period(sheet, facts, span), span=3)],
        title("II. BALANCE FINANCIERO"),
        [
            label("VALOR CONTRATO"),
            sheet.put("valor_contrato", deal.total, words.pesos(deal.total)),
            label("VALOR A PAGAR"),
            sheet.put("valor", f.value, words.pesos(f.value)),
        ],
        [
            label("PAGADO A LA FECHA"),
            sheet.put("pagado", f.paid, words.pesos(f.paid)),
            label("SALDO"),
            sheet.put("saldo", f.balance, words.pesos(f.balance)),
        ],
        title("III. APORTES AL SISTEMA DE SEGURIDAD SOCIAL"),
        [label("PLANILLA No"), sheet.put("planilla", quoted, quoted), label("PERIODO"), str(p.period)],
        [
            label("FECHA DE PAGO"),
            sheet.put("planilla_fecha", p.paid, words.slashed(p.paid)),
            label("VALOR"),
            words.pesos(p.dues.total),
        ],
        title("IV. INFORMACION BANCARIA"),
        [label("BANCO"), c.account.bank, label("CUENTA No."), f"{c.account.number} ({c.account.kind})"],
    ]
    sheet.grid(rows, [0.22, 0.33, 0.17, 0.28], size=8.5)
    sheet.grid([[Cell("V. ACTIVIDADES DESARROLLADAS", bold=True, fill="#cfd8dc")]], [1.0], size=8.5, after=0)
    for duty, act in f.activities:
        sheet.grid([[Cell(duty, bold=True), act]], [0.42, 0.58], size=8.5, after=0, next_page=page)
    sheet.y += 10
    sheet.room(130, page)
    text = words.closing_day(rng, f.signed)
    sheet.write(f"En constancia se firma en {deal.entity.city} {_signed(sheet, facts, text)}", after=14)
    signed(sheet, f, rng, [f.person.name.upper(), "CONTRATISTA"])
