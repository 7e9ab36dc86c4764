"""The entity's checklist as data: the six items, when each is asked for, and the limits the rules use.

`DEFAULT` is the list that comes with the project; `load` reads an entity's own `checklist.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from review import datafile
from review.datafile import DataFile
from review.model import ItemKind

PACKAGED = Path(__file__).with_name("checklist.toml")


class When(StrEnum):
    """In which accounts an item is asked for."""

    SIEMPRE = "siempre"
    PRIMERA_CUENTA = "primera_cuenta"
    NUNCA = "nunca"


class PilaMonth(StrEnum):
    """Which period of the planilla an entity accepts, counted from the month billed."""

    MES_COBRADO = "mes_cobrado"
    MES_ANTERIOR = "mes_anterior"

    @property
    def offset(self) -> int:
        return 0 if self is PilaMonth.MES_COBRADO else -1


class ProRata(StrEnum):
    """How a partial month is paid: actual days / 30, days of a 30-day month / 30, or the whole month."""

    DIAS_REALES = "dias_reales"
    DIAS_360 = "dias_360"
    MES_COMPLETO = "mes_completo"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One item of the list, under the name the entity gives it."""

    kind: ItemKind
    name: str
    when: When


@dataclass(frozen=True, slots=True)
class Checklist:
    """What an entity asks for. Ages are calendar days; `tolerance_per_thousand` is pesos in a thousand."""

    entity: str
    items: tuple[Requirement, ...]
    pila_months: tuple[PilaMonth, ...]
    pro_rata: tuple[ProRata, ...]
    tolerance_per_thousand: int
    bank_days: int
    rut_days: int
    least_confidence: float
    version: str

    def place(self, kind: ItemKind) -> int:
        """The item's number in the list, from 1, as the contractor knows it."""
        return next(n for n, item in enumerate(self.items, start=1) if item.kind is kind)

    def when(self, kind: ItemKind) -> When:
        return next(item.when for item in self.items if item.kind is kind)


def load(path: Path = PACKAGED) -> Checklist:
    """Read a checklist. Raises DataFileInvalid with the line and the reason."""
    file = datafile.load(path)
    top = file.top
    version = top.integer("version", least=1)
    rules = top.table("reglas")
    share = rules.decimal("confianza_minima")
    if share > 1:
        raise rules.error("«confianza_minima» va de 0 a 1.", "confianza_minima")
    checklist = Checklist(
        entity=top.text("entidad"),
        items=_items(file),
        pila_months=tuple(map(PilaMonth, rules.choices("pila_mes", list(PilaMonth)))),
        pro_rata=tuple(map(ProRata, rules.choices("prorrateo", list(ProRata)))),
        tolerance_per_thousand=rules.integer("tolerancia_por_mil"),
        bank_days=rules.integer("banco_dias", least=1),
        rut_days=rules.integer("rut_dias", least=1),
        least_confidence=float(share),
        version=f"{version}-{file.digest}",
    )
    rules.finish()
    top.finish()
    return checklist


def _items(file: DataFile) -> tuple[Requirement, ...]:
    found: dict[ItemKind, Requirement] = {}
    for row in file.top.tables("item"):
        kind = ItemKind(row.choice("tipo", list(ItemKind)))
        if kind in found:
            raise row.error(f"el ítem «{kind}» está dos veces.", "tipo")
        found[kind] = Requirement(kind, row.text("nombre"), When(row.choice("cuando", list(When))))
        row.finish()
    for kind in ItemKind:
        if kind not in found:
            raise file.top.error(
                f'falta el ítem «{kind}»; si no se pide, escríbalo con cuando = "nunca".', "item"
            )
    return tuple(found.values())


DEFAULT = load()
