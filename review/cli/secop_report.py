"""What an import of SECOP's exports came to, in plain Spanish lines."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import pandas as pd

from review.contracts.exports import Doubt, FileReport, ImportReport
from review.desk.secop_pending import HERE, THERE, tally, tally_told
from review.model import Month
from review.spanish import month_name, number, payment_number, pesos, plural

MOST_LINES = 200  # of each list


def lines(report: ImportReport) -> Iterator[str]:
    """The report for a terminal."""
    for file in report.files:
        yield from _file(file)
    yield from _listed("Filas dudosas, que no se usaron:", [_doubt(one) for one in report.doubts])
    yield from _listed(
        "Diferencias con su lista de contratos:",
        [f"{one.contract}: {one.reason}." for one in report.differences],
    )
    yield from _listed("Contratos de los que SECOP II no dice nada:", report.unmentioned)
    yield from _listed("Contratos sin RP en la lista de presupuesto:", report.without_budget)
    judged = plural(report.judged, "cuenta revisada", "cuentas revisadas")
    yield f"Listo: {judged} de nuevo, sin abrir ningún PDF."


def pending_lines(table: pd.DataFrame) -> Iterator[str]:
    """The two lists of `desk.secop_pending` for a terminal: decided here and not yet in SECOP II, and the
    other way round."""
    for title, wanted in (
        ("Decidido aquí y todavía no en SECOP II", HERE),
        ("Respondido en SECOP II y sin decidir aquí", THERE),
    ):
        rows = table[table["situacion"].isin([one.value for one in wanted])]
        if rows.empty:
            yield f"{title}: ninguna cuenta."
        else:
            told = [_pending(row) for row in rows.to_dict("records")]
            yield from _listed(f"{title}: {tally_told(tally(table, wanted))}.", told)


def _pending(row: Mapping[Hashable, Any]) -> str:
    who = ", ".join(row[name] for name in ("contrato", "contratista") if isinstance(row[name], str))
    payment = "" if pd.isna(row["pago"]) else f", pago {payment_number(int(row['pago']))}"
    month = f", {month_name(Month.parse(row['periodo']))}" if isinstance(row["periodo"], str) else ""
    value = "sin valor leído" if pd.isna(row["valor"]) else pesos(int(row["valor"]))
    return f"{who or 'Sin contrato leído'}{payment}{month}, {value}: {row['que_hacer']}."


def _file(file: FileReport) -> Iterator[str]:
    yield f"{file.name} ({file.layout.value})"
    yield (
        f"  {plural(file.rows, 'fila')} = {plural(file.matched, 'reconocida')} + "
        f"{plural(file.doubtful, 'dudosa')} + {number(file.left)} por fuera"
    )
    for reason, count in file.reasons:
        yield f"  por fuera, {plural(count, 'fila')}: {reason}"
    for note in file.notes:
        yield f"  {note}"


def _doubt(one: Doubt) -> str:
    who = ", ".join(filter(None, (one.contract, one.contractor)))
    return f"{one.file}, fila {one.row}{f' ({who})' if who else ''}: {one.reason}."


def _listed(title: str, told: Sequence[str]) -> Iterator[str]:
    if told:
        yield title
        yield from (f"  {line}" for line in islice(told, MOST_LINES))
        if len(told) > MOST_LINES:
            yield f"  … y {number(len(told) - MOST_LINES)} más"
