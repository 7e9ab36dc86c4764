"""The columns of what a second, blind look at approved cuentas came to."""

from __future__ import annotations

from review.catalogue.column import Column, Holds, table
from review.catalogue.cuenta_columns import SUBMISSIONS
from review.model import Agreement

SECOND_LOOKS = table(
    Column("submission_id", Holds.COUNT, "Cuenta (id)"),
    *(SUBMISSIONS[name] for name in ("contrato", "contratista", "documento", "periodo")),
    Column("item", Holds.TEXT, "Ítem; vacío si es la cuenta entera", title="Ítem"),
    Column(
        "estado", Holds.TEXT, "Su estado, o el resultado de la cuenta, cuando se aprobó; vacío si no se sabe"
    ),
    Column(
        "segunda",
        Holds.TEXT,
        "Lo que halló otra persona sin ver lo decidido: cumple, no_cumple o no_se_puede_saber; de la cuenta "
        "entera, lo que habría decidido",
        title="Segunda mirada",
    ),
    Column(
        "coincide",
        Holds.TEXT,
        "coincide, difiere o no_se_sabe; quien aprobó dio por bueno cada ítem",
        title="Coincide",
        kind=Agreement,
    ),
    Column("motivo", Holds.TEXT, "Lo que escribió quien miró de nuevo", title="Qué encontró"),
    Column("mirada_en", Holds.MOMENT, "Cuándo se miró de nuevo"),
    Column("rige", Holds.FLAG, "La aprobación que se miró de nuevo sigue en firme"),
)

AGREEMENT = table(
    Column("item", Holds.TEXT, "Ítem; vacío si es la cuenta entera"),
    Column("titulo", Holds.TEXT, "Lo mismo, para leer", title="Ítem"),
    Column("miradas", Holds.COUNT, "Segundas miradas", title="Miradas"),
    Column("coinciden", Holds.COUNT, "De ellas, las que coinciden con la aprobación", title="Coinciden"),
    Column("difieren", Holds.COUNT, "Las que hallaron otra cosa", title="Difieren"),
    Column("no_se_sabe", Holds.COUNT, "Las que no pudieron saberlo", title="No se pudo saber"),
    Column(
        "porcentaje",
        Holds.REAL,
        "Las que coinciden, de 0 a 100 de las que coinciden o difieren; vacío si no hay",
        title="Coinciden, %",
    ),
)
