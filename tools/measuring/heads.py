"""Heads and feet of the offices' papers: quality boxes, bands, addresses."""
# ruff: noqa: E501  (rows of tables)

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tools.measuring.sheet import Cell, Sheet
from tools.papers import pictures
from tools.papers.facts import Facts
from tools.papers.world import Entity


@dataclass(frozen=True, slots=True)
class Quality:
    """What the quality office prints on a form: its dates are no dates of the paper."""

    process: str
    title: str
    code: str
    version: str
    valid: str


def shield(entity: Entity) -> bytes:
    letters = "".join(w[0] for w in entity.name.replace(".", "").split() if w[0].isupper())[1:4]
    return pictures.logo(Random(f"escudo {entity.nit}"), letters)


def quality(sheet: Sheet, facts: Facts, form: Quality) -> None:
    """Shield, title and a column of code, version, date and page, in one of two arrangements."""
    page = f"{sheet.item_page} de {sheet.item_total}"
    size = 7.5
    sheet.y = 28
    top = sheet.y
    if len(form.code) % 2:
        side = [("CÓDIGO", form.code), ("VERSIÓN", form.version), ("VIGENCIA", form.valid), ("PÁGINA", page)]
        sheet.grid(
            [
                [
                    "",
                    Cell(form.process if i == 1 else form.title if i == 2 else "", bold=True, align="center"),
                    Cell(a, bold=True),
                    b,
                ]
                for i, (a, b) in enumerate(side)
            ],
            [0.13, 0.57, 0.13, 0.17], size=size, pad=2, rules="none",
        )  # fmt: skip
        bottom = sheet.y - 8
        edges = [sheet.margin + sheet.inner * p for p in (0.13, 0.70)]
        for x in edges:
            sheet.line(x, top, x, bottom)
        sheet.box(sheet.margin, top, sheet.inner, bottom - top)
    else:
        sheet.grid(
            [
                ["", Cell(facts.deal.entity.name.upper(), bold=True, align="center")],
                ["", Cell(f"{form.process}\n{form.title}", bold=True, align="center")],
            ],
            [0.13, 0.87], size=size + 0.5, pad=3, after=0, rules="none",
        )  # fmt: skip
        sheet.grid(
            [[
                Cell(t, align="center")
                for t in (f"Código: {form.code}", f"Versión: {form.version}", f"Fecha de aprobación: {form.valid}",
                          f"Página: {page}")
            ]],
            [0.22, 0.18, 0.37, 0.23], size=size, pad=2,
        )  # fmt: skip
        bottom = sheet.y - 8
        sheet.box(sheet.margin, top, sheet.inner, bottom - top)
        sheet.line(sheet.margin + sheet.inner * 0.13, top, sheet.margin + sheet.inner * 0.13, bottom - 14)
    sheet.picture(shield(facts.deal.entity), sheet.margin + 8, top + 3, 36, 36)
    sheet.y = bottom + 12


def band(sheet: Sheet, entity: Entity, color: str = "#1d4e6b") -> None:
    """A coloured band with the entity's name, and its address at the foot."""
    sheet.box(0, 0, sheet.width, 16, fill=color, stroke=None)
    sheet.picture(shield(entity), sheet.width - sheet.margin - 44, 24, 44, 44)
    sheet.text(sheet.margin, 44, entity.name, size=12, bold=True, color=color)
    sheet.text(sheet.margin, 56, f"NIT {entity.nit_printed} - {entity.office}", size=8, color="#555555")
    foot(
        sheet,
        f"Palacio Municipal, Calle 5 No. 4-21 - {entity.city}, {entity.department} - PBX (608) 555 0100",
    )
    sheet.y = 84


def foot(sheet: Sheet, text: str) -> None:
    sheet.text(sheet.width / 2, sheet.height - 22, text, size=7, align="center", color="#666666")
