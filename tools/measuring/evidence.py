"""What is added to a report: photographs with captions, attendance lists, screens, bare pictures."""
# ruff: noqa: E501  (rows of tables)

from __future__ import annotations

import datetime as dt
from random import Random

from review.model import PageKind
from tools.measuring import words
from tools.measuring.sheet import Cell, Sheet, head
from tools.measuring.world import named
from tools.papers import pictures
from tools.papers.facts import Facts


def _photos(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """Four photographs a page with their captions under them."""
    f = facts.informe
    sheet.begin(PageKind.INFORME)
    sheet.write("REGISTRO FOTOGRÁFICO", bold=True, align="center", after=4)
    sheet.write(f"Informe {f.payment} - {words.month(f.start)}", align="center", size=8, after=10)
    wide, high = sheet.inner / 2 - 8, (sheet.inner / 2 - 8) * 0.66
    top = sheet.y
    acts = f.activities
    for i in range(4):
        x = sheet.margin + (i % 2) * (wide + 16)
        sheet.y = top + (i // 2) * (high + 54)
        shot = (f.photo if i == 0 else b"") or pictures.photograph(rng)
        sheet.ledger.photos.append(shot)
        sheet.picture(shot, x, sheet.y, wide, high)
        sheet.y += high + 4
        when = f.start + dt.timedelta(days=min(i * 5, (f.end - f.start).days))
        sheet.write(
            f"Foto {i + 1}. {acts[i % len(acts)][1].split('. ')[0]}. Fecha: {words.slashed(when)}",
            x=x,
            width=wide,
            size=7.5,
        )


def _attendance(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """A list of who came, with scrawls for signatures."""
    f, deal = facts.informe, facts.deal
    sheet.begin(PageKind.INFORME, landscape=rng.random() < 0.5)
    sheet.write("LISTADO DE ASISTENCIA", bold=True, align="center", after=6)
    when = f.start + dt.timedelta(days=min(9, (f.end - f.start).days))
    sheet.grid(
        [[Cell("Actividad: taller"), Cell(f"Fecha: {words.slashed(when)}"), Cell(f"Lugar: {deal.entity.city}")],
         [Cell(f"Responsable: {f.person.name}", span=2), Cell("Hora: 8:00 a.m.")]],
        [0.4, 0.3, 0.3], size=8, after=4,
    )  # fmt: skip
    rows: list[list[Cell | str]] = [
        [head(t) for t in ("No.", "Nombres y apellidos", "Cédula", "Teléfono", "Firma")]
    ]
    for i in range(rng.randrange(9, 14)):
        other = named(f.person, rng, f.person.name)
        rows.append(
            [str(i + 1), other.name, str(rng.randrange(99_900_000, 99_999_999)), f"300555{rng.randrange(1000, 9999)}", ""]
        )  # fmt: skip
    top = sheet.y
    sheet.grid(rows, [0.06, 0.38, 0.18, 0.18, 0.2], size=8, least=22)
    scrawl = pictures.signature(rng)
    for i in range(1, len(rows), 2):
        sheet.picture(scrawl, sheet.margin + sheet.inner * 0.83, top + i * 22 + 1, 60, 20)


def _screens(sheet: Sheet, facts: Facts, rng: Random) -> None:
    sheet.begin(PageKind.INFORME)
    f = facts.informe
    sheet.write(f"Anexos cuota {f.payment}: pantallazos", bold=True, after=8)
    for _, act in f.activities[:2]:
        sheet.write(act, size=8.5, after=4)
        wide = sheet.inner * 0.85
        sheet.picture(pictures.screenshot(rng), sheet.margin, sheet.y, wide, wide * 0.6)
        sheet.y += wide * 0.6 + 12


def _bare(sheet: Sheet, facts: Facts, rng: Random) -> None:
    for i in range(rng.randrange(1, 3)):
        sheet.begin(PageKind.INFORME)
        draw = rng.choice((pictures.photograph, pictures.chart)) if i else pictures.photograph
        shot = (b"" if i else facts.informe.photo) or draw(rng)
        sheet.ledger.photos.append(shot)
        sheet.picture(shot, 30, 60, sheet.width - 60, (sheet.width - 60) * 0.65)


LAYOUTS = {"fotos": _photos, "asistencia": _attendance, "pantallas": _screens, "solas": _bare}


def annexes(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """None, one or two kinds of annex; pictures alone only where the facts allow it."""
    names = [n for n in LAYOUTS if facts.pictures or n != "solas"]
    if facts.informe.photo:
        names = ["fotos"]
    for name in rng.sample(names, k=min(len(names), rng.choice((0, 1, 1, 2)) or bool(facts.informe.photo))):
        LAYOUTS[name](sheet, facts, rng)
