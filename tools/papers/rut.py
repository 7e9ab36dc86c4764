"""DIAN's form 001 (RUT): labels drawn first, values after, digits apart in boxes, title as a picture."""
# ruff: noqa: E501  (the form's own words)

from __future__ import annotations

from random import Random

from review.model import PageKind
from tools.papers import pictures, wording
from tools.papers.facts import Facts, RutFacts
from tools.papers.paper import Paper, Style

_LEFT, _RIGHT = 30.0, 582.0
# label, x, y, width, height: the boxes of page 1 whose value is a text
_BOXES: tuple[tuple[str, float, float, float, float, str], ...] = (
    ("2. Concepto", 30, 92, 150, 26, "concept"),
    ("12. Dirección seccional", 330, 136, 150, 26, "office"),
    ("14. Buzón electrónico", 480, 136, 102, 26, ""),
    ("24. Tipo de contribuyente", 30, 190, 150, 26, "kind"),
    ("25. Tipo de documento", 180, 190, 120, 26, "document_kind"),
    ("27. Fecha expedición", 470, 190, 112, 26, "issued"),
    ("28. País", 30, 216, 120, 26, "country"),
    ("29. Departamento", 150, 216, 150, 26, "department"),
    ("30. Ciudad/Municipio", 300, 216, 282, 26, "city"),
    ("31. Primer apellido", 30, 242, 138, 26, "family1"),
    ("32. Segundo apellido", 168, 242, 138, 26, "family2"),
    ("33. Primer nombre", 306, 242, 138, 26, "given1"),
    ("34. Otros nombres", 444, 242, 138, 26, "given2"),
    ("35. Razón social", 30, 268, 552, 26, "company"),
    ("36. Nombre comercial", 30, 294, 276, 26, ""),
    ("37. Sigla", 306, 294, 276, 26, ""),
    ("38. País", 30, 336, 138, 26, "country"),
    ("39. Departamento", 168, 336, 138, 26, "department"),
    ("40. Ciudad/Municipio", 306, 336, 276, 26, "city"),
    ("41. Dirección principal", 30, 362, 552, 26, "address"),
    ("42. Correo electrónico", 30, 388, 300, 26, "email"),
    ("43. Código postal", 330, 388, 72, 26, ""),
    ("44. Teléfono 1", 402, 388, 90, 26, "phone"),
    ("45. Teléfono 2", 492, 388, 90, 26, ""),
    ("46. Código", 30, 444, 60, 26, "activity"),
    ("47. Fecha inicio actividad", 90, 444, 110, 26, "since"),
    ("48. Código", 200, 444, 60, 26, ""),
    ("49. Fecha inicio actividad", 260, 444, 110, 26, ""),
    ("50. Código", 370, 444, 60, 26, ""),
    ("51. Código", 430, 444, 60, 26, ""),
    ("52. Número establecimientos", 490, 444, 92, 26, "zero"),
)
_DUTIES = {
    "05": "05- Impto. renta y compl. régimen ordinar",
    "48": "48 - Impuesto sobre las ventas - IVA",
    "49": "49 - No responsable de IVA",
}
_SECTIONS = (
    ("IDENTIFICACIÓN", 176.0), ("UBICACIÓN", 322.0), ("CLASIFICACIÓN", 416.0),
    ("Responsabilidades, Calidades y Atributos", 474.0),
)  # fmt: skip


def _head_labels(paper: Paper) -> None:
    """Boxes and labels common to every page."""
    data, ratio = pictures.title("DIAN", size=40, color="#123b8f")
    paper.picture(data, 34, 34, 26 * ratio, 26)
    data, ratio = pictures.title("Formulario del Registro Único Tributario", size=30)
    paper.picture(data, 190, 40, 13 * ratio, 13)
    data, ratio = pictures.title("001", size=60)
    paper.picture(data, 520, 36, 24 * ratio, 24)
    paper.box(30, 92, 150, 44)
    paper.box(180, 92, 402, 44)
    paper.text(184, 101, "4. Número de formulario", size=6)
    paper.text(34, 130, "Espacio reservado para la DIAN", size=6, color="#666666")
    paper.box(30, 136, 240, 26)
    paper.box(270, 136, 60, 26)
    paper.text(33, 143, "5. Número de Identificación Tributaria (NIT)", size=6)
    paper.text(274, 143, "6. DV", size=6)


def _digits(paper: Paper, text: str, x: float, y: float, step: float = 13.2) -> None:
    for i, digit in enumerate(text):
        paper.text(x + i * step, y, digit, size=10, align="center", font="Courier")


def _head_values(paper: Paper, f: RutFacts) -> None:
    spaced = " ".join(f.person.document)
    paper.put("nit", f.person.document, spaced)
    paper.put("dv", str(f.dv), str(f.dv))
    _digits(paper, f.form_number, 400, 114)
    _digits(paper, f.person.document, 60, 156, 18)
    _digits(paper, str(f.dv), 300, 156)


def _foot(paper: Paper, f: RutFacts, sheet: int, total: int) -> None:
    stamp = f"{f.generated:%d-%m-%Y %I:%M:%S%p}"
    paper.put("fecha_generacion", f.generated.date(), stamp)
    paper.text(_RIGHT, paper.height - 22, f"Fecha generación documento PDF: {stamp}", size=7, align="right")
    if total > 1:
        told = paper.put("hojas", total, f"Página {sheet} de {total}")
        paper.text(306, 84, f"{told} Hoja {sheet}", size=7, align="center")


