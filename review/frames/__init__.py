"""The tables everybody reads (screens, workbook, notebook): one function a table, Spanish columns.

The columns, their types and what they hold are in `review.frames.columns`. Every function answers with all
its columns also when there is nothing to tell. Files no longer in their folder are kept but not told here; of
several versions of a cuenta all are in `submissions`, and only the one in force (`vigente`) in the totals.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from review.frames import absent, arrived, columns, staleness, totals
from review.frames.columns import Column
from review.model import ItemKind, Month
from review.model import fields as field_specs
from review.store import Store, basis, queries
from review.store import job_rows as job_table

COLOMBIA = dt.timezone(dt.timedelta(hours=-5), "COT")  # no summer time since 1993
ITEMS = [item.value for item in ItemKind]


def today() -> dt.date:
    """The date in Colombia now."""
    return dt.datetime.now(COLOMBIA).date()


_today = today


def local(moment: dt.datetime | None) -> dt.datetime | None:
    """A moment as the clock in Colombia shows it, without zone (Excel and pandas want it so)."""
    return None if moment is None else moment.astimezone(COLOMBIA).replace(tzinfo=None)


def frame(spec: Mapping[str, Column], rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Rows as a DataFrame with exactly the columns and types of `spec`."""
    made = pd.DataFrame(list(rows), columns=list(spec), dtype=object)
    return made.astype({name: column.dtype for name, column in spec.items()})


def months(store: Store) -> list[Month]:
    """The months that are billed by some cuenta, newest first."""
    return queries.months(store)


def submissions(store: Store, month: Month | None = None, *, on: dt.date | None = None) -> pd.DataFrame:
    """Every cuenta of a month (or of all; those whose month is unknown appear only then), by file name.

    `dias_espera` counts to `on` (today in Colombia).
    """
    until = on or today()
    earlier = basis.earlier_decisions(store)
    return frame(
        columns.SUBMISSIONS,
        (
            submission_row(row, until, earlier.get(row["id"]))
            for row in queries.submissions(store, month=month)
        ),
    )


def _arrived(store: Store, month: Month | None = None) -> pd.DataFrame:
    """Like `submissions`, and in the month of their folder those of known contracts that nobody could
    read."""
    known = submissions(store, month)
    unread = (row for row in arrived.unread(store) if month is None or row["period"] == str(month))
    more = [submission_row(row, today()) for row in unread]
    if not more:
        return known
    known = known[~known["id"].isin([row["id"] for row in more])]
    return pd.concat([known, frame(columns.SUBMISSIONS, more)], ignore_index=True)


