"""Accounts of what is owed written as letters: typewritten, in prose, or with long declarations."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

import dataclasses
from random import Random

from tools.measuring import words
from tools.measuring.cuenta import KIND, Said
from tools.measuring.sheet import Sheet
from tools.measuring.signing import signed
from tools.papers.facts import Facts


def maquina(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """As from a typewriter, all capitals: «COBRO No.», figures before words."""
    f, deal = facts.cuenta, facts.deal
    said = Said(sheet, facts, rng)
    plain = dataclasses.replace(sheet.style, font="Courier", size=10.5)
    sheet.pick_up(dataclasses.replace(sheet.hand, style=plain, stretch=100), 1)
    sheet.begin(KIND, size="carta")
    sheet.write(said.payment(f"COBRO No. {f.payment:03d}"), align="right", after=18)
    sheet.write(f"{deal.entity.city.upper()}, {said.day(words.long_day(f.signed).upper())}", after=18)
    sheet.write(f"{f.entity.name.upper()}\nNIT. {said.nit()}", align="center", after=12)
    sheet.write("DEBE A:", align="center", after=12)
    sheet.write(
        f"{f.person.name.upper()}\nC.C. No. {said.document()} DE {f.person.city.upper()}",
        align="center",
        after=14,
    )
    sheet.write(f"LA SUMA DE: {said.value()} ({said.in_words()})", align="left", after=12)
    sheet.write(
        f"POR CONCEPTO DE: SERVICIOS PRESENTADOS {said.month(words.period(rng, f.start, f.end).upper())} SEGUN CONTRATO {said.contract()}",
        after=12,
    )
    bank = f"FAVOR ABONAR A LA CUENTA DE {said.kind.upper()} No. {said.account()} DE {said.bank()}"
    sheet.write(bank, after=28)
    sheet.write("ATENTAMENTE,", after=10)
    signed(sheet, f, rng, [f.person.name.upper(), f"TEL. {f.person.phone}"])


def prosa(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """A letter that asks for the money in one long sentence."""
    f, deal = facts.cuenta, facts.deal
    said = Said(sheet, facts, rng)
    sheet.begin(KIND)
    sheet.y += 10
    sheet.write(f"{deal.entity.city}, {said.day(words.long_day(f.signed))}", after=20)
    sheet.write(f"Señores\n**{f.entity.name}**\nAtn. {deal.entity.office}\nE. S. D.", after=16)
    sheet.write(
        f"Referencia: {said.payment(f'{words.ordinal(f.payment)} pago')} - cobro de honorarios", after=14
    )
    sheet.write(
        f"Comedidamente me permito presentar cobro por la suma de {said.in_words()} ({said.value()}), por los servicios prestados en desarrollo "
        f"del contrato No. {said.contract()}, {_during(said.month())}. El presente documento hace las veces de cuenta de cobro, toda vez que "
        "no soy responsable del impuesto sobre las ventas ni estoy obligado(a) a expedir factura.",
        align="justify", after=10,
    )  # fmt: skip
    sheet.write(
        f"Solicito que el pago se realice mediante transferencia a mi cuenta de {said.kind.lower()} número {said.account()} de {said.bank()}, de la cual soy titular.",
        align="justify", after=10,
    )  # fmt: skip
    sheet.write(
        "Anexo: informe de actividades, planilla de seguridad social, certificación bancaria.",
        size=sheet.style.size - 1,
        after=26,
    )
    sheet.write("Agradezco su atención,", after=10)
    signed(sheet, f, rng, [f.person.name, f"C.C. {said.document()}", f.person.email])


def _during(span: str) -> str:
    low = span.lower()
    if low.startswith(("del", "entre")):
        return f"en el periodo comprendido {span}"
    return f"periodo: {span}"


def juramento(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """The account first, then two pages of sworn answers; the month only, no days."""
    f, lab = facts.cuenta, sheet.style.label
    said = Said(sheet, facts, rng)
    sheet.begin(KIND)
    sheet.write(f"{lab('Cuenta de cobro')}", bold=True, align="center", size=sheet.style.size + 3, after=14)
    paying = f"Pago {f.payment} de {f.payments}"
    for label, value in (
        ("Fecha", said.day()),
        ("Deudor", f"{f.entity.name} - NIT {said.nit()}"),
        ("A favor de", f.person.name),
        ("Cédula de ciudadanía", said.document()),
        ("Número de pago", said.payment(paying)),
        ("Contrato N°", said.contract()),
        ("Mes", said.month(words.month(f.start, upper=rng.random() < 0.5))),
        ("Valor en números", said.value()),
        ("Valor en letras", said.in_words()),
        ("Banco", said.bank()),
        ("Tipo y número de cuenta", f"{said.kind} {said.account()}"),
    ):
        sheet.write(f"**{lab(label)}:** {value}", after=5)
    sheet.y += 6
    sheet.write("DECLARACIONES BAJO LA GRAVEDAD DEL JURAMENTO", bold=True, after=6)

    def page() -> None:
        sheet.begin(KIND)

    for i, text in enumerate(
        (
            "Que mis ingresos provienen de rentas de trabajo no derivadas de una relación laboral y NO tomaré costos ni deducciones asociados a ellas (parágrafo 2 del artículo 383 del Estatuto Tributario, modificado por el artículo 8 de la Ley 2277 de 2022).",
            "Que NO he contratado o vinculado dos (2) o más trabajadores asociados a la actividad durante al menos noventa (90) días continuos o discontinuos.",
            "Que los aportes a seguridad social acreditados con la planilla anexa corresponden a los ingresos del contrato que se cobra (artículo 50 de la Ley 789 de 2002 y artículo 23 de la Ley 1150 de 2007).",
            "Que en el RUT figuro como NO responsable de IVA (responsabilidad 49) y que informaré cualquier cambio.",
            "Que NO he solicitado crédito de vivienda ni medicina prepagada como deducción para el mes; los certificados se anexan cuando haya lugar: valor intereses $0, valor medicina prepagada $0.",
            "Que NO tengo dependientes a cargo en los términos del artículo 387 del Estatuto Tributario.",
            "Que los recursos serán consignados en la cuenta que informo y que de ella soy el único titular.",
        ),
        1,
    ):
        sheet.write(f"{i}. {text}", align="justify", after=6, next_page=page)
    sheet.room(100, page)
    sheet.y += 12
    signed(sheet, f, rng, [f.person.name, f"C.C. {f.person.document}"])
