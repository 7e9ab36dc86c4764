"""Digital pages that are not what they seem: pasted pictures, text that lies, pages on their side."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw
from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import DictionaryObject, NameObject, NumberObject, RectangleObject, StreamObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from review.model import PageKind
from tools.papers import pictures
from tools.papers.scans.sheet import jpeg
from tools.papers.submission import Made

Truth = dict[str, Any]
_HEADINGS = {
    "informe": ("", "", "Anexo 1. Informe de actividades firmado"),
    "cuenta": ("", "Cuenta de cobro firmada"),
    "seguridad_social": (
        "",
        "Soporte de pago de seguridad social",
        "Pantallazo de la planilla del mes",
        "ANEXO 3",
    ),
    "banco": ("", "Certificación bancaria"),
    "rut": ("", "RUT actualizado"),
    "impuestos": ("", "Pago de estampillas"),
    "otro": ("",),
}
_BAIT = {
    "informe": ("Período del informe: 01/01/2025 al 31/01/2025", "Contrato No. CPS-999-2025"),
    "cuenta": ("VALOR A COBRAR: $ 9.999.000", "Mes cobrado: enero de 2025", "Cuenta No. 10000000001"),
    "seguridad_social": (
        "ESTADO PLANILLA: PAGADA", "TOTAL PAGADO $ 9.100.900", "PERIODO PENSION 2025-01", "IBC $ 9.000.000",
    ),
    "banco": ("CUENTA DE AHORROS No. 10000000001", "Estado: INACTIVA", "Fecha de expedición: 01/01/2025"),
    "rut": ("Fecha generación documento PDF: 01-01-2025 01:00:00AM",),
    "impuestos": ("TOTAL PAGADO $ 9.100.900", "CONTRATO No. CPS-999-2025"),
    "otro": ("CUENTA DE COBRO No. 999",),
}  # fmt: skip


def play(made: Made, rng: Random, *, name: str | None = None) -> Made:
    """One trick (`name` of TRICKS, or any) on one item's pages. What the eye sees, the truth, stays."""
    pages: list[Truth] = [dict(p) for p in made.truth["paginas"]]  # type: ignore[attr-defined]
    items = sorted({p["item"] for p in pages} - {PageKind.BLANCO, PageKind.OTRO})
    trick = TRICKS[name or rng.choice(list(TRICKS))]
    chosen = rng.choice(items)
    numbers = [p["pagina"] for p in pages if p["item"] == chosen]
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made.data)))
    trick(made, writer, [pages[n - 1] for n in numbers], rng)
    out = io.BytesIO()
    writer.write(out)
    pictured = {p["pagina"] for p in pages if "imagen" in p}
    items_truth: dict[str, Truth] = made.truth["items"]  # type: ignore[assignment]
    judged = {
        item: one
        | {
            "campos": {
                f: v | ({"en_imagen": True} if v["pagina"] in pictured else {})
                for f, v in one["campos"].items()
            }
        }
        for item, one in items_truth.items()
    }
    return Made(out.getvalue(), made.truth | {"paginas": pages, "items": judged})


# --- pictures -------------------------------------------------------------------------------------


def _cropped(image: Image.Image) -> Image.Image:
    """Without the empty foot of the page, as one crops a screenshot."""
    ground = Image.new("RGB", image.size, "white")
    box = ImageChops.difference(image, ground).point(lambda v: 255 if v > 40 else 0).getbbox()
    return image.crop((0, 0, image.width, min(image.height, box[3] + 40))) if box else image


def _browser(image: Image.Image, rng: Random) -> Image.Image:
    """A browser's window around the page."""
    bar = 74
    out = Image.new("RGB", (image.width, image.height + bar + 30), "#f4f5f7")
    draw = ImageDraw.Draw(out)
    draw.rectangle((0, 0, out.width, 34), fill="#dee1e6")
    draw.rounded_rectangle((14, 6, 270, 40), 8, fill="#f4f5f7")
    draw.text((30, 21), "Consulta de planillas", font=pictures.font(13), fill="#333333", anchor="lm")
    draw.rounded_rectangle((120, 42, out.width - 90, 68), 12, fill="white")
    host = rng.choice(("planillas.operador.example", "pagos.aportes.example", "servicios.pila.example"))
    draw.text(
        (138, 55), f"https://{host}/consulta/{rng.randrange(10**6)}", font=pictures.font(13), fill="#444444",
        anchor="lm",
    )  # fmt: skip
    out.paste(image, (0, bar))
    draw.rectangle((0, out.height - 30, out.width, out.height), fill="#1f2430")
    clock = f"{rng.randrange(1, 12)}:{rng.randrange(60):02d} p. m."
    draw.text((out.width - 16, out.height - 15), clock, font=pictures.font(13), fill="white", anchor="rm")
    return out


