"""The embargos that an entity has been told of, as data beside its folder: whose, how much, by which order.

They are the entity's own and of nobody else: none comes with the project.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from review.ways import datafile
from review.ways.datafile import DataFile, Problem, TomlTable


class EmbargoKind(StrEnum):
    """Why it was ordered."""

    ALIMONY = "alimentos"
    COOPERATIVE = "cooperativa"
    COURT = "ejecutivo"
    STATE = "coactivo"
    OTHER = "otro"


class ShareOf(StrEnum):
    """What a share is of: the payment, or what is left of it after contributions and what is withheld."""

    GROSS = "bruto"
    NET = "neto"


@dataclass(frozen=True, slots=True)
class Embargo:
    """An order on the payments of a person, from a day on (None: always) and until a day (None: no end).

    Either `amount` pesos of each cuenta, or `share` per cent of what `share_of` says; no more than `limit`
    pesos of a cuenta. `order` names the paper that orders it.
    """

    document: str
    kind: EmbargoKind
    order: str
    amount: int | None = None
    share: Decimal | None = None
    share_of: ShareOf = ShareOf.NET
    limit: int | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    def is_on(self, day: dt.date) -> bool:
        """Whether it is in force on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Embargoes:
    """The list of an entity, in the order of its file."""

    every: tuple[Embargo, ...]
    version: str

    def of(self, document: str, day: dt.date) -> tuple[Embargo, ...]:
        """Those of a person that are in force on a day."""
        return tuple(one for one in self.every if one.document == document and one.is_on(day))


def check(text: str, name: str) -> tuple[Embargoes | None, tuple[Problem, ...]]:
    """The list that a file's text holds, or None and everything wrong in it, by line."""
    return datafile.check(text, name, _build)


def _build(file: DataFile) -> Embargoes:
    top = file.top
    version = top.integer("version", least=1)
    found: list[Embargo] = []
    for row in top.tables("embargo", optional=True):
        made = _embargo(row)
        if not row.broken and any((one.document, one.order) == (made.document, made.order) for one in found):
            row.refuse("este embargo está dos veces: el mismo documento y el mismo oficio.", "oficio")
        found.append(made)
    top.finish()
    return Embargoes(tuple(found), f"{version}-{file.digest}")


def _embargo(row: TomlTable) -> Embargo:
    document = row.text("documento")
    if not row.broken and not (document.isascii() and document.isalnum()):
        mend = 'Escriba el documento sin puntos ni espacios: documento = "1061700001"'
        row.refuse(f"«documento» no es un número de identidad: «{document}».", "documento", mend=mend)
    made = Embargo(
        document=document.upper(),
        kind=EmbargoKind(row.choice("clase", tuple(EmbargoKind))),
        order=row.text("oficio"),
        amount=row.integer("valor", least=1) if "valor" in row else None,
        share=row.decimal("porcentaje", most=100) if "porcentaje" in row else None,
        share_of=ShareOf(row.choice("sobre", tuple(ShareOf), default=ShareOf.NET)),
        limit=row.integer("limite", least=1) if "limite" in row else None,
        since=row.day("vigente_desde") if "vigente_desde" in row else None,
        until=row.day("vigente_hasta") if "vigente_hasta" in row else None,
    )
    if not row.broken and (made.amount is None) == (made.share is None):
        row.refuse(
            "un embargo dice «valor» o «porcentaje», uno de los dos.",
            mend="Deje valor = pesos de cada cuenta, o porcentaje = de 0 a 100.",
        )
    if not row.broken and made.since and made.until and made.until < made.since:
        row.refuse("«vigente_hasta» es anterior a «vigente_desde».", "vigente_hasta")
    row.finish()
    return made
