"""Reports of activities written as letters: numbered obligations, or a month told in the first person."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

from random import Random

from review.model import PageKind
from tools.measuring import words
from tools.measuring.heads import band
from tools.measuring.sheet import Sheet
from tools.measuring.signing import signed
from tools.papers.facts import Facts

KIND = PageKind.INFORME


def universidad(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """A letter to the supervisor with numbered obligations; the contract is an order."""
    f, deal = facts.informe, facts.deal

    def page() -> None:
        sheet.begin(KIND)
        band(sheet, deal.entity, "#6b1d2a")

    page()
    when = words.long_day(f.signed)
    sheet.write(f"{deal.entity.city}, {sheet.put('fecha_informe', f.signed, when)}", after=14)
    sheet.write(f"Profesor(a)\n**{deal.supervisor}**\nSupervisor\n{deal.entity.office}\nCiudad", after=14)
    number = sheet.put("contrato", f.contract, f.contract)
    sheet.write(
        f"**Asunto:** Informe No. {f.payment} de ejecución de la orden contractual {number}", after=12
    )
    span = words.period(rng, f.start, f.end)
    sheet.put("periodo_inicio", f.start, span)
    sheet.put("periodo_fin", f.end, span)
    begun = words.long_day(f.contract_start)
    sheet.put("fecha_inicio_contrato", f.contract_start, begun)
    sheet.write("Respetado(a) profesor(a):", after=8)
    sheet.write(
        f"En cumplimiento de lo pactado en la orden contractual de la referencia, cuya fecha de inicio fue el {begun}, presento el informe "
        f"de las actividades ejecutadas en el período comprendido {_of(span)}, así:",
        align="justify", after=10,
    )  # fmt: skip
    for i, (duty, act) in enumerate(f.activities, 1):
        sheet.write(f"**{i}. {duty}**", x=sheet.margin + 14, width=sheet.inner - 14, after=3, next_page=page)
        sheet.write(
            act, x=sheet.margin + 28, width=sheet.inner - 28, align="justify", after=9, next_page=page
        )
    sheet.write(
        "Quedo atento(a) a sus observaciones. Los soportes se encuentran en el repositorio de la dependencia.",
        after=14,
        next_page=page,
    )
    sheet.room(110, page)
    sheet.write("Cordialmente,", after=6)
    signed(
        sheet,
        f,
        rng,
        [f.person.name, f"C.C. {words.bare(int(f.person.document))} de {f.person.city}", f.person.email],
    )


def _of(span: str) -> str:
    """A period after «comprendido», with the word that it lacks."""
    low = span.lower()
    return span if low.startswith(("del", "entre")) else f"del {span}"


def libre(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """The month told in prose, with no form at all; the contract's start is not said."""
    f, deal = facts.informe, facts.deal

    def page() -> None:
        sheet.begin(KIND)

    page()
    prose = sheet.style.prose
    title = rng.choice(
        ("INFORME DE ACTIVIDADES", "Informe mensual", "INFORME DE GESTION", "Informe de labores")
    )
    sheet.write(title, bold=True, align="center", size=sheet.style.size + 2, after=3)
    sheet.write(words.month(f.start, upper=True), bold=True, align="center", after=16)
    span = words.period(rng, f.start, f.end)
    sheet.put("periodo_inicio", f.start, span)
    sheet.put("periodo_fin", f.end, span)
    number = sheet.put("contrato", f.contract, f.contract)
    sheet.write(
        prose(
            f"Yo, {f.person.name}, mayor de edad, identificado(a) con cédula de ciudadanía {words.bare(int(f.person.document))} de {f.person.city}, "
            f"en mi calidad de contratista de {deal.entity.name}, presento a continuación el informe de las labores que realicé en desarrollo del contrato "
        )
        + number
        + prose(", durante el tiempo comprendido ")
        + _of(span)
        + ".",
        align="justify", after=10,
    )  # fmt: skip
    starts = (
        "En primer lugar, en cuanto a",
        "De igual forma, respecto de",
        "Así mismo, en relación con",
        "Por último, sobre",
    )
    for lead, (duty, act) in zip(starts, f.activities, strict=False):
        about = duty[0].lower() + duty[1:].rstrip(".")
        sheet.write(
            prose(f"{lead} la obligación de {about}: {act}"), align="justify", after=9, next_page=page
        )
    sheet.write(
        prose(
            "Manifiesto que cumplí con el pago de mis aportes a salud, pensión y riesgos laborales, según planilla adjunta."
        ),
        align="justify",
        after=9,
        next_page=page,
    )
    sheet.room(130, page)
    text = words.closing_day(rng, f.signed)
    sheet.write(f"Dado en {deal.entity.city}, {sheet.put('fecha_informe', f.signed, text)}.", after=16)
    signed(sheet, f, rng, [f.person.name.upper(), f"C.C. {f.person.document}", "Contratista"])
