"""Whole invented cuentas of a few contracts, with nothing left to chance, for tests of what cuentas share."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from random import Random

from PIL import Image
from pypdf import PdfReader, PdfWriter

from review.model import ItemKind, Month, PageKind
from tests.folders import LONG_AGO
from tools.papers import bank, cuenta, informe, invent, pictures, pila, rut, taxes, vouchers
from tools.papers.facts import Facts
from tools.papers.folder import contracts_csv
from tools.papers.paper import Paper, Style
from tools.papers.world import Account, Deal, Entity, Insurers, Person

ENTITY = Entity("MUNICIPIO DE TAMBILLO", "899995774", "Tambillo", "Cauca", "Secretaría de Gobierno")
LUZ = Person(
    "Luz Dary", "Ríos Parra", "1900000001", "Popayán", "Calle 3 No. 4-20", "3101234567", "l@correo.example"
)
INES = Person(
    "María Inés", "Tobar Chocué", "99900002", "Cali", "Calle 9 No. 8-10", "3107654321", "m@correo.example"
)
LAYOUTS = {
    "informe": "idartes",
    "cuenta": "clasica",
    "seguridad_social": "aportes",
    "comprobante": "pse",
    "banco": "bancolombia",
    "rut": "form001",
    "impuestos": "oficial",
}
JULY, AUGUST, SEPTEMBER = Month(2026, 7), Month(2026, 8), Month(2026, 9)
OWN_WORDS = (
    "Se radicaron {a} oficios de la comunidad del barrio {b} y se entregó su respuesta dentro del término",
    "Se acompañó la jornada de {b} con asistencia de {a} familias y se levantó el acta con los compromisos",
    "Se organizaron {a} carpetas del archivo de gestión de {b}, con su hoja de control y su inventario",
    "Se atendió a {a} usuarios en la ventanilla de {b} y se orientó cada trámite según el manual vigente",
)
PLACES = ("La Esperanza", "El Guayabal", "Los Naranjos", "Santa Helena", "Puente Viejo", "El Mirador")


def deal(number: str, person: Person, account: str = "24012345678", **changes: object) -> Deal:
    """A contract from July to December of 2026 for 5 200 000 pesos a month."""
    made = Deal(
        number=number,
        person=person,
        entity=ENTITY,
        object="prestar servicios de apoyo a la gestión documental de la dependencia",
        profile="archivo",
        start=dt.date(2026, 7, 1),
        end=dt.date(2026, 12, 31),
        fee=5_200_000,
        supervisor="Ana Solarte Paz",
        actual_days=True,
        account=Account("Bancolombia", account, "ahorros", dt.date(2020, 1, 15)),
        insurers=Insurers(
            ("EPS037", "NUEVA EPS", "900156264"),
            ("25-14", "COLPENSIONES", "900336004"),
            ("14-23", "POSITIVA", "860011153"),
            1,
        ),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


FIRST = deal("CPS-014-2026", LUZ)
OTHERS = deal("CPS-020-2026", INES, "24087654321")
SECOND = deal("CPS-031-2026", LUZ)


def activities(of: Deal, month: Month) -> tuple[tuple[str, str], ...]:
    """What was done, otherwise worded for each person and month."""
    own = Random(f"{of.person.document}/{of.number}/{month}")
    duties = ("Atender al público", "Acompañar las jornadas", "Organizar el archivo", "Orientar los trámites")
    said = own.sample(OWN_WORDS, k=len(OWN_WORDS))
    return tuple(
        (
            f"{duty} que asigne la supervisión.",
            ". ".join(
                text.format(a=own.randrange(11, 400), b=own.choice(PLACES))
                for text in (said[at], said[at - 1])
            )
            + f", como consta en el acta {own.randrange(100, 999)} de la dependencia.",
        )
        for at, duty in enumerate(duties)
    )


def facts(of: Deal, month: Month, **layouts: str) -> Facts:
    """A cuenta in good order: its planilla is that of the month billed, paid in time."""
    made = next(
        one
        for seed in range(50)
        if (
            one := invent.facts_of(
                Random(f"{of.number}/{month}/{seed}"), of, month, layouts=LAYOUTS | layouts
            )
        ).pila.voucher
    )
    social = made.pila
    social.period = month
    social.paid = month.plus(1).first_day + dt.timedelta(days=2)
    social.due = social.paid + dt.timedelta(days=8)
    social.planilla = f"8{of.person.document[-4:]}{month.month:02d}417"
    social.pay_key = f"7{of.person.document[-4:]}{month.month:02d}25"
    assert social.voucher is not None
    social.voucher.day = social.paid
    social.voucher.planilla, social.voucher.pay_key = social.planilla, social.pay_key
    base, days = invent.least_base(of, month, month)
    invent.pay(made, invent.contributions(base, days, of.insurers.risk))
    signed = month.plus(1).first_day + dt.timedelta(days=3)
    made.informe.signed = made.cuenta.signed = signed
    made.bank.day = signed - dt.timedelta(days=4)
    made.rut.generated = dt.datetime.combine(signed - dt.timedelta(days=20), dt.time(10, 30))
    made.taxes.issued = made.taxes.paid = of.start + dt.timedelta(days=2)
    made.informe.activities = activities(of, month)
    made.present = set(ItemKind) if made.first else set(ItemKind) - {ItemKind.RUT, ItemKind.IMPUESTOS}
    return made


def photo(seed: int) -> bytes:
    return pictures.photograph(Random(f"foto {seed}"))


def smaller(data: bytes) -> bytes:
    """A photograph as it comes back from a chat: half as large, compressed again at quality 40."""
    image = Image.open(io.BytesIO(data))
    out = io.BytesIO()
    image.resize((image.width // 2, image.height // 2)).save(out, "JPEG", quality=40)
    return out.getvalue()


def draw(
    content: Facts,
    photos: Collection[bytes] = (),
    only: Collection[ItemKind] | None = None,
    *,
    titled: bool = True,
) -> bytes:
    """The cuenta as a PDF, item by item in the usual order; the photographs follow the report, `titled` or on
    a page without a word."""
    lay = content.layouts
    drawings: dict[ItemKind, list[Callable[[Paper, Facts, Random], None]]] = {
        ItemKind.INFORME: [informe.LAYOUTS[lay["informe"]], evidence(photos, titled=titled)],
        ItemKind.CUENTA: [cuenta.LAYOUTS[lay["cuenta"]]],
        ItemKind.SEGURIDAD_SOCIAL: [
            pila.LAYOUTS[lay["seguridad_social"]],
            vouchers.LAYOUTS[lay["comprobante"]],
        ],
        ItemKind.BANCO: [bank.LAYOUTS[lay["banco"]]],
        ItemKind.RUT: [rut.form],
        ItemKind.IMPUESTOS: [taxes.LAYOUTS[lay["impuestos"]]],
    }
    target = io.BytesIO()
    paper = Paper(target)
    for kind in ItemKind:
        if kind in (content.present if only is None else only):
            for one in drawings[kind]:
                paper.take_up(Style(), 1)
                one(paper, content, Random(f"{content.deal.number}/{kind}"))
    paper.finish()
    return target.getvalue()


def evidence(photos: Collection[bytes], *, titled: bool = True) -> Callable[[Paper, Facts, Random], None]:
    """A page of the report with its photographs."""

    def page(paper: Paper, _content: Facts, _rng: Random) -> None:
        if not photos:
            return
        paper.begin(PageKind.INFORME)
        if titled:
            paper.para("REGISTRO FOTOGRÁFICO DE LAS ACTIVIDADES", bold=True, after=12)
        for one in photos:
            paper.picture(one, paper.margin, paper.y, 300, 197)
            paper.y += 215

    return page


def put(place: Path, data: bytes, *, later: int = 0) -> Path:
    """A file that came `later` seconds after the first ones."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    os.utime(place, (LONG_AGO + later, LONG_AGO + later))
    return place


def with_page_of(data: bytes, page: int, other: bytes, its_page: int) -> bytes:
    """The PDF with one page (from 1) replaced by a page of another."""
    writer = PdfWriter()
    for number, one in enumerate(PdfReader(io.BytesIO(data)).pages, 1):
        writer.add_page(PdfReader(io.BytesIO(other)).pages[its_page - 1] if number == page else one)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def contracts(folder: Path, *deals: Deal, columns: dict[str, dict[str, str]] | None = None) -> Path:
    """`contratos.csv`, with more columns: by contract, the title and what its cell says."""
    rows = list(csv.DictReader(io.StringIO(contracts_csv(deals or (FIRST, OTHERS, SECOND)))))
    for row in rows:
        row.update((columns or {}).get(row["numero_contrato"], {}))
    titles = list(dict.fromkeys(title for row in rows for title in row))
    path = folder / "contratos.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, titles, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path