def form(paper: Paper, facts: Facts, rng: Random) -> None:
    """One to three pages, or the first of them."""
    f = facts.rut
    person = f.person
    total = f.sheets
    paper.style = Style("Helvetica", 8.5)
    paper.begin(PageKind.RUT, size="carta")
    paper.picture(pictures.watermark("DOCUMENTO SIN COSTO"), 96, 200, 420, 420)
    if f.in_process:
        _slanted(paper, "EN TRÁMITE")
    _head_labels(paper)
    for title, top in _SECTIONS:
        paper.box(_LEFT, top, _RIGHT - _LEFT, 14, fill="#dfe7f2")
        paper.text(306, top + 10, title, size=8, bold=True, align="center")
    for label, x, y, w, h, _ in _BOXES:
        if label != "2. Concepto":
            paper.box(x, y, w, h)
        paper.text(x + 3, y + 7.5, label, size=6)
    paper.box(300, 190, 170, 26)
    paper.text(303, 197, "26. Número de Identificación", size=6)
    paper.box(_LEFT, 488, _RIGHT - _LEFT, 60)
    paper.text(33, 496, "53. Código", size=6)
    paper.text(
        33,
        566,
        "IMPORTANTE: Sin perjuicio de las actualizaciones a que haya lugar, la inscripción en el Registro Único Tributario -RUT-, tendrá vigencia",
        size=6.5,
    )
    paper.text(
        33,
        574,
        "indefinida y en consecuencia no se exigirá su renovación, salvo en los casos que la ley lo señale.",
        size=6.5,
    )
    paper.box(_LEFT, 590, 276, 84)
    paper.box(306, 590, 276, 84)
    paper.text(33, 598, "Para uso exclusivo de la DIAN", size=6, bold=True)
    paper.text(33, 612, "59. Anexos      SI        NO", size=6)
    paper.text(150, 612, "60. No. de Folios:", size=6)
    paper.text(33, 632, "61. Fecha", size=6)
    paper.text(310, 598, "Firma del solicitante:", size=6)
    paper.text(310, 640, "984. Nombre", size=6)
    paper.text(310, 660, "985. Cargo", size=6)

    _head_values(paper, f)
    family = [] if f.company else person.family.upper().split()
    given = [] if f.company else person.given.upper().split()
    opened = facts.deal.account.opened
    values = {
        "concept": rng.choice(("0 2 Actualización", "0 1 Inscripción")),
        "office": f"Impuestos de {facts.deal.entity.department if facts.deal.entity.department != 'Bogotá D.C.' else 'Bogotá'}",
        "kind": "Persona jurídica   1" if f.company else "Persona natural o sucesión ilíquida   2",
        "document_kind": "" if f.company else "Cédula de Ciudadanía   1 3",
        "company": f.company.upper(),
        "issued": " ".join(f"{opened:%Y%m%d}"),
        "country": "COLOMBIA   1 6 9",
        "department": facts.deal.entity.department,
        "city": person.city,
        "family1": " ".join(family[:1]),
        "family2": " ".join(family[1:]),
        "given1": " ".join(given[:1]),
        "given2": " ".join(given[1:]),
        "address": wording.unaccented(person.address)
        .upper()
        .replace("CARRERA", "CR")
        .replace("CALLE", "CL")
        .replace("NO. ", ""),
        "email": person.email,
        "phone": " ".join(person.phone),
        "activity": paper.put("actividad", f.activity, " ".join(f.activity)),
        "since": " ".join(f"{opened:%Y%m%d}"),
        "zero": "0",
    }
    for _, x, y, w, _, key in _BOXES:
        if key:
            size = (
                6.5
                if key in ("phone", "since", "issued", "email", "kind", "document_kind", "office")
                else 8.5
            )
            paper.text(x + 8 if w > 70 else x + 5, y + 20, values[key], size=size)
    if not f.company:
        _digits(paper, person.document, 316, 210, 14)
    # What is printed is one line a code, so that no single text tells them all.
    paper.put("responsabilidades", ", ".join(f.responsibilities), _DUTIES[f.responsibilities[0]])
    for at, code in enumerate(f.responsibilities):
        _digits(paper, code, 60 + 60 * at, 508)
        paper.text(40, 524 + 13 * at, _DUTIES[code], size=8)
    paper.text(112, 612, "X", size=7)
    paper.text(220, 612, "0", size=7)
    updated = f.generated
    paper.text(70, 634, f"{updated:%Y - %m - %d} / {updated:%H : %M: %S}", size=8)
    paper.text(356, 640, person.name.upper(), size=8)
    paper.text(356, 660, "CONTRIBUYENTE", size=8)
    _foot(paper, f, 1, total)

    for sheet in range(2, (f.kept or total) + 1):
        paper.begin(PageKind.RUT, size="carta")
        paper.picture(pictures.watermark("DOCUMENTO SIN COSTO"), 96, 240, 420, 420)
        _head_labels(paper)
        title = (
            "Establecimientos, agencias, sucursales, oficinas, sedes o negocios"
            if sheet == 2
            else "Socios y/o miembros de juntas directivas, consorcios, uniones temporales"
        )
        paper.box(_LEFT, 176, _RIGHT - _LEFT, 14, fill="#dfe7f2")
        paper.text(306, 186, title, size=8, bold=True, align="center")
        for row in range(6):
            for i, label in enumerate(
                ("160. Tipo", "161. Actividad económica", "162. Nombre", "163. Departamento")
            ):
                paper.box(30 + i * 138, 192 + row * 70, 138, 70, stroke="#999999")
                paper.text(33 + i * 138, 200 + row * 70, label, size=6)
        _head_values(paper, f)
        _foot(paper, f, sheet, total)


def _slanted(paper: Paper, text: str) -> None:
    c = paper.canvas
    c.saveState()
    c.translate(306, 420)
    c.rotate(35)
    c.setFillGray(0.72)
    c.setFont("Helvetica-Bold", 54)
    c.drawCentredString(0, 0, text)
    c.restoreState()


LAYOUTS = {"form001": form}
