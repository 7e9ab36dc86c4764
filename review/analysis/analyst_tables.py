"""The long tables that only analysts are given: items, decisions and doubts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from review import frames
from review.catalogue import analyst_columns
from review.desk import page_doubts, value_doubts
from review.desk.page_doubts import PageDoubt
from review.desk.questions import ValueDoubt
from review.model import Box, ItemKind, State
from review.model.fields import to_json
from review.store import Store, queries

Row = Mapping[str, Any]
_OPEN = [State.NO_CUMPLE.value, State.FALTA.value, State.POR_REVISAR.value]


def items(
    submissions: pd.DataFrame, pages: pd.DataFrame, fields: pd.DataFrame, findings: pd.DataFrame
) -> pd.DataFrame:
    """A row for each item of each cuenta, in the order of the list, out of the other tables."""
    of_pages = _counts(pages)
    of_fields = _counts(fields)
    of_findings = _counts(findings[findings["estado"].isin(_OPEN)])
    rows = (
        {
            "submission_id": row["id"],
            "archivo": row["archivo"],
            "item": kind.value,
            "estado": row[kind.value],
            "paginas": of_pages[row["id"], kind.value],
            "campos": of_fields[row["id"], kind.value],
            "por_corregir": of_findings[row["id"], kind.value],
        }
        for row in submissions.to_dict("records")
        for kind in ItemKind
    )
    return frames.frame(analyst_columns.ITEM_STATES, rows)


def _counts(table: pd.DataFrame) -> Counter[tuple[int, str]]:
    """How many rows a table has of each item of each cuenta."""
    return Counter(zip(table["submission_id"].astype(int), table["item"].astype(str), strict=True))


def decisions(store: Store, names: Mapping[int, str]) -> pd.DataFrame:
    """Every decision on these cuentas (their files' names by number), oldest first, also those that are in
    force no longer."""
    numbers = list(names)
    in_force = queries.numbers_in_force(store, numbers)
    return frames.shown(
        analyst_columns.DECISIONS,
        queries.decisions_of(store, numbers),
        lambda row: {"archivo": names[row["submission_id"]], "vigente": row["id"] in in_force},
    )


def doubts(store: Store, numbers: Collection[int]) -> pd.DataFrame:
    """What a person would be asked of those of these cuentas that wait for a decision, in that order."""
    own = sorted(numbers)
    rows = [*_of_values(value_doubts.among(store, own)), *_of_pages(page_doubts.in_month(store), own)]
    return frames.frame(analyst_columns.DOUBTS, rows)


def _of_values(found: Iterable[ValueDoubt]) -> Iterator[Row]:
    for one in found:
        yield {
            "submission_id": one.account.submission_id,
            "archivo": one.account.archivo,
            "clase": "valor",
            "item": one.item.value,
            "campo": one.card.name,
            "titulo": one.card.title,
            "leido": str(to_json(one.read.value)),
            "otros": ", ".join(str(to_json(other.value)) for other in one.candidates[1:]) or None,
            "nota": one.note,
            "pagina": one.read.page,
            **_edges(one.read.box),
            "completa": one.follows.completes,
        }


def _of_pages(found: Iterable[PageDoubt], own: Collection[int]) -> Iterator[Row]:
    wanted = set(own)
    for one in found:
        if one.account.submission_id in wanted:
            yield {
                "submission_id": one.account.submission_id,
                "archivo": one.account.archivo,
                "clase": "pagina",
                "item": one.taken.value,
                "otros": ", ".join(kind.value for kind in one.may_be) or None,
                "pagina": one.page,
                "completa": False,
            }


def _edges(box: Box) -> dict[str, float]:
    return dict(zip(("x0", "top", "x1", "bottom"), box, strict=True))
