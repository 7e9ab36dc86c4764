"""A form as a stranger's office made it: merged cells, a head with a logo, a foot, an own style."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt, RGBColor

Change = Callable[[Document], object]


def logo() -> bytes:
    """A small picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x10\x60\x30" * 8 for _ in range(8))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def strange_form(*changes: Change) -> bytes:
    """The form, with what a test adds to it."""
    made = docx.Document()
    page = made.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Mm(330), Mm(216)
    style = made.styles.add_style("De la entidad", 1)
    style.font.name, style.font.size, style.font.color.rgb = "Georgia", Pt(13), RGBColor(0x10, 0x60, 0x30)
    page.header.paragraphs[0].add_run().add_picture(io.BytesIO(logo()), width=Mm(18))
    page.header.paragraphs[0].add_run("Proceso: Gestión contractual · {{ entidad.nombre }}")
    page.footer.paragraphs[0].text = "Código GC-F-22 · Huella {{ archivo.huella }}"
    made.add_paragraph("ACTA DE CUMPLIMIENTO", style="De la entidad")
    table = made.add_table(3, 4)
    table.style = "Table Grid"
    table.cell(0, 0).merge(table.cell(0, 3)).text = "Contratista: {{ contratista.nombre | mayusculas }}"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Valores"
    table.cell(1, 1).text = "Esta cuenta"
    table.cell(1, 2).merge(table.cell(1, 3)).text = "{{ ejecucion.esta }} ({{ cuenta.valor_letras }})"
    table.cell(2, 1).text = "Saldo"
    table.cell(2, 2).merge(table.cell(2, 3)).text = "{{ ejecucion.saldo | o_linea }}"
    _scattered(
        made.add_paragraph(),
        "Contrato ",
        "{",
        "{ contra",
        "to.numero",
        " }",
        "}",
        ", pago {{ cuenta.pago }}.",
    )
    rows = made.add_table(3, 2)
    rows.cell(0, 0).text = "{%tr for fila in anexos %}"
    rows.cell(1, 0).text = "{{ fila.nombre }}"
    rows.cell(1, 1).text = "{{ fila.folios }} folios"
    rows.cell(2, 0).text = "{%tr endfor %}"
    made.add_paragraph("{% if cuenta.ultima %}Última cuenta.{% else %}Sigue el contrato.{% endif %}")
    made.add_paragraph("Documento {{ contratista.documento }}, expedido el {{ fecha }}.")
    for change in changes:
        change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _scattered(paragraph: object, *pieces: str) -> None:
    """A paragraph in pieces, as Word leaves one that was typed with corrections."""
    for place, piece in enumerate(pieces):
        paragraph.add_run(piece).italic = bool(place % 2)  # type: ignore[attr-defined]