def submission_row(
    row: Mapping[str, Any], until: dt.date, earlier: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """A row of `queries.submissions` under the names of `columns.SUBMISSIONS`; `earlier` is the decision on
    an earlier version of it, out of `basis.earlier_decisions`."""
    received = local(row["received"])
    since = row["account_date"] or (received.date() if received else None)
    undecided = row["verdict"] is None
    decided = None if earlier is None else local(earlier["decision_at"])
    day = None if decided is None else decided.date()
    return {
        "id": row["id"],
        "archivo": row["archivo"],
        "carpeta": row["folder"],
        "sha256": row["sha256"],
        "lectura": row["lectura"],
        "motivo_lectura": row["reason"],
        "contrato": row["contract"],
        "clave_contrato": row["contract_key"],
        "documento": row["document"],
        "contratista": row["contractor"],
        "entidad": row["entity"],
        "clave_entidad": row["entity_key"],
        "supervisor": row["supervisor"],
        "pago": row["payment"],
        "periodo": row["period"],
        "valor": row["value"],
        "resultado": row["result"],
        "resultado_maquina": row["machine_result"],
        **{item: row[item] for item in ITEMS},
        "estado_secop": row["secop_state"],
        "fuente_secop": row["secop_source"],
        "decision": row["verdict"],
        "motivo_decision": row["decision_reason"],
        "decidido_por": row["decision_author"],
        "decidido_en": local(row["decision_at"]),
        "decision_desactualizada": staleness.told(row, earlier, day),
        "dias_espera": max((until - since).days, 0) if undecided and since else None,
        "fecha_cuenta": row["account_date"],
        "recibido": received,
        "vigente": row["current"],
        "versiones": row["versions"],
        "copias": row["copies"],
        "hallazgos": row["finding_count"],
        "primer_hallazgo": row["first_finding"],
    }


def _box(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("x0", "top", "x1", "bottom")}


def _file_names(store: Store) -> dict[int, str]:
    return {row["id"]: row["archivo"] for row in queries.submissions(store, absent=True)}


def pages(store: Store, submission_id: int | None = None) -> pd.DataFrame:
    """What each page was taken for; of one cuenta or of all."""
    return frame(
        columns.PAGES,
        (
            {
                "submission_id": row["submission_id"],
                "pagina": row["number"],
                "item": row["kind"],
                "item_maquina": row["machine_kind"],
                "confianza": row["confidence"],
                "origen": row["origin"],
                "giro": row["rotation"],
                "marcas": " ".join(row["marks"]),
                "por_que": ", ".join(row["why"]),
                "ancho": row["width"],
                "alto": row["height"],
                "motivo": row["failure"],
            }
            for row in queries.details(store, "pages", submission_id)
        ),
    )


def fields(store: Store, submission_id: int | None = None) -> pd.DataFrame:
    """The values read, each with its evidence and what the machine read where a person corrected it."""
    names = _file_names(store)
    return frame(
        columns.FIELDS,
        (
            {
                "submission_id": row["submission_id"],
                "archivo": names[row["submission_id"]],
                "item": row["item"],
                "campo": row["name"],
                "titulo": field_specs.FIELDS[ItemKind(row["item"])][row["name"]].title,
                "valor": None if row["value"] is None else str(row["value"]),
                "texto": row["text"],
                "pagina": row["page"],
                **_box(row),
                "confianza": row["confidence"],
                "nota": row["note"],
                "corregido": row["corrected"],
                "valor_maquina": None if row["machine_value"] is None else str(row["machine_value"]),
            }
            for row in queries.details(store, "fields", submission_id)
        ),
    )


def findings(
    store: Store,
    submission_id: int | None = None,
    *,
    codes: Sequence[str] | None = None,
    month: Month | None = None,
) -> pd.DataFrame:
    """What each rule says, in the checklist's order; also of what complies. With `codes`, only those rules,
    of the cuentas of a month or of all."""
    names = _file_names(store)
    found = (
        queries.details(store, "findings", submission_id)
        if codes is None
        else queries.findings_of(store, codes, month)
    )
    return frame(
        columns.FINDINGS,
        (
            {
                "submission_id": row["submission_id"],
                "archivo": names[row["submission_id"]],
                "item": row["item"],
                "codigo": row["code"],
                "estado": row["state"],
                "severidad": row["severity"],
                "mensaje": row["message"],
                "esperado": row["expected"],
                "encontrado": row["found"],
                "pagina": row["page"],
                **_box(row),
                "buscado_en": ", ".join(map(str, row["searched"])),
                "norma": row["norm"],
                "solicitud": row["request"],
            }
            for row in found
        ),
    )


def contracts(store: Store) -> pd.DataFrame:
    """The contracts in force, each once, in the order in which they were first told."""
    by_folder, by_entity = queries.first_months(store)
    return frame(
        columns.CONTRACTS,
        (
            {
                "carpeta": row["folder"],
                "contrato": row["number"],
                "clave_contrato": row["key"],
                "contratista": row["contractor"],
                "documento": row["document"],
                "entidad": row["entity"],
                "nit_entidad": row["entity_nit"],
                "objeto": row["purpose"],
                "fecha_inicio": row["start"],
                "fecha_fin": row["extended_to"] or row["end"],
                "valor_mensual": row["monthly_value"],
                "valor_total": _with_additions(row["total_value"], row["added_value"]),
                "supervisor": row["supervisor"],
                "id_secop": row["secop_id"],
                "clave_entidad": row["entity_key"],
                "en_lista": not row["left_out"],
                "primer_mes": _first_month(row, by_folder, by_entity),
            }
            for row in queries.contracts(store)
        ),
    )


def _first_month(
    contract: Mapping[str, Any], by_folder: Mapping[int, str], by_entity: Mapping[str, str]
) -> str | None:
    told = [by_folder.get(folder) for folder in contract["folders"] or ()]
    told.append(by_entity.get(contract["entity_key"]))
    return min((month for month in told if month), default=None)


def _with_additions(total: int | None, added: int | None) -> int | None:
    return None if total is None else total + (added or 0)


def files(store: Store, job_id: int | None = None) -> pd.DataFrame:
    """Every file found, with one status and its reason; of the folder of a job, or of every folder."""
    found = queries.files(store, job_id)
    last_job: dict[str, int] = {}
    for row in found:
        if row["job_id"] is not None:
            last_job[row["folder"]] = max(last_job.get(row["folder"], 0), row["job_id"])
    return frame(
        columns.FILES,
        (
            {
                "carpeta": row["folder"],
                "archivo": row["archivo"],
                "estado": row["status"],
                "motivo": row["reason"],
                "submission_id": row["submission_id"],
                "bytes": row["size"],
                "visto_en": local(row["first_seen"]),
                "nuevo": row["job_id"] is not None and row["job_id"] == (job_id or last_job[row["folder"]]),
            }
            for row in found
        ),
    )


def compliance(store: Store, month: Month) -> pd.DataFrame:
    """Contracts × the six items in a month; a contract that did not bill says `sin_cuenta`, and one whose
    only file in a folder of that month could not be read, `ilegible`."""
    return frame(columns.COMPLIANCE, totals.compliance(_arrived(store, month), contracts(store), month))


def compliance_by_month(store: Store) -> pd.DataFrame:
    """Contracts × months (a text column `AAAA-MM` for each, oldest first) → result."""
    billed = sorted(months(store))
    spec = {**columns.COMPLIANCE_BY_MONTH, **{str(month): columns.RESULT_OF_MONTH for month in billed}}
    return frame(spec, totals.compliance_by_month(_arrived(store), contracts(store), billed))


def payments(store: Store, month: Month | None = None) -> pd.DataFrame:
    """The cuentas in force and their money; of a month or of all."""
    return frame(columns.PAYMENTS, totals.payments(submissions(store, month)))


def balance(store: Store) -> pd.DataFrame:
    """What each contract has billed against its value."""
    return frame(columns.BALANCE, totals.balance(submissions(store), contracts(store)))


def missing(store: Store, month: Month) -> pd.DataFrame:
    """How often each item fails in a month, most often first."""
    return frame(columns.MISSING, totals.missing(submissions(store, month), month))


def not_presented(store: Store, month: Month, today: dt.date | None = None) -> pd.DataFrame:
    """The contracts in force in a month of which there is no cuenta, those who are latest first.

    Working days are counted to `today` (in Colombia) by the calendar and the checklist of the folder whose
    list told the contract last.
    """
    lacking = totals.without_account(_arrived(store, month), contracts(store), month)
    return frame(columns.NOT_PRESENTED, absent.rows(store, lacking, month, today or _today()))


def jobs(store: Store) -> pd.DataFrame:
    """The last readings asked for, newest first."""
    return frame(
        columns.JOBS,
        (
            {
                "id": job.id,
                "carpeta": job.folder,
                "estado": job.state.value,
                "hechos": job.done,
                "total": job.total,
                "problemas": job.problems,
                "creado_en": local(job.created_at),
                "terminado_en": local(job.finished_at),
            }
            for job in job_table.recent(store)
        ),
    )
