"""The people, entities and contracts of the measuring papers. Nobody and nothing here exists."""
# ruff: noqa: E501  (rows of tables)

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from random import Random

from review.model import Month
from tools.measuring.duties import OBJECTS
from tools.papers.wording import unaccented
from tools.papers.world import Account, Deal, Entity, Insurers, Person, invent_deal

_GIVEN = (
    "Adriana Lucía", "Kevin Alexander", "Blanca Nieves", "Duván", "Gloria Amparo", "Hárold", "Jenny Carolina",
    "Luis Eduardo", "Marta Cecilia", "Nelson", "Olga Lucía", "Pedro Nel", "Rocío del Carmen", "Samuel",
    "Tatiana", "Uriel", "Vanessa", "William de Jesús", "Ximena", "Zoraida", "Brayan Stiven", "Carmen Helena",
    "Dagoberto", "Érika", "Faustino", "Íngrid Johanna",
)  # fmt: skip
_FAMILY = (
    "Agudelo", "Barragán", "Castrillón", "De la Hoz", "Echeverry", "Fandiño", "Galindo", "Henao", "Jaramillo",
    "Londoño", "Marulanda", "Niño", "Ocampo", "Pedraza", "Quintero", "Rentería", "Suárez", "Tabares", "Useche",
    "Villamizar", "Yepes", "Zapata", "Angulo", "Buitrago", "Córdoba", "Del Río", "Murillo", "Palacios",
)  # fmt: skip
_CITIES = ("Tunja", "Montería", "Armenia", "Villavicencio", "Sincelejo", "Quibdó", "Bucaramanga", "Riohacha")
_ENTITIES = (
    ("E.S.E. Hospital San Rafael de Guacamayal", "Guacamayal", "Magdalena", "Subdirección Administrativa"),
    ("Universidad Tecnológica del Litoral Norte", "Puerto Aurora", "Atlántico", "Vicerrectoría de Extensión"),
    ("Alcaldía de Villahermosa de la Sierra", "Villahermosa", "Boyacá", "Secretaría de Desarrollo Social"),
    ("Agencia Nacional de Caminos Rurales", "Bogotá D.C.", "Cundinamarca", "Dirección de Gestión Contractual"),
    ("Gobernación de Sierra Central", "Los Almendros", "Santander", "Secretaría de Agricultura"),
    ("Personería Municipal de Playa Serena", "Playa Serena", "Córdoba", "Personería Delegada"),
    ("Instituto Departamental de Deportes INDERLLANO", "Puerto Llano", "Meta", "Área Técnica"),
    ("Contraloría Departamental del Bajo Atrato", "Riosucio Nuevo", "Chocó", "Oficina Jurídica"),
    ("Empresas Públicas de Campo Hermoso S.A. E.S.P.", "Campo Hermoso", "Huila", "Gerencia Comercial"),
)  # fmt: skip
_EPS = (
    ("EPS008", "COMPENSAR", "860066942"), ("EPS012", "COMFENALCO VALLE", "890303093"),
    ("ESSC24", "COOSALUD", "900226715"), ("EPS018", "S.O.S.", "805001157"), ("EPS037", "NUEVA EPS", "900156264"),
)  # fmt: skip
_AFP = (
    ("230901", "SKANDIA", "800253055"), ("25-14", "COLPENSIONES", "900336004"),
    ("230301", "PORVENIR", "800224808"), ("230201", "PROTECCION", "800229739"),
)  # fmt: skip
_ARL = (
    ("14-7", "SEGUROS BOLIVAR", "860002503"), ("14-4", "AXA COLPATRIA", "860002183"),
    ("14-29", "LA EQUIDAD", "830008686"), ("14-23", "POSITIVA", "860011153"),
)  # fmt: skip
# Bank → digits of its account numbers, kinds of account.
BANKS: dict[str, tuple[int, tuple[str, ...]]] = {
    "Banco de Occidente": (9, ("ahorros", "corriente")),
    "Banco AV Villas": (9, ("ahorros",)),
    "Bancoomeva": (12, ("ahorros", "corriente")),
    "Scotiabank Colpatria": (10, ("ahorros",)),
    "Itaú": (9, ("ahorros", "corriente")),
    "Lulo Bank": (12, ("ahorros",)),
    "Banco Falabella": (12, ("ahorros",)),
    "Daviplata": (10, ("deposito",)),
    "Confiar": (9, ("ahorros",)),
    "Coopcentral": (12, ("ahorros",)),
    "Bancolombia": (11, ("ahorros", "corriente")),
    "Davivienda": (12, ("ahorros",)),
    "Banco Agrario de Colombia": (12, ("ahorros",)),
}
# The bank that stands for ours while faults of the other generator are planted.
TWIN = "Banco de Bogotá"


def invent_entities(rng: Random) -> list[Entity]:
    return [Entity(n, str(rng.randrange(899_990_000, 899_999_000)), c, d, o) for n, c, d, o in _ENTITIES]


def named(person: Person, rng: Random, shun: str = "") -> Person:
    """The same document under a name of this world, none of whose words is in `shun`."""
    banned = set(shun.split())
    given, family = "", ""
    while not given or banned & set(f"{given} {family}".split()):
        given, family = rng.choice(_GIVEN), f"{rng.choice(_FAMILY)} {rng.choice(_FAMILY)}"
    mail = unaccented(f"{given[0]}{family.split()[0]}{rng.randrange(10, 99)}").lower().replace("ñ", "n")
    return dataclasses.replace(
        person, given=given, family=family, city=rng.choice(_CITIES), email=f"{mail}@buzon.example"
    )


def _number(rng: Random, taken: set[str]) -> str:
    while True:
        serial = rng.randrange(11, 900)
        number = rng.choice(
            (
                f"CPSP-{serial:03d}-2026", f"SG-{serial:04d}-2026", f"PS-{serial}-2026", f"CPSAG-{serial:03d}-2026",
                f"{serial:04d}-2026", f"110.10.05.{serial:03d}.2026", f"CO1.PCCNTR.{rng.randrange(7_000_000, 9_900_000)}",
                f"2026-{serial:04d}", f"SDS-CD-{serial:03d}-2026",
            )
        )  # fmt: skip
        digits = "".join(c for c in number if c.isdecimal()).replace("2026", "")
        if digits.lstrip("0") not in taken:
            taken.add(digits.lstrip("0"))
            return number


def invent_contract(
    rng: Random, index: int, months: Sequence[Month], entities: Sequence[Entity], taken: set[str]
) -> tuple[Deal, Account]:
    """A contract running in one of `months`, and the contractor's account at a bank of this world."""
    base = invent_deal(rng, index, months, entities, taken)
    person = named(base.person, rng)
    bank = rng.choice(list(BANKS))
    digits, kinds = BANKS[bank]
    number = person.phone if bank == "Daviplata" else str(rng.randrange(10 ** (digits - 1), 10**digits))
    account = Account(bank, number, rng.choice(kinds), base.account.opened)
    profile = rng.choice(list(OBJECTS))
    deal = dataclasses.replace(
        base,
        number=_number(rng, taken),
        person=person,
        object=OBJECTS[profile],
        profile=profile,
        supervisor=named(person, rng, person.name).name,
        account=dataclasses.replace(account, bank=TWIN),
        insurers=Insurers(rng.choice(_EPS), rng.choice(_AFP), rng.choice(_ARL), base.insurers.risk),
    )
    return deal, account
