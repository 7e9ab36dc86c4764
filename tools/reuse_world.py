"""Invented cuentas to be compared with each other, some of which use again what another one presented.

Five months of each contract; four to six photographs a cuenta, most of them in the contract's own two places;
activities of which some are told in almost the same words every month, with other figures; the
obligations are shared by many contracts; one contractor in twenty has two contracts and one planilla for
both.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

import numpy as np
from PIL import Image

from review import spanish
from review.across import Imprint, NumberPrint, Photo, Traces
from review.across.activity_digests import paragraphs_of
from review.model import Activity, Box, MatchKind, Month
from review.reading.photographs import photograph_print
from tools import scenes

MONTHS = 5
FIRST = Month(2026, 1)
_SHARED_PLACES = 40  # halls and streets in which several contractors work
_DOERS = (
    "se revisaron",
    "se elaboraron",
    "se atendieron",
    "se visitaron",
    "se registraron",
    "se consolidaron",
    "se tramitaron",
    "se verificaron",
    "se socializaron",
    "se actualizaron",
    "se entregaron",
)
_THINGS = (
    "expedientes",
    "solicitudes",
    "actas de reunión",
    "fichas de caracterización",
    "historias clínicas",
    "conceptos técnicos",
    "estudios previos",
    "informes de avance",
    "equipos de cómputo",
    "encuestas",
    "derechos de petición",
    "planos de obra",
    "carpetas del archivo",
    "listados de asistencia",
)
_PLACES = (
    "la vereda El Guayabal",
    "la sede central",
    "el barrio Las Palmas",
    "el centro de salud",
    "la comuna tres",
    "el archivo de gestión",
    "la institución educativa",
    "el corregimiento La Unión",
    "la oficina jurídica",
    "el polideportivo",
    "la plaza de mercado",
    "la biblioteca pública",
    "el coliseo cubierto",
)
_WAYS = (
    "con el acompañamiento de la comunidad",
    "según el cronograma aprobado por la supervisión",
    "dejando constancia en el formato institucional",
    "en coordinación con la secretaría de planeación",
    "y se remitieron las observaciones al responsable",
    "dentro de los términos establecidos por la ley",
    "priorizando los casos que reportó el comité",
    "con registro fotográfico y lista de asistentes",
    "y se cargaron los soportes en el repositorio",
    "conforme al procedimiento de calidad vigente",
)
_DUTIES = tuple(
    f"Apoyar a la dependencia en {what} de acuerdo con los lineamientos que imparta el supervisor."
    for what in (
        "la atención de los usuarios",
        "la organización del archivo",
        "las visitas de campo",
        "la elaboración de informes",
        "las jornadas con la comunidad",
    )
)


@dataclass(frozen=True, slots=True)
class Planted:
    """That `later` uses again what `earlier` presented (submission ids)."""

    what: str
    kind: MatchKind
    earlier: int
    later: int


@dataclass(slots=True)
class Cuenta:
    """A cuenta while it is made: photographs as JPEG, activities as text."""

    imprint: Imprint
    planilla: str
    photos: list[bytes]
    activities: list[Activity]


@dataclass(slots=True)
class World:
    """Cuentas by submission id, ascending from 0, and what was planted among them."""

    cuentas: list[Cuenta] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)

    def imprints(self) -> list[Imprint]:
        return [_imprint(one) for one in self.cuentas]


def invent(cuentas: int, plant: int, seed: int = 1) -> World:
    """A world of about so many cuentas, with `plant` cases of each way of using something again."""
    rng = Random(seed)
    world = World()
    shared = [scenes.place(rng) for _ in range(_SHARED_PLACES)]
    contracts = cuentas // MONTHS
    for contract in range(contracts):
        second = contract % 20 == 19
        person = f"10617{contract - second:05d}"
        own = [scenes.place(rng), scenes.place(rng)]
        routine = [(rng.choice(_DUTIES), _told(rng)) for _ in range(2)]
        for month in range(MONTHS):
            number = f"90{contract - second:05d}{month:03d}"
            world.cuentas.append(_cuenta(world, contract, person, month, number, own, shared, routine, rng))
    _plant(world, contracts, plant, rng)
    return world


def _cuenta(
    world: World,
    contract: int,
    person: str,
    month: int,
    planilla: str,
    own: list[scenes.Place],
    shared: list[scenes.Place],
    routine: list[tuple[str, str]],
    rng: Random,
) -> Cuenta:
    number = f"CPS-{contract + 1}-2026"
    billed = FIRST.plus(month)
    received = dt.datetime(billed.year, billed.month, 28, tzinfo=dt.UTC)
    imprint = Imprint(
        len(world.cuentas),
        f"{number} {billed}.pdf",
        number,
        number,
        person,
        f"Persona {person}",
        billed,
        month + 1,
        received,
    )
    where = [
        rng.choice(own) if rng.random() < 0.7 else rng.choice(shared) for _ in range(rng.randrange(4, 7))
    ]
    photos = [scenes.jpeg(scenes.photograph(place, rng)) for place in where]
    rows = [(duty, text.format(n=rng.randrange(9, 400))) for duty, text in routine]
    rows += [
        (rng.choice(_DUTIES), _told(rng).format(n=rng.randrange(9, 400))) for _ in range(rng.randrange(3, 6))
    ]
    rows.append((_DUTIES[0], _DUTIES[0]))  # the obligation for an answer
    activities = [
        Activity(duty, f"En {spanish.month_name(billed)} {text}", 1 + n // 4, _row(n % 4))
        for n, (duty, text) in enumerate(rows)
    ]
    return Cuenta(imprint, planilla, photos, activities)


def _row(place: int) -> Box:
    return Box(250, 90 + place * 120, 560, 190 + place * 120)


def _told(rng: Random) -> str:
    """Two or three sentences; `{n}` is what was counted in the month."""
    sentences = (
        f"{rng.choice(_DOERS)} {{n}} {rng.choice(_THINGS)} en {rng.choice(_PLACES)} {rng.choice(_WAYS)}"
        for _ in range(rng.randrange(2, 4))
    )
    return "; ".join(sentences) + "."


def _plant(world: World, contracts: int, plant: int, rng: Random) -> None:
    """Each case in a contract of its own, so that every match has one cause."""
    free = [one for one in range(contracts) if one % 20 not in (18, 19)]
    rng.shuffle(free)

    def at(contract: int, month: int) -> Cuenta:
        return world.cuentas[contract * MONTHS + month]

    def planilla(earlier: Cuenta, later: Cuenta) -> None:
        later.planilla = earlier.planilla

    def photo(quarters: int) -> Callable[[Cuenta, Cuenta], None]:
        def use(earlier: Cuenta, later: Cuenta) -> None:
            later.photos[rng.randrange(len(later.photos))] = scenes.used_again(
                rng.choice(earlier.photos), quarters
            )

        return use

    def informe(earlier: Cuenta, later: Cuenta) -> None:
        was, now = (spanish.month_name(one.imprint.month or FIRST) for one in (earlier, later))
        later.activities = [replace(one, text=one.text.replace(was, now)) for one in earlier.activities]

    def paragraph(earlier: Cuenta, later: Cuenta) -> None:
        taken = max(earlier.activities[:-1], key=lambda one: len(one.text))
        later.activities[2] = replace(later.activities[2], text=taken.text)

    ways = (
        ("planilla", MatchKind.PLANILLA, planilla),
        ("foto", MatchKind.FOTO, photo(0)),
        ("foto girada", MatchKind.FOTO, photo(1)),
        ("informe", MatchKind.TEXTO, informe),
        ("párrafo", MatchKind.TEXTO, paragraph),
    )
    for what, kind, use in ways:
        for case in range(plant):
            same = what == "informe" or (case % 2 == 0 and what != "párrafo")
            contract = free.pop()
            giver = contract if same else free.pop()
            earlier, later = at(giver, rng.randrange(0, 2)), at(contract, rng.randrange(2, MONTHS))
            use(earlier, later)
            label = f"{what}, {'otro mes' if same else 'otro contratista'}"
            pair = earlier.imprint.submission_id, later.imprint.submission_id
            world.planted.append(Planted(label, kind, *pair))


def _imprint(one: Cuenta) -> Imprint:
    prints = (print_of(photo) for photo in one.photos)
    photos = tuple(
        Photo(4 + n // 2, Box(70, 90 + n % 2 * 300, 470, 370 + n % 2 * 300), told)
        for n, told in enumerate(prints)
        if told is not None
    )
    traces = Traces(NumberPrint(one.planilla, 3, None), None, photos, paragraphs_of(one.activities))
    return replace(one.imprint, traces=traces)


def print_of(photo: bytes) -> bytes | None:
    """The print of a JPEG as reading would tell it."""
    with Image.open(io.BytesIO(photo)) as image:
        image.draft("L", (64, 64))
        return photograph_print(np.asarray(image.convert("L")))
