"""Small invented submissions for tests of the rooms after reading: a cuenta de cobro of one page."""

from __future__ import annotations

import os
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

LONG_AGO = 1_780_000_000  # 2026-05-28: files that were copied and settled long before the test

CONTRACTS = (
    "numero_contrato,contratista,documento,entidad,nit_entidad,objeto,fecha_inicio,fecha_fin,"
    "valor_mensual,valor_total,supervisor\n"
    "CPS-014-2026,LUZ DARY RÍOS PARRA,1061700001,MUNICIPIO DE TAMBILLO,899995774,Apoyo,2026-06-01,"
    "2026-11-30,{monthly},10800000,ANA SOLARTE\n"
    "CPS-020-2026,MARÍA INÉS TOBAR CHOCUÉ,34550002,MUNICIPIO DE TAMBILLO,899995774,Apoyo,2026-06-01,"
    "2026-11-30,1800000,10800000,ANA SOLARTE\n"
)

PEOPLE = {
    "CPS-014-2026": ("LUZ DARY RÍOS PARRA", "1.061.700.001"),
    "CPS-020-2026": ("MARÍA INÉS TOBAR CHOCUÉ", "34.550.002"),
}

CUENTA = """\
CUENTA DE COBRO No. {payment}
Tambillo, 30 de junio de 2026
EL MUNICIPIO DE TAMBILLO NIT 899.995.774-8
DEBE A:
{name} C.C. {document}
LA SUMA DE:
UN MILLÓN OCHOCIENTOS MIL PESOS M/CTE ($ 1.800.000)
POR CONCEPTO DE: pago No. {payment} del Contrato de Prestación de Servicios No. {contract},
correspondiente al período del 01 al {days} de {month} de 2026
Favor consignar en la cuenta de ahorros No. 24012345678 de Bancolombia
{note}"""


def write_pdf(path: Path, text: str, *, mtime: int = LONG_AGO) -> Path:
    """A PDF with one page of text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), invariant=True)
    for place, line in enumerate(text.splitlines()):
        canvas.drawString(72, 740 - 18 * place, line)
    canvas.save()
    os.utime(path, (mtime, mtime))
    return path


def write_cuenta(
    path: Path,
    *,
    contract: str = "CPS-014-2026",
    payment: str = "001",
    month: str = "junio",
    note: str = "",
    mtime: int = LONG_AGO,
) -> Path:
    """A cuenta de cobro of a month of 2026 for 1 800 000 pesos; `note` makes its bytes others."""
    name, document = PEOPLE[contract]
    text = CUENTA.format(
        contract=contract,
        payment=payment,
        month=month,
        days=30 if month == "junio" else 31,
        name=name,
        document=document,
        note=note,
    )
    return write_pdf(path, text, mtime=mtime)


def write_scan(
    path: Path, lines: tuple[str, ...] = ("CUENTA DE COBRO No. 001", "Valor total 1.800.000")
) -> Path:
    """A PDF with one page that is a picture of printed lines, at 150 dpi."""
    sheet = Image.new("RGB", (1275, 1650), (250, 249, 246))
    pen = ImageDraw.Draw(sheet)
    for place, line in enumerate(lines):
        pen.text((120, 150 + 75 * place), line, (30, 30, 40), ImageFont.load_default(26))
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), (612, 792), invariant=True)
    canvas.drawImage(ImageReader(sheet), 0, 0, 612, 792)
    canvas.save()
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def write_contracts(
    folder: Path,
    *,
    monthly: int = 1_800_000,
    entity: str = "MUNICIPIO DE TAMBILLO",
    nit: str = "899995774",
) -> Path:
    path = folder / "contratos.csv"
    text = CONTRACTS.format(monthly=monthly).replace("MUNICIPIO DE TAMBILLO", entity)
    path.write_text(text.replace("899995774", nit), encoding="utf-8")
    return path
