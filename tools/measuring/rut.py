"""The RUT: the form in force, whose title is a picture, and the old design printed again."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random

from review.model import PageKind
from tools.measuring.sheet import Sheet
from tools.papers import pictures
from tools.papers.facts import Facts
from tools.papers.wording import unaccented

KIND = PageKind.RUT
_DUTIES = {
    "05": "05- Impto. renta y compl. régimen ordinar",
    "48": "48 - Impuesto sobre las ventas - IVA",
    "49": "49 - No responsable de IVA",
}
_SEAT = ("Impuestos y Aduanas de Tunja", "Impuestos de Bogotá", "Impuestos y Aduanas de Montería")


@dataclass(frozen=True, slots=True)
class _Box:
    """A box of the form: place in parts of the frame, height in rows, label, value, field of the truth."""

    x: float
    width: float
    label: str
    value: str = ""
    field: str = ""


def _apart(digits: str) -> str:
    return " ".join(digits)


def _stamp(when: dt.datetime) -> str:
    return f"{when:%d-%m-%Y %I:%M:%S%p}"


def _rows(facts: Facts, rng: Random) -> list[list[_Box]]:
    f, who = facts.rut, facts.rut.person
    names = [*(" " if f.company else who.family.upper()).split(" ")]
    first, second = (names[0], " ".join(names[1:])) if len(names) == 2 else (" ".join(names[:-1]), names[-1])
    given = ("" if f.company else who.given.upper()).split(" ", 1)
    kind = "Persona jurídica   1" if f.company else "Persona natural o sucesión ilíquida   2"
    city = who.city.upper()
    begun = f"{rng.randrange(2009, 2025)}{rng.randrange(1, 13):02d}{rng.randrange(1, 28):02d}"
    return [
        [_Box(0, 0.24, "2. Concepto", "0 2  Actualización"), _Box(0.52, 0.48, "4. Número de formulario", f.form_number)],
        [_Box(0, 0.30, "5. Número de Identificación Tributaria (NIT)", _apart(who.document), "nit"), _Box(0.30, 0.06, "6. DV", str(f.dv), "dv"),
         _Box(0.36, 0.38, "12. Dirección seccional", rng.choice(_SEAT)), _Box(0.74, 0.26, "14. Buzón electrónico", "")],
        [_Box(0, 0.36, "24. Tipo de contribuyente", kind), _Box(0.36, 0.26, "25. Tipo de documento", "" if f.company else "Cédula de Ciudadanía   1 3"),
         _Box(0.62, 0.2, "26. Número de Identificación", "" if f.company else _apart(who.document)), _Box(0.82, 0.18, "27. Fecha expedición", _apart("20080417"))],
        [_Box(0, 0.4, "28. País Lugar de expedición", "COLOMBIA  1 6 9"), _Box(0.4, 0.3, "29. Departamento", "BOYACA  1 5"), _Box(0.7, 0.3, "30. Ciudad/Municipio", city)],
        [_Box(0, 0.25, "31. Primer apellido", first), _Box(0.25, 0.25, "32. Segundo apellido", second), _Box(0.5, 0.25, "33. Primer nombre", given[0]),
         _Box(0.75, 0.25, "34. Otros nombres", given[1] if len(given) > 1 else "")],
        [_Box(0, 1.0, "35. Razón social", f.company.upper())],
        [_Box(0, 0.6, "36. Nombre comercial"), _Box(0.6, 0.4, "37. Sigla")],
        [_Box(0, 0.34, "38. País", "COLOMBIA  1 6 9"), _Box(0.34, 0.33, "39. Departamento", "BOYACA  1 5"), _Box(0.67, 0.33, "40. Ciudad/Municipio", f"{city}  0 0 1")],
        [_Box(0, 1.0, "41. Dirección principal", who.address.upper())],
        [_Box(0, 0.5, "42. Correo electrónico", who.email), _Box(0.5, 0.25, "44. Teléfono 1", _apart(who.phone)), _Box(0.75, 0.25, "45. Teléfono 2")],
        [_Box(0, 0.12, "46. Código", _apart(f.activity), "actividad"), _Box(0.12, 0.2, "47. Fecha inicio actividad", _apart(begun)),
         _Box(0.32, 0.12, "48. Código"), _Box(0.44, 0.2, "49. Fecha inicio actividad"), _Box(0.64, 0.16, "50. Código 1"), _Box(0.8, 0.2, "52. Número establecimientos")],
        [_Box(0, 1.0, "53. Código", "   ".join(map(_apart, f.responsibilities)))],
    ]  # fmt: skip


def _frame(sheet: Sheet, rows: list[list[_Box]], *, high: float, old: bool) -> None:
    """All the labels first, then all the values, as the form's program writes them."""
    top = sheet.y
    w = sheet.inner
    for i, row in enumerate(rows):
        for one in row:
            label = (unaccented(one.label) + ":") if old else one.label
            x, y = sheet.margin + one.x * w, top + i * high
            sheet.box(x, y, one.width * w, high, stroke="#5d8a6a" if old else "#7a7a7a")
            sheet.text(
                x + 2, y + 6.5, label, size=5.5, font="Helvetica", color="#2c5a3a" if old else "#222222"
            )
    for i, row in enumerate(rows):
        for one in row:
            if one.value:
                if one.field:
                    sheet.put(one.field, one.value.replace(" ", ""), one.value)
                sheet.text(
                    sheet.margin + one.x * w + 5,
                    top + i * high + high - 4,
                    one.value,
                    size=8.5,
                    font="Courier" if old else "Helvetica",
                )
    sheet.y = top + len(rows) * high


