"""Who does something about a cuenta: a person, in a role, perhaps in another's name; and what each role may.

What a role may do is one table (docs/permisos.md is written from it). Without a login it orders the work of
people who trust each other on one database, and does not prove who somebody is; with one, see
`review.model.viewer`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class PersonRole(StrEnum):
    """What a person is in the office that pays the cuentas."""

    REVISOR = "revisor"
    SUPERVISOR = "supervisor"
    FINANZAS = "finanzas"
    CONSULTA = "consulta"
    ADMINISTRACION = "administracion"  # only where people come in by a login


class Act(StrEnum):
    """The kinds of what a person does that the database keeps."""

    CONCEPT = "dar_concepto"
    DECIDE = "decidir"
    BULK = "aprobar_en_bloque"
    REVERSE = "anular_decision"
    MARK = "marcar_item"
    MOVE = "mover_pagina"
    CORRECT = "corregir_dato"
    NOTE = "dejar_nota"
    SECOND_LOOK = "segunda_mirada"
    LESSON = "olvidar_formato"
    SECOP_STATE = "estado_secop"
    SECOP_IMPORT = "importar_secop"
    WAIVER = "exceptuar_regla"
    WAYS = "cambiar_lista"
    DUTY = "marcar_obligacion"
    DUTIES = "confirmar_obligaciones"


_READS: Final = frozenset({PersonRole.REVISOR, PersonRole.SUPERVISOR})
_PAYS: Final = frozenset({PersonRole.SUPERVISOR, PersonRole.FINANZAS})
_ANSWERS: Final = frozenset({PersonRole.SUPERVISOR})

MAY: Final[Mapping[Act, frozenset[PersonRole]]] = {
    Act.CONCEPT: _READS,
    Act.DECIDE: _ANSWERS,
    Act.BULK: _ANSWERS,
    Act.REVERSE: _ANSWERS,
    Act.MARK: _READS,
    Act.MOVE: _READS,
    Act.CORRECT: _READS,
    Act.NOTE: _READS | _PAYS,
    Act.SECOND_LOOK: _READS,
    Act.LESSON: _READS,
    Act.SECOP_STATE: _READS | _PAYS,
    Act.SECOP_IMPORT: _READS | _PAYS,
    Act.WAIVER: _ANSWERS,
    Act.WAYS: _ANSWERS,
    Act.DUTY: _ANSWERS,
    Act.DUTIES: _READS,
}
"""Which roles may do an act."""

CHOSEN: Final = tuple(role for role in PersonRole if role is not PersonRole.ADMINISTRACION)
"""The roles that somebody may say to have where nobody has to prove who they are."""

UNTOLD: Final = PersonRole.SUPERVISOR
"""The role of who never said theirs: whoever works alone decides."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something: their name, their role, and in whose name (empty: their own)."""

    name: str
    role: PersonRole = UNTOLD
    on_behalf: str = ""

    def may(self, act: Act) -> bool:
        return self.role in MAY[act]

    @property
    def reviews(self) -> bool:
        """Whether having a cuenta open is, in this role, to review it."""
        return self.may(Act.CONCEPT) or self.may(Act.DECIDE)


Signer = Actor | str
"""Who signs an act. A bare name stands for that person in the role that the database keeps for them."""


def name_of(signer: Signer) -> str:
    return signer.name if isinstance(signer, Actor) else signer


def person_key(name: str) -> str:
    """What a person is known by, however the name is typed: without capitals and spare spaces."""
    return " ".join(name.split()).casefold()
