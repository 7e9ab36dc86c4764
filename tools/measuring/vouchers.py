"""Proofs of a payment: a site's page, a telephone's screen, a shop's strip, an e-mail, a bank's form."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

import dataclasses
import io
from random import Random

from PIL import Image, ImageDraw, ImageFont

from review.model import PageKind
from tools.measuring import words
from tools.measuring.sheet import Cell, Sheet
from tools.papers.facts import Facts, VoucherFacts
from tools.papers.paper import FONT_FOLDER, Style

KIND = PageKind.SEGURIDAD_SOCIAL
COMPANY = {
    "aportes": "APORTES EN LINEA S.A.", "asopagos": "ASOPAGOS S.A.", "simple": "SIMPLE S.A.", "navegador": "ACH COLOMBIA - SOI",
    "detallada": "ENLACE OPERATIVO S.A.", "compensar": "COMPENSAR MI PLANILLA", "reporte": "ACH COLOMBIA S.A. SOI",
}  # fmt: skip


def _facts(facts: Facts) -> VoucherFacts:
    voucher = facts.pila.voucher
    if voucher is None:
        raise ValueError("a voucher without facts")
    return voucher


def _company(facts: Facts) -> str:
    return COMPANY[facts.layouts["seguridad_social"]]


def _reference(sheet: Sheet, v: VoucherFacts) -> str:
    """The planilla that it says it pays."""
    return sheet.put("voucher_referencia", v.planilla, v.planilla)


def _value(sheet: Sheet, v: VoucherFacts, text: str) -> str:
    return sheet.put("voucher_valor", v.value, text)


def _day(sheet: Sheet, v: VoucherFacts, text: str) -> str:
    return sheet.put("voucher_fecha", v.day, text)


def pse(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """PSE's page after a payment, labels at the right edge of their column."""
    v = _facts(facts)
    sheet.begin(KIND)
    sheet.box(sheet.margin, 40, 52, 52, fill="#0a3d91", stroke=None)
    sheet.text(sheet.margin + 26, 72, "PSE", size=15, bold=True, align="center", color="#ffffff")
    sheet.text(sheet.margin + 66, 72, "Resumen de la transacción", size=15, color="#333333")
    sheet.y = 120
    color = "#2e7d32" if v.approved else "#b71c1c"
    sheet.write(
        "¡Tu pago fue exitoso!" if v.approved else "La transacción no pudo ser procesada",
        size=12,
        color=color,
        align="center",
        after=14,
    )
    middle = sheet.margin + sheet.inner * 0.42
    for label, value in (
        ("Estado", "Aprobada" if v.approved else "Rechazada"),
        ("CUS", v.cus),
        ("Empresa", _company(facts)),
        ("NIT", "900.147.238-2"),
        ("Descripción", f"PAGO PLANILLA {_reference(sheet, v)}"),
        ("Fecha de la transacción", f"{_day(sheet, v, words.slashed(v.day))} {v.hour}"),
        ("Banco", rng.choice(("BANCO DE OCCIDENTE", "NEQUI", "BANCOLOMBIA", "DAVIPLATA"))),
        ("Referencia 1", f"190.{rng.randrange(20, 200)}.{rng.randrange(9, 250)}.{rng.randrange(9, 250)}"),
        ("Referencia 2", f"CC {facts.pila.person.document}"),
        ("Valor de la transacción", _value(sheet, v, words.american(v.value))),
        ("Costo de la transacción", "$ 0.00"),
    ):
        sheet.text(middle - 8, sheet.y + 12, label, align="right", color="#777777", size=9.5)
        sheet.text(middle + 8, sheet.y + 12, value, size=9.5)
        sheet.y += 21


def correo(sheet: Sheet, facts: Facts, rng: Random) -> None:  # noqa: ARG001
    """An e-mail of confirmation, printed from the mail program."""
    v, p = _facts(facts), facts.pila
    sheet.begin(KIND)
    sheet.write(f"{p.person.name} <{p.person.email}>", align="right", size=8, after=10)
    subject = "Confirmación de transacción" if v.approved else "Transacción rechazada"
    sheet.write(f"{subject} - {_company(facts)}", bold=True, size=13, after=4)
    sheet.line(sheet.margin, sheet.y, sheet.width - sheet.margin, sheet.y, color="#bbbbbb")
    sheet.y += 8
    sheet.write("1 mensaje", size=8, after=8)
    when = _day(sheet, v, words.long_day(v.day))
    sheet.write(
        f"**notificaciones@pagos.example** <notificaciones@pagos.example>   {when}, {v.hour[:5]}\nPara: {p.person.email}",
        size=9,
        after=14,
    )
    sheet.write(f"Hola {p.person.given.split()[0]},", after=8)
    done = "fue aprobada" if v.approved else "fue rechazada por su entidad financiera"
    sheet.write(
        f"Te informamos que la transacción por valor de {_value(sheet, v, words.pesos(v.value))} a favor de {_company(facts)}, por concepto de pago de planilla de "
        f"aportes No. {_reference(sheet, v)}, {done}. Número de seguimiento (CUS): {v.cus}.",
        align="justify", after=10,
    )  # fmt: skip
    sheet.write(
        "Este es un mensaje automático, por favor no lo respondas. Si no reconoces esta operación comunícate con tu banco.",
        size=8,
        color="#777777",
    )