def _first_page(sheet: Sheet, facts: Facts, rng: Random, pages: int, *, old: bool) -> None:
    f = facts.rut
    sheet.margin = 36
    sheet.begin(KIND, size="carta")
    if f.in_process:
        sheet.text(sheet.width / 2, 420, "EN TRÁMITE", size=54, bold=True, align="center", color="#dddddd")
    picture, ratio = pictures.title("Formulario del Registro Único Tributario", size=30)
    sheet.picture(picture, sheet.margin + 110, 30, 20 * ratio, 20)
    number, ratio = pictures.title("001", size=40)
    sheet.picture(number, sheet.width - sheet.margin - 60, 28, 22 * ratio, 22)
    logo, ratio = pictures.title("DIAN", size=40, color="#1f7a3d")
    sheet.picture(logo, sheet.margin, 28, 24 * ratio, 24)
    sheet.y = 62
    _frame(sheet, _rows(facts, rng), high=29 if old else 27, old=old)
    sheet.y += 6
    title = "Responsabilidades, Calidades y Atributos"
    sheet.text(
        sheet.width / 2, sheet.y + 8, title.upper() if old else title, size=7.5, bold=True, align="center"
    )
    sheet.y += 14
    sheet.put("responsabilidades", ", ".join(f.responsibilities), "   ".join(map(_apart, f.responsibilities)))
    for text in map(_DUTIES.__getitem__, f.responsibilities):
        sheet.text(sheet.margin + 6, sheet.y + 8, text, size=7.5)
        sheet.y += 11
    if old:
        sheet.text(sheet.margin + 300, sheet.y - 8, "Obligados aduaneros", size=7)
    sheet.y += 6
    sheet.grid(
        [["54. Código", "Para uso exclusivo de la DIAN", f"59. Anexos  SI   NO X     60. No. de Folios: {pages - 1}     61. Fecha {f.generated:%Y - %m - %d}"]],
        [0.2, 0.3, 0.5], size=6.5, least=30,
    )  # fmt: skip
    sheet.write(
        "IMPORTANTE: Sin perjuicio de las actualizaciones a que haya lugar, la inscripción en el Registro Único Tributario -RUT-, tendrá vigencia indefinida y en consecuencia "
        "no se exigirá su renovación. Parágrafo del artículo 1.6.1.2.20 del Decreto 1625 de 2016.",
        size=6.5, after=6,
    )  # fmt: skip
    name = facts.rut.person.name.upper()
    sheet.grid(
        [[f"984. Nombre   {name}"], ["985. Cargo   CONTRIBUYENTE"]],
        [0.6],
        x=sheet.margin + sheet.inner * 0.4,
        size=7,
    )
    _generated(sheet, facts)


def _generated(sheet: Sheet, facts: Facts) -> None:
    when = facts.rut.generated
    text = sheet.put("fecha_generacion", when.date(), _stamp(when))
    sheet.text(
        sheet.width - sheet.margin,
        sheet.height - 30,
        f"Fecha generación documento PDF: {text}",
        size=7,
        align="right",
    )


def _leaf(sheet: Sheet, facts: Facts, number: int, pages: int) -> None:
    """A continuation leaf, nearly empty for a natural person."""
    who = facts.rut.person
    sheet.begin(KIND, size="carta")
    told = sheet.put("hojas", pages, f"Página {number} de {pages}")
    sheet.text(sheet.margin, 44, f"{told}   Hoja {number}", size=8, align="left")
    sheet.text(sheet.margin, 58, "Espacio reservado para la DIAN", size=7)
    sheet.text(sheet.width / 2, 58, f"4. Número de formulario   {facts.rut.form_number}", size=8)
    sheet.y = 70
    _frame(
        sheet,
        [[_Box(0, 0.4, "5. Número de Identificación Tributaria (NIT)", _apart(who.document)), _Box(0.4, 0.1, "6. DV", str(facts.rut.dv)), _Box(0.5, 0.5, "12. Dirección seccional", "")]],
        high=26, old=False,
    )  # fmt: skip
    title = (
        "Características y formas de las organizaciones",
        "Establecimientos, agencias, sucursales, oficinas, sedes o negocios",
    )[number % 2]
    sheet.text(sheet.width / 2, sheet.y + 16, title, size=8, bold=True, align="center")
    sheet.y += 26
    labels = (
        "62. Naturaleza",
        "63. Formas asociativas",
        "64. Entidades o institutos",
        "65. Fondos",
        "66. Cooperativas",
        "68. Sin personería jurídica",
    )
    _frame(
        sheet,
        [[_Box(0, 0.5, a), _Box(0.5, 0.5, b)] for a, b in zip(labels[::2], labels[1::2], strict=True)],
        high=30,
        old=False,
    )
    _generated(sheet, facts)


def vigente(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """The form in force, of one to three pages."""
    pages = facts.rut.sheets
    _first_page(sheet, facts, rng, pages, old=False)
    for number in range(2, (facts.rut.kept or pages) + 1):
        _leaf(sheet, facts, number, pages)


def antiguo(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """The old design printed again: labels without accents, with a colon; Courier values."""
    _first_page(sheet, facts, rng, 1, old=True)


LAYOUTS = {"vigente": vigente, "antiguo": antiguo}
