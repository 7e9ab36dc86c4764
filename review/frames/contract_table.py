"""The contracts in force as a table."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

import pandas as pd

from review.catalogue import table_columns
from review.frames.kept_tables import held
from review.frames.shaping import Row, shown
from review.frames.veil import veiled
from review.model import ItemKind, Month
from review.store import Store, grounds, queries


@veiled
def contracts(store: Store) -> pd.DataFrame:
    """The contracts in force, each once, in the order in which they were first told."""
    return held(store, "contracts", "in force", lambda: _made(store), lambda: mark(store))


def mark(store: Store, month: Month | None = None) -> Hashable:
    """Of all that the table rests on; with `month`, also of what crossing it with the cuentas of that month
    rests on. Raises StoreUnavailable."""
    firsts = [tuple(sorted(found.items())) for found in queries.first_months(store)]
    crossed = None if month is None else grounds.of_month(store, month, _CROSSED)
    return grounds.of_contracts(store), *firsts, crossed


_CROSSED = (
    "id", "folder_id", "archivo", "contract", "contract_key", "document", "contractor", "entity_key",
    "payment", "period", "result", "current", *ItemKind,
)  # fmt: skip


def _made(store: Store) -> pd.DataFrame:
    by_folder, by_entity = queries.first_months(store)
    return shown(
        table_columns.CONTRACTS,
        queries.contracts(store),
        lambda row: {
            "fecha_fin": row["extended_to"] or row["end"],
            "valor_total": _with_additions(row["total_value"], row["added_value"]),
            "en_lista": not row["left_out"],
            "primer_mes": _first_month(row, by_folder, by_entity),
            **{name: _told(row["budget"], name) for name in _BUDGET},
        },
    )


_BUDGET = ("cdp", "rp", "rubro", "fuente", "dependencia")


def _told(lines: Sequence[Row] | None, name: str) -> str | None:
    """What the lines of a contract's budget tell of something, each value once."""
    return ", ".join(dict.fromkeys(line[name] for line in lines or () if name in line)) or None


def _first_month(contract: Row, by_folder: Mapping[int, str], by_entity: Mapping[str, str]) -> str | None:
    told = [by_folder.get(folder) for folder in contract["folders"] or ()]
    told.append(by_entity.get(contract["entity_key"]))
    return min((month for month in told if month), default=None)


def _with_additions(total: int | None, added: int | None) -> int | None:
    return None if total is None else total + (added or 0)
