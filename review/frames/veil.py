"""Tables as they are told to whoever sees personal data only in part: masked on their way out, once, whoever
asked for them (a screen, the workbook, a CSV). How a number is masked is in `review.model.masks`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec

import pandas as pd

from review.model import FieldType, ItemKind, masks
from review.model.fields import FIELDS
from review.store import Store

P = ParamSpec("P")

PERSONAL: Final = frozenset({"documento", "documento_titular", "cuenta_bancaria", "planilla"})
"""Columns that hold nothing but a person's number."""

PUBLIC: Final = frozenset(
    {
        *("contrato", "clave_contrato", "id_secop", "supervisor", "entidad", "nit_entidad", "clave_entidad"),
        *("cdp", "rp", "rubro", "nombre_rubro", "fuente", "dependencia", "codigo", "norma", "sha256"),
    }
)
"""Columns whose numbers are nobody's: of contracts, budgets, entities and rules, which SECOP II publishes."""

_OF_FIELDS: Final = frozenset({"item", "campo"})
_VALUES: Final = frozenset({"valor", "valor_maquina", "texto"})
_NOBODYS: Final = frozenset({FieldType.MONEY, FieldType.COUNT, FieldType.DATE, FieldType.MONTH})


def masked(table: pd.DataFrame) -> pd.DataFrame:
    """A table of the catalogue with the personal data in it masked; money, days and counts stay."""
    made = table.copy()
    for name, column in table.items():
        if column.dtype.kind in "biufMm" or name in PUBLIC:
            continue
        mask = masks.whole if name in PERSONAL else masks.text
        made[name] = _each(column, mask)
    if set(table.columns) >= _OF_FIELDS:
        public = [_is_nobodys(row) for row in table[["item", "campo"]].itertuples(index=False)]
        for name in _VALUES & set(table.columns):
            made.loc[public, name] = table.loc[public, name]
    return made


def _each(column: pd.Series[Any], mask: Callable[[str], str]) -> pd.Series[Any]:
    """What is said often is masked once."""
    known = {one: mask(one) for one in column.dropna().unique() if type(one) is str}
    return column.map(lambda one: known.get(one, one) if isinstance(one, str) else one).astype(column.dtype)


def _is_nobodys(of: tuple[str, str]) -> bool:
    item, name = of
    spec = FIELDS[ItemKind(item)].get(name)
    return spec is not None and spec.type in _NOBODYS


def veiled(
    answer: Callable[Concatenate[Store, P], pd.DataFrame],
) -> Callable[Concatenate[Store, P], pd.DataFrame]:
    """A function that gives a table of the database, masked for whoever sees personal data only in part."""

    @wraps(answer)
    def asked(store: Store, /, *told: P.args, **named: P.kwargs) -> pd.DataFrame:
        made = answer(store.telling, *told, **named)
        return masked(made) if store.viewer is not None and store.telling is not store else made

    return asked
