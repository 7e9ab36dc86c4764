"""Who came in by a login, and what each role may see then: one table, beside that of acts.

Without a login there is no viewer: whoever sits at the computer sees all that is on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from review.model.actor import PersonRole


class ViewRight(StrEnum):
    """The kinds of what the program shows and hands out."""

    ACCOUNTS = "ver_cuentas"
    PERSONAL = "ver_datos_personales"
    PAPERS = "ver_paginas"
    EXPORT = "exportar_tablas"
    DRAFT = "papeles_del_supervisor"
    LOAD = "cargar_archivos"
    WAYS = "ver_lista_de_chequeo"
    PEOPLE = "dar_permisos"


_WORK: Final = frozenset({PersonRole.REVISOR, PersonRole.SUPERVISOR, PersonRole.FINANZAS})
_REVIEW: Final = frozenset({PersonRole.REVISOR, PersonRole.SUPERVISOR})
_CONSULT: Final = frozenset({PersonRole.CONSULTA})
_ADMINISTER: Final = frozenset({PersonRole.ADMINISTRACION})

SEES: Final[Mapping[ViewRight, frozenset[PersonRole]]] = {
    ViewRight.ACCOUNTS: _WORK | _CONSULT,
    ViewRight.PERSONAL: _WORK,
    ViewRight.PAPERS: _WORK,
    ViewRight.EXPORT: _WORK | _CONSULT,
    ViewRight.DRAFT: _WORK,
    ViewRight.LOAD: _REVIEW,
    ViewRight.WAYS: _WORK,
    ViewRight.PEOPLE: _ADMINISTER,
}
"""Which roles may see something."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The cuentas that somebody may see: all, or those of the contracts that have `supervisor` as theirs and
    of those with one of these `numbers`, however both are written. No word of either: none."""

    whole: bool = False
    supervisor: str = ""
    numbers: tuple[str, ...] = ()


EVERYTHING: Final = Reach(whole=True)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a login says somebody is: the provider (`issuer`) and what they are to it for ever (`subject`) tell
    one from others; name and e-mail are only shown, and may change."""

    issuer: str
    subject: str
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who came in by the login and was given a role. Their `name` signs what they do, and no two
    people have the same."""

    identity: Identity
    name: str
    role: PersonRole
    reach: Reach = EVERYTHING

    def sees(self, sight: ViewRight) -> bool:
        return self.role in SEES[sight]

    @property
    def cuentas(self) -> Reach:
        """Those that they see: what they were given, or none in a role that sees no cuenta."""
        return self.reach if self.sees(ViewRight.ACCOUNTS) else Reach()

    @property
    def masked(self) -> bool:
        """Whether they see personal data only in part."""
        return not self.sees(ViewRight.PERSONAL)
