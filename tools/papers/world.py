"""The invented world: people, entities, contracts. Nobody and nothing in it exists."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from review.model import Month
from tools.papers import wording
from tools.papers.entities import ENTITIES

_FIRST = (
    "Yurany", "Edinson", "Marleny", "Robinson", "Leidy Johana", "Wilmer", "Nubia Esperanza", "Hernán Darío",
    "Claudia Patricia", "Jhon Fredy", "Ana Milena", "Óscar Iván", "Luz Stella", "Fabián", "Sandra Liliana",
    "Germán", "Paola Andrea", "Néstor Raúl", "Diana Marcela", "Álvaro José", "Viviana", "Ricardo", "Ingrid",
    "Mónica del Pilar", "Cristian Camilo", "Rosalba", "Julián Andrés", "Yesenia", "Libardo", "María Fernanda",
)  # fmt: skip
_LAST = (
    "Quiñones", "Zambrano", "Muñoz", "Bastidas", "Ordóñez", "Cuéllar", "Piamba", "Tróchez", "Narváez",
    "Valderruten", "Chilito", "Imbachí", "Sarria", "Paredes", "Velasco", "Hurtado", "Gaviria", "Pabón",
    "Rengifo", "Caicedo", "Urrutia", "Mosquera", "Lasso", "Betancourt", "Erazo", "Peñaranda", "Ibáñez",
    "Collazos", "Fernández", "Acosta",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    given: str
    family: str
    document: str
    city: str
    address: str
    phone: str
    email: str

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"


@dataclass(frozen=True, slots=True)
class Entity:
    name: str
    nit: str
    city: str
    department: str
    office: str

    @property
    def nit_printed(self) -> str:
        return f"{wording.grouped(int(self.nit))}-{wording.check_digit(self.nit)}"


@dataclass(frozen=True, slots=True)
class Account:
    """A bank account: `kind` is ahorros, corriente or deposito."""

    bank: str
    number: str
    kind: str
    opened: dt.date


@dataclass(frozen=True, slots=True)
class Insurers:
    eps: tuple[str, str, str]  # code, name, NIT
    afp: tuple[str, str, str]
    arl: tuple[str, str, str]
    risk: int  # 1–5


@dataclass(frozen=True, slots=True)
class Deal:
    """A contract of the invented world."""

    number: str
    person: Person
    entity: Entity
    object: str
    profile: str
    start: dt.date
    end: dt.date
    fee: int
    supervisor: str
    actual_days: bool
    account: Account
    insurers: Insurers
    date_to_date: bool = False  # its months run from the day it began to the day before, not by the calendar

    def days(self, month: Month) -> tuple[dt.date, dt.date]:
        """First and last day billed for `month`; date to date, the month is that of the first day."""
        if self.date_to_date:
            first = month.first_day.replace(day=self.start.day)
            last = month.plus(1).first_day.replace(day=self.start.day) - dt.timedelta(days=1)
            return first, min(self.end, last)
        return max(self.start, month.first_day), min(self.end, month.last_day)

    def whole(self, month: Month) -> bool:
        return self.date_to_date or self.days(month) == (month.first_day, month.last_day)

    def paid_days(self, month: Month) -> int:
        """Days paid of the month, out of 30: actual days or the 30/360 custom."""
        if self.whole(month):
            return 30
        first, last = self.days(month)
        if self.actual_days:
            return min(30, (last - first).days + 1)
        closing = 30 if last == month.last_day else last.day
        return closing - first.day + 1

    def value(self, month: Month) -> int:
        """What is due for the month, whole pesos."""
        return round(self.fee * self.paid_days(month) / 30)

    @property
    def months(self) -> tuple[Month, ...]:
        first = Month.of(self.start)
        count = Month.of(self.end).minus(first) + (0 if self.date_to_date else 1)
        return tuple(first.plus(i) for i in range(count))

    @property
    def total(self) -> int:
        return sum(self.value(m) for m in self.months)

    def payment(self, month: Month) -> int:
        return month.minus(Month.of(self.start)) + 1


_OBJECTS = {
    "sistemas": "prestar servicios profesionales como ingeniero de sistemas para el soporte, mantenimiento y "
    "actualización de los aplicativos misionales de la entidad",
    "juridica": "prestar servicios profesionales como abogado para apoyar la etapa precontractual y la "
    "respuesta a peticiones y acciones constitucionales a cargo de la dependencia",
    "social": "prestar servicios de apoyo a la gestión en la implementación de estrategias de participación "
    "ciudadana con población rural y organizaciones comunitarias",
    "salud": "prestar servicios asistenciales como auxiliar de enfermería en los servicios de urgencias y "
    "hospitalización, de acuerdo con los turnos asignados",
    "archivo": "prestar servicios de apoyo a la gestión documental, la organización y la transferencia de "
    "los archivos de gestión de la dependencia",
}
_CITIES = (
    "Popayán",
    "Cali",
    "Pasto",
    "Ibagué",
    "Bogotá D.C.",
    "Neiva",
    "Manizales",
    "Santander de Quilichao",
)
BANKS = {
    "Bancolombia": (11, ("ahorros", "ahorros", "corriente")),
    "Davivienda": (12, ("ahorros", "ahorros", "corriente")),
    "BBVA Colombia": (16, ("ahorros",)),
    "Banco Agrario de Colombia": (12, ("ahorros",)),
    "Banco Caja Social": (11, ("ahorros",)),
    "Nequi": (10, ("deposito",)),
    "Banco de Bogotá": (9, ("ahorros", "corriente")),
    "Banco Popular": (12, ("ahorros", "corriente")),
    "Nu": (11, ("ahorros",)),
}
_EPS = (
    ("EPS010", "EPS SURA", "800088702"), ("EPS037", "NUEVA EPS", "900156264"),
    ("EPS005", "SANITAS", "800251440"),
    ("EPS002", "SALUD TOTAL", "800130907"), ("EPS017", "FAMISANAR", "830003564"),
)  # fmt: skip
_AFP = (
    ("25-14", "COLPENSIONES", "900336004"), ("230301", "PORVENIR", "800224808"),
    ("230201", "PROTECCION", "800229739"), ("231001", "COLFONDOS", "800227940"),
)  # fmt: skip
_ARL = (
    ("14-23", "POSITIVA", "860011153"), ("14-28", "ARL SURA", "800256161"), ("14-25", "COLMENA", "800226175"),
)  # fmt: skip
_FEES = (
    1_800_000, 2_100_000, 2_450_000, 2_500_000, 3_000_000, 3_250_000, 3_600_000, 4_000_000, 4_377_263,
    4_500_000, 5_200_000, 6_000_000, 7_350_000, 8_400_000, 9_000_000,
)  # fmt: skip
HIGH_FEE = 18_400_000  # its base reaches the solidarity fund
PREFIXES = ("CPS", "CD", "PSP", "OPS", "CTO")


def invent_person(rng: Random) -> Person:
    given, family = rng.choice(_FIRST), f"{rng.choice(_LAST)} {rng.choice(_LAST)}"
    # Ranges in which no cédula has been issued.
    document = str(
        rng.randrange(1_900_000_000, 1_999_999_999)
        if rng.random() < 0.75
        else rng.randrange(99_900_000, 99_999_999)
    )
    street = rng.choice(("Calle", "Carrera"))
    mail = wording.unaccented(f"{given.split()[0]}.{family.split()[0]}").lower().replace("ñ", "n")
    return Person(
        given,
        family,
        document,
        rng.choice(_CITIES),
        f"{street} {rng.randrange(2, 90)} No. {rng.randrange(2, 60)}-{rng.randrange(10, 99)}",
        f"3{rng.randrange(0, 2)}0{rng.randrange(1000000, 9999999)}",
        f"{mail}@correo.example",
    )


def date_to_date(deal: Deal) -> Deal:
    """The same contract paid by months that run from date to date."""
    end = Month.of(deal.start).plus(len(deal.months)).first_day.replace(day=deal.start.day)
    return dataclasses.replace(deal, end=end - dt.timedelta(days=1), date_to_date=True)


def invent_entity(rng: Random, index: int) -> Entity:
    name, city, department, office = ENTITIES[index % len(ENTITIES)]
    return Entity(name, str(rng.randrange(899_990_000, 899_999_000)), city, department, office)


def invent_account(rng: Random, bank: str, person: Person, before: dt.date) -> Account:
    length, kinds = BANKS[bank]
    number = (
        person.phone
        if bank == "Nequi"
        else str(rng.randrange(2 * 10 ** (length - 1), 9 * 10 ** (length - 1)))
    )
    opened = before - dt.timedelta(days=rng.randrange(200, 3000))
    return Account(bank, number, rng.choice(kinds), opened)


def _number(rng: Random, style: int, year: int, taken: set[str]) -> str:
    while True:
        serial = rng.randrange(2, 480)
        number = (
            f"{rng.choice(PREFIXES)}-{serial:03d}-{year}",
            f"{rng.choice(PREFIXES)}-{serial:03d}-{year}",
            f"4161.010.26.1.{serial:04d}.{year}",
            f"CO1.PCCNTR.{rng.randrange(7_000_000, 9_900_000)}",
            f"{serial:03d}-{year}",
            f"{rng.randrange(2, 90):03d}-{serial:03d}-{year}",
        )[style]
        digits = "".join(c for c in number if c.isdecimal())
        if digits not in taken:
            taken.add(digits)
            return number


def invent_deal(
    rng: Random, index: int, months: Sequence[Month], entities: Sequence[Entity], taken: set[str]
) -> Deal:
    """A contract that is running in at least one of `months`; its numbers are unlike any in `taken`."""
    while (person := invent_person(rng)).document in taken:
        pass
    taken.add(person.document)
    middle = rng.choice(list(months))
    first = middle.plus(-rng.choice((0, 0, 1, 1, 2, 3, 4, 5)))
    if first.year < 2026:
        first = Month(2026, 1)
    start = dt.date(first.year, first.month, 1 if rng.random() < 0.5 else rng.randrange(3, 25))
    if first == Month(2026, 1) and start.day < 5:
        start = start.replace(day=5)
    last = min(max(first.plus(rng.randrange(3, 9)), middle), Month(2026, 12))
    end = last.last_day if rng.random() < 0.6 else dt.date(last.year, last.month, rng.randrange(5, 27))
    fee = rng.choice(_FEES)
    if Random(f"{person.document}/honorarios").random() < 0.04:
        fee = HIGH_FEE
    profile = rng.choice(list(_OBJECTS))
    bank = list(BANKS)[index % len(BANKS)]
    return Deal(
        _number(rng, rng.choice((0, 0, 1, 1, 2, 3, 4, 5)), 2026, taken),
        person,
        rng.choice(list(entities)),
        _OBJECTS[profile],
        profile,
        start,
        end,
        fee,
        invent_person(rng).name,
        rng.random() < 0.5,
        invent_account(rng, bank, person, start),
        Insurers(rng.choice(_EPS), rng.choice(_AFP), rng.choice(_ARL), rng.choice((1, 1, 1, 2, 3))),
    )
