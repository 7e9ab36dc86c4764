"""What the blind sample came to, as tables: each second look, and how often it agrees with the approval."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from review import frames, spanish
from review.catalogue.second_look_columns import AGREEMENT, SECOND_LOOKS
from review.model import Agreement, ItemKind, Month, SecondLook
from review.store import Store, queries, second_look_rows
from review.store.queries import Row

WHOLE = "Toda la cuenta"


def second_looks(store: Store, month: Month | None = None) -> pd.DataFrame:
    """What was found by looking again, of a month or of all, a row for each item and one for the whole:
    columns of `review.catalogue.table_columns.SECOND_LOOKS`. Raises StoreUnavailable."""
    return frames.frame(SECOND_LOOKS, _rows(store, month))


def _rows(store: Store, month: Month | None) -> Iterator[Row]:
    looks = second_look_rows.of_decisions(store)
    decided = queries.decisions_by_number(store, list(looks))
    ids = sorted({one.submission_id for one in looks.values()})
    accounts = {row["id"]: row for row in queries.submissions(store, month=month, ids=ids, absent=True)}
    for number, look in looks.items():
        account = accounts.get(look.submission_id)
        if account is not None:
            yield from _told(account, decided[number], look)


def _told(account: Row, decision: Row, look: SecondLook) -> Iterator[Row]:
    then = decision["basis"] or {}
    about = {
        "submission_id": look.submission_id,
        "contrato": account["contract"],
        "contratista": account["contractor"],
        "documento": account["document"],
        "periodo": account["period"],
        "mirada_en": frames.local(look.at),
        "rige": account["decision_id"] == look.decision_id,
    }
    yield about | {
        "item": None,
        "estado": then.get("result"),
        "segunda": look.verdict.value,
        "coincide": Agreement.of_whole(look.verdict).value,
        "motivo": look.reason or None,
    }
    for kind in ItemKind:
        if kind in look.found:
            found = look.found[kind]
            yield about | {
                "item": kind.value,
                "estado": then.get(kind.value),
                "segunda": found.value,
                "coincide": Agreement.of_item(found).value,
                "motivo": None,
            }


def agreement(store: Store, month: Month | None = None) -> pd.DataFrame:
    """How often the second looks of a month (or of all) agree, of the whole and of each item: columns of
    `review.catalogue.table_columns.AGREEMENT`; empty without any. Raises StoreUnavailable."""
    table = second_looks(store, month)
    parts = [(None, WHOLE), *((kind.value, spanish.title(kind)) for kind in ItemKind)]
    made = [_counted(table, item, title) for item, title in parts]
    return frames.frame(AGREEMENT, (row for row in made if row["miradas"]))


def _counted(table: pd.DataFrame, item: str | None, title: str) -> Row:
    here = table[table["item"].isna()] if item is None else table[(table["item"] == item).fillna(False)]
    counts = here["coincide"].value_counts()
    agree, differ, unknown = (int(counts.get(one.value, 0)) for one in Agreement)
    told = agree + differ
    return {
        "item": item,
        "titulo": title,
        "miradas": len(here),
        "coinciden": agree,
        "difieren": differ,
        "no_se_sabe": unknown,
        "porcentaje": 100 * agree / told if told else None,
    }
