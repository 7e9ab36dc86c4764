"""What people did to a cuenta, as a page to read, as CSV and as JSON, with what ties it to the log's "
"chain."""

from __future__ import annotations

import json
from typing import Any

from review import spanish
from review.desk import SubmissionView, history
from review.expediente import printable
from review.expediente.evidence_sheet import about
from review.frames import log_head
from review.sheets.csv_text import rows_as_csv
from review.store import Store
from review.store.chain import Head

COLUMNS = {
    "cuando": "Cuándo",
    "quien": "Quién",
    "rol": "Rol",
    "en_nombre_de": "En nombre de",
    "que": "Qué clase de acto",
    "sobre": "Sobre qué",
    "frase": "Qué hizo",
    "motivo": "Motivo o texto",
}
_READ = ("cuando", "quien", "frase", "motivo")


def log_files(store: Store, view: SubmissionView, head: Head | None, entry: str) -> dict[str, bytes]:
    """The three files by their endings; `entry` is the digest of the decision's link in the chain, empty for
    none. Raises StoreUnavailable."""
    acts = [_plain(row) for row in history(store, view.id).to_dict("records")]
    rows = [[act[name] for name in COLUMNS] for act in acts]
    told = log_head.told(head)
    link = f"Eslabón de la decisión en vigor: {entry}." if entry else "No hay una decisión en vigor."
    page = printable.page(
        "Lo que se hizo con la cuenta",
        printable.paragraph(about(view)),
        printable.table([COLUMNS[name] for name in _READ], ([act[name] for name in _READ] for act in acts)),
        printable.note(f"{spanish.plural(len(acts), 'acto')}. {told} {link}"),
    )
    made = {
        "cuenta": {"archivo": view.archivo, "sha256": view.sha256, "contrato": view.contract},
        "registro": {
            "codigo": None if head is None else head.code,
            "huella": None if head is None else head.digest,
            "actos": 0 if head is None else head.count,
        },
        "eslabon_de_la_decision": entry or None,
        "actos": acts,
    }
    return {
        "html": page,
        "csv": rows_as_csv(list(COLUMNS.values()), rows),
        "json": (json.dumps(made, ensure_ascii=True, indent=1) + "\n").encode("ascii"),
    }


def _plain(row: dict[Any, Any]) -> dict[str, str | None]:
    """An act as text; of its moment the second."""
    found: dict[str, str | None] = {}
    for name in COLUMNS:
        value = row[name]
        # What is missing in a table is not equal to itself
        if value is None or value != value:
            found[name] = None
        else:
            found[name] = value.isoformat(sep=" ", timespec="seconds") if name == "cuando" else str(value)
    return found