def _paste(made: Made, writer: PdfWriter, pages: Sequence[Truth], rng: Random) -> None:
    """The item's pages become pictures on letter pages, under a typed heading or none."""
    window = pages[0]["item"] == "seguridad_social" and rng.random() < 0.6
    source = pdfium.PdfDocument(made.data)
    heading = rng.choice(_HEADINGS[pages[0]["item"]])
    dpi = rng.choice((140, 160, 180))
    for at, entry in enumerate(pages):
        drawn = source[entry["pagina"] - 1]
        image = drawn.render(scale=dpi / 72).to_pil().convert("RGB")
        if window:
            image = _browser(_cropped(image), rng)
        target = io.BytesIO()
        canvas = Canvas(target, pagesize=(612, 792), invariant=1)
        top = 50.0
        if heading and at == 0:
            canvas.setFont("Helvetica-Bold", 12)
            canvas.drawString(60, 792 - 62, heading)
            top = 82
        scale = min(540 / image.width, (760 - top) / image.height)
        w, h = image.width * scale, image.height * scale
        data = jpeg(np.asarray(image), rng.randrange(60, 82))
        canvas.drawImage(ImageReader(io.BytesIO(data)), (612 - w) / 2, 792 - top - h, w, h)
        canvas.save()
        sheet = PdfReader(target).pages[0]
        _replace(writer, entry["pagina"] - 1, sheet)
        entry["imagen"] = "captura" if window else "pegada"


def _replace(writer: PdfWriter, index: int, sheet: PageObject) -> None:
    writer.insert_page(sheet, index)
    writer.remove_page(index + 1)


# --- text that lies -------------------------------------------------------------------------------


def _nonsense(kind: str, code: int) -> str:
    if kind == "privado":
        return chr(0xF000 + code)
    if kind == "cid":
        return f"(cid:{code})"
    return chr(code - 29) if code - 29 >= 33 else chr(code + 70)


def _to_unicode(kind: str) -> StreamObject:
    lines = ["/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
             "/CMapName /Basura def /CMapType 2 def",
             "1 begincodespacerange <00> <FF> endcodespacerange"]  # fmt: skip
    for start in range(0, 256, 64):
        lines.append("64 beginbfchar")
        lines += [
            f"<{code:02X}> <{_nonsense(kind, code).encode('utf-16-be').hex().upper()}>"
            for code in range(start, start + 64)
        ]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    stream = StreamObject()
    stream.set_data("\n".join(lines).encode())
    return stream


def _junk(made: Made, writer: PdfWriter, pages: Sequence[Truth], rng: Random) -> None:
    """The letters look right and are nonsense to a program: a font whose ToUnicode is broken."""
    del made
    cmap = writer._add_object(_to_unicode(rng.choice(("privado", "cid", "corrido"))))
    for entry in pages:
        page = writer.pages[entry["pagina"] - 1]
        resources = DictionaryObject(page["/Resources"].get_object())
        fonts = DictionaryObject()
        for name, font in resources.get("/Font", DictionaryObject()).get_object().items():
            broken = DictionaryObject(font.get_object())
            broken[NameObject("/ToUnicode")] = cmap
            fonts[NameObject(name)] = writer._add_object(broken)
        resources[NameObject("/Font")] = fonts
        page[NameObject("/Resources")] = resources
        entry["capa"] = "texto_basura"


def _bait(made: Made, writer: PdfWriter, pages: Sequence[Truth], rng: Random) -> None:
    """White, invisible, tiny or off the page: values that nobody sees."""
    del made
    for entry in pages:
        page = writer.pages[entry["pagina"] - 1]
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        target = io.BytesIO()
        canvas = Canvas(target, pagesize=(width, height), invariant=1)
        for text in _BAIT[entry["item"]]:
            line = canvas.beginText()
            way = rng.choice(("white", "invisible", "outside", "tiny"))
            line.setFont("Helvetica", 0.6 if way == "tiny" else rng.choice((8, 10, 12)))
            x = rng.uniform(60, width / 2)
            y = rng.uniform(0.05, 0.95) * height
            if way == "outside":
                x, y = rng.choice(((-400.0, y), (width + 60, y), (x, height + 40), (x, -60.0)))
            line.setTextOrigin(x, y)
            if way in ("white", "tiny"):
                line.setFillColorRGB(1, 1, 1)
            line.setTextRenderMode(3 if way == "invisible" else 0)
            line.textOut(text)
            canvas.drawText(line)
        canvas.save()
        page.merge_page(PdfReader(target).pages[0], over=False)
        entry["capa"] = "texto_oculto"


# --- pages on their side --------------------------------------------------------------------------


def _side(made: Made, writer: PdfWriter, pages: Sequence[Truth], rng: Random) -> None:
    """Turned by /Rotate, turned in themselves, or turned in themselves and put right by /Rotate."""
    del made
    way = rng.choice(("rotate", "drawn", "drawn_and_righted"))
    turn = rng.choice((90, 180, 270))
    for entry in pages:
        page = writer.pages[entry["pagina"] - 1]
        if way == "rotate":
            page.rotate(turn)
            entry["giro"] = (360 - turn) % 360
            continue
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        moved = {
            90: Transformation((0, -1, 1, 0, 0, width)),
            180: Transformation((-1, 0, 0, -1, width, height)),
            270: Transformation((0, 1, -1, 0, height, 0)),
        }[turn]
        page.add_transformation(moved)
        size = (width, height) if turn == 180 else (height, width)
        page.mediabox = RectangleObject((0, 0, *size))
        for box in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
            page.pop(box, None)
        righted = way == "drawn_and_righted"
        if righted:
            page[NameObject("/Rotate")] = NumberObject((360 - turn) % 360)
        entry["giro"] = 0 if righted else (360 - turn) % 360


TRICKS: dict[str, Callable[[Made, PdfWriter, Sequence[Truth], Random], None]] = {
    "pegada": _paste, "texto_basura": _junk, "texto_oculto": _bait, "de_lado": _side,
}  # fmt: skip
