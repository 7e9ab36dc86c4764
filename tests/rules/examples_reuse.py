"""Accounts held against others: what they share, the account of the last payment, an earlier version."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from review.model import (
    Activity,
    Box,
    EarlierVersion,
    Elsewhere,
    History,
    Match,
    MatchKind,
    Month,
    PastAccount,
    State,
    Verdict,
)
from tests.rules.builders import BOX, DOCUMENT, NAME, OTHER_DOCUMENT, Example, later

CUMPLE, NO_CUMPLE = State.CUMPLE, State.NO_CUMPLE
POR_REVISAR, NO_APLICA = State.POR_REVISAR, State.NO_APLICA
JULY, AUGUST, SEPTEMBER = Month(2026, 7), Month(2026, 8), Month(2026, 9)
THERE_BOX = Box(80.0, 200.0, 210.0, 212.0)
ALONE = History(known=True)
PHOTOS = {"informe": ["evidencias", "evidencia_foto"]}
TEXT = (
    "Se acompañaron los encuentros con las juntas de acción comunal de las veredas, se registraron los "
    "compromisos de cada una y se entregó a la dependencia la relación de las solicitudes recibidas, con el "
    "nombre de quien responde por ellas."
)
ACTIVITIES = (Activity("Acompañar los encuentros con las comunidades.", TEXT, 1, BOX),)


def mine(month: Month | None = JULY) -> Elsewhere:
    """A place in another cuenta of the same contract."""
    return Elsewhere(7, "julio.pdf", "CPS-014-2026", "CPS-14-2026", DOCUMENT, NAME, month, 2, 3, THERE_BOX)


def own_other(month: Month) -> Elsewhere:
    """A place in a cuenta of another contract of the same person."""
    return replace(mine(month), contract="CPS-200-2026", contract_key="CPS-200-2026", submission_id=8)


def theirs(month: Month = AUGUST) -> Elsewhere:
    """A place in the cuenta of another contractor."""
    return Elsewhere(
        9,
        "otra.pdf",
        "CPS-077-2026",
        "CPS-77-2026",
        OTHER_DOCUMENT,
        "Iván Supuesto Díaz",
        month,
        3,
        2,
        THERE_BOX,
    )


def shares(kind: MatchKind, there: Elsewhere, share: float = 1.0, text: str = "") -> History:
    return History(matches=(Match(kind, 2, BOX, there, share, text),), known=True)


def number(there: Elsewhere, share: float = 1.0, text: str = "9000000001") -> History:
    return shares(MatchKind.PLANILLA, there, share, text)


def photo(there: Elsewhere) -> History:
    return shares(MatchKind.FOTO, there, 0.98)


def text(there: Elsewhere, share: float = 0.98) -> History:
    return shares(MatchKind.TEXTO, there, share, TEXT)


def usual(history: History) -> History:
    return replace(history, matches=tuple(replace(one, usual=True) for one in history.matches))


def paid(
    account: str | None, month: Month = JULY, verdict: Verdict | None = None, document: str = DOCUMENT
) -> PastAccount:
    received = dt.datetime(month.year, month.month, 28, tzinfo=dt.UTC)
    return PastAccount(
        7, "julio.pdf", 2, month, 4_500_000, document, account, None, None, verdict, received, mine(month)
    )


def before(*accounts: PastAccount) -> History:
    return History(accounts=accounts, known=True)


def replaces(verdict: Verdict | None, *changes: str, reason: str | None = None) -> History:
    past = EarlierVersion(6, "v1.pdf", dt.datetime(2026, 9, 1, tzinfo=dt.UTC), verdict, reason, changes)
    return History(previous=past, known=True)


PLANILLA = "seguridad_social_repetida"
EXAMPLES = [
    Example(PLANILLA, CUMPLE, "en ninguna otra", later(history=ALONE)),
    Example(PLANILLA, CUMPLE, "era otro número", later(history=number(mine(), text="9000000002"))),
    Example(PLANILLA, CUMPLE, "otro contrato de la persona", later(history=number(own_other(JULY)))),
    Example(PLANILLA, NO_CUMPLE, "ya usada en julio", later(history=number(mine()))),
    Example(PLANILLA, NO_APLICA, "usada después", later(history=number(mine(SEPTEMBER)))),
    Example(PLANILLA, POR_REVISAR, "con otro periodo impreso", later(history=number(mine(), 0.9))),
    Example(PLANILLA, POR_REVISAR, "de otro contratista", later(history=number(theirs()))),
    Example(
        PLANILLA,
        POR_REVISAR,
        "ya usada, en tinta dudosa",
        later(history=number(mine()), scanned={"seguridad_social.planilla": 0.9}),
    ),
    Example("informe_fotos", CUMPLE, "en ninguna otra", later(history=ALONE, marks=PHOTOS)),
    Example("informe_fotos", POR_REVISAR, "de julio", later(history=photo(mine()))),
    Example("informe_fotos", POR_REVISAR, "de otro contratista", later(history=photo(theirs()))),
    Example(
        "informe_fotos", POR_REVISAR, "de otro contrato, en julio", later(history=photo(own_other(JULY)))
    ),
    Example("informe_fotos", NO_APLICA, "usada después", later(history=photo(mine(SEPTEMBER)))),
    Example(
        "informe_fotos",
        NO_APLICA,
        "de su otro contrato, el mismo mes",
        later(history=photo(own_other(AUGUST))),
    ),
    Example("informe_fotos", NO_APLICA, "lo hacen muchas", later(history=usual(photo(mine())))),
    Example(
        "informe_copia",
        NO_APLICA,
        "muchas lo hacen",
        later(history=usual(text(mine())), activities=ACTIVITIES),
    ),
    Example("informe_copia", CUMPLE, "propio", later(history=ALONE, activities=ACTIVITIES)),
    Example("informe_copia", CUMPLE, "parecido", later(history=text(mine(), 0.8), activities=ACTIVITIES)),
    Example("informe_copia", POR_REVISAR, "repite julio", later(history=text(mine()), activities=ACTIVITIES)),
    Example(
        "informe_copia", POR_REVISAR, "de otro", later(history=text(theirs(), 0.9), activities=ACTIVITIES)
    ),
    Example(
        "informe_copia",
        NO_APLICA,
        "septiembre lo repite",
        later(history=text(mine(SEPTEMBER)), activities=ACTIVITIES),
    ),
    Example("banco_cambio", CUMPLE, "la misma", later(history=before(paid("12345678901")))),
    Example("banco_cambio", CUMPLE, "la misma, enmascarada", later(history=before(paid("****8901")))),
    Example("banco_cambio", POR_REVISAR, "otra", later(history=before(paid("98765432100")))),
    Example(
        "banco_cambio",
        CUMPLE,
        "la otra se devolvió",
        later(
            history=before(paid("12345678901", Month(2026, 6)), paid("98765432100", JULY, Verdict.DEVUELTA))
        ),
    ),
    Example(
        "banco_cambio",
        NO_APLICA,
        "es la de la lista",
        later(history=before(paid("98765432100")), contract={"account": "12345678901"}),
    ),
    Example(
        "cuenta_version",
        CUMPLE,
        "corregida",
        later(history=replaces(Verdict.DEVUELTA, "Ahora trae «RUT».", reason="Falta el RUT")),
    ),
    Example(
        "cuenta_version",
        POR_REVISAR,
        "devuelta y sin cambios",
        later(history=replaces(Verdict.DEVUELTA, reason="Falta el RUT")),
    ),
    Example("cuenta_version", NO_APLICA, "sin decisión", later(history=replaces(None, "Ahora trae «RUT»."))),
]