def tirilla(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """The narrow strip of a correspondent's till."""
    v = _facts(facts)
    sheet.pick_up(
        dataclasses.replace(sheet.hand, style=Style("Courier", 8.5), stretch=100, apart=False, margin=12), 1
    )
    sheet.begin_sized(KIND, 226, 420)
    dash = "-" * 38
    for line in (
        rng.choice(("CORRESPONSAL PUNTO RED", "SUPERGIROS S.A.", "VIA BALOTO", "EFECTY")),
        "NIT 900.555.110-7",
        "RECAUDO DE TERCEROS",
        dash,
        f"FECHA: {_day(sheet, v, f'{v.day:%Y-%m-%d}')}  HORA: {v.hour}",
        f"TERMINAL: {rng.randrange(10**5, 10**6)}",
        f"RECIBO: {rng.randrange(10**6, 10**7)}",
        dash,
        f"CONVENIO: {_company(facts)[:24]}",
        f"PIN/PLANILLA: {_reference(sheet, v)}",
        f"CC: {facts.pila.person.document}",
        dash,
        f"VALOR: {_value(sheet, v, words.pesos(v.value))}",
        f"APROBACION: {v.cus[-6:]}" if v.approved else "TRANSACCION RECHAZADA",
        "TRANSACCION EXITOSA" if v.approved else "NO SE REALIZO EL RECAUDO",
        dash,
        "CONSERVE ESTE COMPROBANTE",
        "=== COPIA CLIENTE ===",
    ):
        center = "left" if ":" in line else "center"
        sheet.write(line, align=center, after=2)


def portal(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """A bank's «Comprobante de transacción»: a form with labels over the values."""
    v = _facts(facts)
    sheet.begin(KIND)
    bank = rng.choice(("Banco de Occidente", "Scotiabank Colpatria", "Banco AV Villas"))
    sheet.text(sheet.margin, 52, bank, size=16, bold=True, color="#005b96")
    sheet.text(sheet.width - sheet.margin, 52, "Comprobante de transacción", size=11, align="right")
    sheet.y = 74
    state = "Exitosa" if v.approved else "Rechazada - fondos insuficientes"
    sheet.stacked(
        [("Fecha y hora", f"{_day(sheet, v, words.long_day(v.day))} {v.hour}"), ("Número de comprobante", v.cus),
         ("Tipo de transacción", "Pago de servicios PSE"), ("Estado", state),
         ("Comercio", _company(facts)), ("Valor pagado", _value(sheet, v, words.pesos(v.value))),
         ("Producto origen", f"Cuenta de ahorros ****{rng.randrange(1000, 9999)}"), ("Referencia", _reference(sheet, v))],
        2, size=9.5,
    )  # fmt: skip
    sheet.grid(
        [
            [
                Cell(
                    "Documento informativo. Los pagos realizados después de las 5:00 p.m. se aplican el siguiente día hábil.",
                    size=7.5,
                )
            ]
        ],
        [1.0],
        rules="none",
    )


def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT_FOLDER / ("VeraBd.ttf" if bold else "Vera.ttf")), size)


def pantalla(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """A portrait screenshot of a telephone's bank application: a picture, not text."""
    v = _facts(facts)
    dark = rng.random() < 0.4
    ground, ink, soft = ("#1c1b2b", "#ffffff", "#b9b7d0") if dark else ("#ffffff", "#22202e", "#77758a")
    brand = rng.choice(("#da0081", "#fdda24", "#ed1c27", "#7b2ff7"))
    image = Image.new("RGB", (720, 1560), ground)
    draw = ImageDraw.Draw(image)
    draw.text((40, 28), v.hour[:5], font=_font(26, bold=True), fill=ink)
    draw.text((680, 28), "LTE 74%", font=_font(24), fill=ink, anchor="ra")
    draw.ellipse((300, 150, 420, 270), fill=brand)
    mark = "white" if brand != "#fdda24" else "#222222"
    if v.approved:
        draw.line([(330, 212), (354, 238), (394, 186)], fill=mark, width=12)
    else:
        draw.line([(336, 186), (384, 234)], fill=mark, width=12)
        draw.line([(384, 186), (336, 234)], fill=mark, width=12)
    done = "¡Pago exitoso!" if v.approved else "Pago rechazado"
    draw.text((360, 330), done, font=_font(40, bold=True), fill=ink, anchor="mm")
    value = words.pesos(v.value)
    rows = (
        ("Valor pagado", value),
        ("Empresa", _company(facts)),
        ("Referencia", v.planilla),
        ("Fecha", f"{words.long_day(v.day)}, {v.hour[:5]}"),
        ("Comprobante No.", v.cus),
        ("Producto origen", f"Cuenta de ahorros *{rng.randrange(1000, 9999)}"),
    )
    y = 430
    for label, said in rows:
        draw.text((60, y), label, font=_font(24), fill=soft)
        draw.text((60, y + 36), said, font=_font(30), fill=ink)
        draw.line([(60, y + 92), (660, y + 92)], fill=soft, width=1)
        y += 124
    draw.rounded_rectangle((60, 1330, 660, 1420), 45, fill=brand)
    draw.text((360, 1375), "Compartir", font=_font(30, bold=True), fill=mark, anchor="mm")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=rng.randrange(62, 85))
    sheet.begin_picture(KIND, out.getvalue(), 396, 858)
    _value(sheet, v, value)
    _reference(sheet, v)
    _day(sheet, v, words.long_day(v.day))


LAYOUTS = {"pse": pse, "correo": correo, "tirilla": tirilla, "portal": portal, "pantalla": pantalla}
