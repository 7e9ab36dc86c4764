"""What cuentas hold as tables: their pages, the values read in them, what the rules say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import pandas as pd

from review.catalogue import cuenta_columns
from review.frames.kept_tables import held
from review.frames.shaping import Row, joined, shown
from review.frames.veil import veiled
from review.model import ItemKind, Month
from review.model import fields as field_specs
from review.model.own_codes import plugin_of
from review.store import Store, detail_rows, queries
from review.store.portions import portions

Of = int | Collection[int] | None
"""One cuenta or several, by their numbers; None for all."""


def _details(store: Store, name: str, of: Of) -> Iterator[list[queries.Row]]:
    """The rows of a table, of several cuentas some at a time: together they would take far more memory than
    the table that is made of them."""
    if of is None or isinstance(of, int):
        yield queries.details(store, name, of)
        return
    for portion in portions(sorted(set(of))):
        yield queries.details_of(store, name, portion)


def _file_names(store: Store, found: Iterable[Row]) -> dict[int, str]:
    """The file of each cuenta of which these rows are."""
    ids = {row["submission_id"] for row in found}
    return queries.archivos(store, sorted(ids) if len(ids) <= _FEW else None)


_FEW = 500  # more than these are told by all at once: cheaper than naming each


@veiled
def pages(store: Store, submission_id: Of = None) -> pd.DataFrame:
    """What each page was taken for; of one cuenta, of several or of all."""
    spec = cuenta_columns.PAGES
    return joined(spec, (shown(spec, found) for found in _details(store, "pages", submission_id)))


@veiled
def fields(store: Store, submission_id: Of = None) -> pd.DataFrame:
    """The values read, each with its evidence and what the machine read where a person corrected it."""
    spec = cuenta_columns.FIELDS

    def made(found: list[queries.Row]) -> pd.DataFrame:
        names = _file_names(store, found)
        return shown(
            spec,
            found,
            lambda row: {
                "archivo": names[row["submission_id"]],
                "titulo": field_specs.card_of(ItemKind(row["item"]), row["name"]).title,
            },
        )

    return joined(spec, map(made, _details(store, "fields", submission_id)))


@veiled
def findings(
    store: Store,
    submission_id: Of = None,
    *,
    codes: Sequence[str] | None = None,
    month: Month | None = None,
    only_open: bool = False,
) -> pd.DataFrame:
    """What each rule says, in the checklist's order; also of what complies. With `codes`, only those rules,
    of the cuentas of a month or of all; with `only_open`, what they find fault with or doubt."""

    spec = cuenta_columns.FINDINGS

    def told(found: list[queries.Row]) -> pd.DataFrame:
        names = _file_names(store, found)
        return shown(
            spec,
            found,
            lambda row: {"archivo": names[row["submission_id"]], "complemento": plugin_of(row["code"])},
        )

    if codes is None:
        return joined(spec, map(told, _details(store, "findings", submission_id)))
    question = None if month is None else (month, only_open, *codes)
    return held(
        store,
        "findings",
        question,
        lambda: told(detail_rows.findings_of(store, codes, month, only_open=only_open)),
    )
