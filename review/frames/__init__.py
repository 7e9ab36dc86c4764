"""The tables everybody reads (screens, workbook, notebook): one function a table, Spanish columns.

The columns, their types and what they hold are in `review.catalogue`. Every function answers with all
its columns also when there is nothing to tell. Files no longer in their folder are kept but not told here; of
several versions of a cuenta all are in `submissions`, and only the one in force (`vigente`) in the totals.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import asdict

import pandas as pd

from review.catalogue import duty_columns, payment_columns, table_columns
from review.contracts.rp_balance import Laid
from review.frames import (
    absent,
    arrived,
    contract_table,
    cuenta_duties,
    endings,
    experience,
    exported,
    rounds,
    rp_rows,
    totals,
    who_is_paid,
    withheld,
)
from review.frames import cuts as cut_days
from review.frames.contract_table import contracts
from review.frames.counting import Count, count
from review.frames.cuenta_table import of_rows
from review.frames.detail_tables import fields, findings, pages
from review.frames.experience import By
from review.frames.kept_tables import held
from review.frames.month_figures import figures, longest, missing
from review.frames.shaping import COLOMBIA, Row, frame, local, now, shown, today
from review.frames.veil import veiled
from review.frames.waiting import Calendars
from review.model import Month
from review.store import Store, basis, budget_rows, queries
from review.store import job_rows as job_table
from review.store.contract_rows import contract_of

__all__ = [
    "COLOMBIA",
    "By",
    "Count",
    "balance",
    "budget",
    "compliance",
    "compliance_by_month",
    "contracts",
    "count",
    "cut_load",
    "cuts",
    "ending",
    "export_changes",
    "faults",
    "fields",
    "figures",
    "files",
    "findings",
    "frame",
    "jobs",
    "local",
    "longest",
    "missing",
    "months",
    "not_presented",
    "now",
    "obligaciones",
    "pace",
    "pages",
    "payable",
    "payable_in_order",
    "payments",
    "preliquidation",
    "recurring",
    "rps_of_each",
    "shown",
    "submissions",
    "today",
]

_today = today


def months(store: Store) -> list[Month]:
    """The months that are billed by some cuenta, newest first."""
    store = store.telling  # nobody's personal data is in the answer
    return queries.months(store)


@veiled
def submissions(
    store: Store, month: Month | None = None, *, on: dt.date | None = None, undated: bool = False
) -> pd.DataFrame:
    """Every cuenta of a month (or of all), by file name. Those whose month is unknown appear among all, and
    with `undated`: beside those of a month, or alone.

    `dias_espera` and `dias_habiles_espera` count to `on` (today in Colombia).
    """
    day = on or today()

    def made() -> pd.DataFrame:
        found = queries.submissions(store, month=month, undated=undated)
        ids = None if month is None and not undated else [row["id"] for row in found]
        return of_rows(found, Calendars(store, day), basis.earlier_decisions(store, ids))

    return held(store, "submissions", None if month is None and not undated else (month, undated, day), made)


def _arrived(store: Store, month: Month | None = None) -> pd.DataFrame:
    """Like `submissions`, and in the month of their folder those of known contracts that nobody could
    read."""
    known = submissions(store, month)
    unread = [row for row in arrived.unread(store) if month is None or row["period"] == str(month)]
    if not unread:
        return known
    known = known[~known["id"].isin([row["id"] for row in unread])]
    return pd.concat([known, of_rows(unread, Calendars(store, today()))], ignore_index=True)


@veiled
def files(store: Store, job_id: int | None = None) -> pd.DataFrame:
    """Every file found, with one status and its reason; of the folder of a job, or of every folder."""
    found = queries.files(store, job_id)
    last_job: dict[str, int] = {}
    for row in found:
        if row["job_id"] is not None:
            last_job[row["folder"]] = max(last_job.get(row["folder"], 0), row["job_id"])
    return shown(
        table_columns.FILES,
        found,
        lambda row: {
            "nuevo": row["job_id"] is not None and row["job_id"] == (job_id or last_job[row["folder"]])
        },
    )


@veiled
def compliance(store: Store, month: Month) -> pd.DataFrame:
    """Contracts × the six items in a month; a contract that did not bill says `sin_cuenta`, and one whose
    only file in a folder of that month could not be read, `ilegible`."""

    def made() -> pd.DataFrame:
        found = totals.compliance(_arrived(store, month), contracts(store), month)
        return frame(table_columns.COMPLIANCE, found)

    return held(store, "compliance", month, made, lambda: contract_table.mark(store, month))


@veiled
def compliance_by_month(store: Store) -> pd.DataFrame:
    """Contracts × months (a text column `AAAA-MM` for each, oldest first) → result."""
    billed = sorted(months(store))
    spec = {
        **table_columns.COMPLIANCE_BY_MONTH,
        **{str(month): table_columns.RESULT_OF_MONTH for month in billed},
    }
    return frame(spec, totals.compliance_by_month(_arrived(store), contracts(store), billed))


@veiled
def payments(store: Store, month: Month | None = None) -> pd.DataFrame:
    """The cuentas in force and their money; of a month or of all."""
    return frame(table_columns.PAYMENTS, totals.payments(submissions(store, month)))


@veiled
def payable(store: Store, month: Month | None = None, *, of: Collection[int] | None = None) -> pd.DataFrame:
    """Who must be paid, of a month or of all, or these of them by their numbers: each cuenta with where it
    stands and why, the account that it is to be paid into and the budget that pays it; also those that are in
    no sum. Raises StoreUnavailable."""

    def made() -> pd.DataFrame:
        found = who_is_paid.rows(store, month, lambda asked: rp_rows.paying(rps_of_each(store, asked)), of)
        return frame(payment_columns.PAYABLE, found)

    question = None if month is None else (month, None if of is None else tuple(of))
    return held(store, "payable", question, made)


@veiled
def payable_in_order(store: Store, month: Month) -> pd.DataFrame:
    """The cuentas of `payable` in its order, with nothing of each but where it stands and its value. Raises
    StoreUnavailable."""
    spec = {name: payment_columns.PAYABLE[name] for name in ("submission_id", "situacion", "valor")}
    return held(store, "in_order", month, lambda: frame(spec, who_is_paid.in_order(store, month)))


@veiled
def export_changes(store: Store, month: Month) -> pd.DataFrame:
    """What changed in a month since it was last exported whole. Raises StoreUnavailable."""
    return frame(payment_columns.EXPORT_CHANGES, exported.changes(store, month, payable(store, month)))


@veiled
def preliquidation(store: Store, month: Month | None = None) -> pd.DataFrame:
    """What would be withheld of the cuentas in force of a month or of all, a row for each line; by the tables
    in force now. It informs: the treasury decides. Raises StoreUnavailable."""
    return frame(payment_columns.PRELIQUIDATION, withheld.rows(store, month))


@veiled
def obligaciones(store: Store, month: Month | None = None) -> pd.DataFrame:
    """The obligations of the cuentas in force of a month or of all, a row for each: what the informe answers
    to it, where, and the supervisor's word. Raises StoreUnavailable."""
    found = (row | {"marcada_en": local(row["marcada_en"])} for row in cuenta_duties.rows(store, month))
    return frame(duty_columns.OBLIGACIONES, found)


@veiled
def balance(store: Store) -> pd.DataFrame:
    """What each contract has billed against its value."""
    return frame(table_columns.BALANCE, totals.balance(submissions(store), contracts(store)))


@veiled
def budget(store: Store) -> pd.DataFrame:
    """The RPs of each contract with what its cuentas take of each, and what is left; empty where no list
    tells the budget."""
    known = [contract_of(row) for row in queries.contracts(store)]
    if not any(one.budget for one in known):
        return frame(table_columns.BUDGET, ())
    return frame(table_columns.BUDGET, rp_rows.rows(submissions(store), contracts(store), known))


_FEW_KEYS = 10_000  # as many contracts at most are named in a question


def rps_of_each(store: Store, of: Iterable[Row] | None = None) -> dict[int, Laid]:
    """The RPs that pay each cuenta, by its number; at least of these (rows of `queries.submissions`) or of
    all. None without a budget. Raises StoreUnavailable."""
    if not budget_rows.any_told(store):
        return {}
    keys = None if of is None else {row["contract_key"] for row in of if row["contract_key"]}
    if keys is None or len(keys) > _FEW_KEYS:
        known = [contract_of(row) for row in queries.contracts(store)]
        return rp_rows.laid(submissions(store), contracts(store), known)
    wanted = sorted(keys)  # what is left of an RP is left by all cuentas of its contract
    told = contracts(store)
    cuentas = queries.submissions(store, ids=budget_rows.of_contracts(store, wanted))
    known = [contract_of(row) for row in queries.contracts(store, wanted)]
    theirs = told[told["clave_contrato"].isin(wanted)]
    return rp_rows.laid(of_rows(cuentas, Calendars(store, today())), theirs, known)


@veiled
def not_presented(store: Store, month: Month, today: dt.date | None = None) -> pd.DataFrame:
    """The contracts in force in a month of which there is no cuenta, those who are latest first.

    Working days are counted to `today` (in Colombia) by the calendar and the checklist of the folder whose
    list told the contract last.
    """
    lacking = totals.without_account(_arrived(store, month), contracts(store), month)
    return frame(table_columns.NOT_PRESENTED, absent.rows(store, lacking, month, today or _today()))


@veiled
def ending(store: Store, today: dt.date | None = None) -> pd.DataFrame:
    """The contracts that end within the days of their checklist, from `today` (in Colombia) on, and what is
    left to bill of each."""
    found = endings.rows(store, submissions(store), contracts(store), today or _today())
    return frame(table_columns.ENDING, found)


@veiled
def cuts(store: Store, month: Month | None = None, today: dt.date | None = None) -> pd.DataFrame:
    """To which cut of the calendar of its folder each cuenta in force of a month (or of all) goes, and which
    it missed, on `today` (in Colombia). Empty where no calendar says a cut."""
    found = queries.submissions(store, month=month) if cut_days.any_calendar(store) else []
    return frame(payment_columns.CUTS, cut_days.rows(store, found, today or _today(), COLOMBIA))


@veiled
def cut_load(store: Store, month: Month, today: dt.date | None = None) -> pd.DataFrame:
    """The cuentas in force of a month day by day, from the opening of their window to their cut, up to
    `today` (in Colombia). Empty where no calendar says a cut for them."""
    found = queries.submissions(store, month=month)
    told = cut_days.load(store, found, month, today or _today(), COLOMBIA)
    return frame(payment_columns.CUT_LOAD, told)


@veiled
def faults(store: Store, month: Month | None = None) -> pd.DataFrame:
    """The rules that each cuenta of a month (or of all) failed, in any of its versions."""
    return frame(table_columns.FAULTS, experience.faults(rounds.of_all(store, month)))


@veiled
def recurring(store: Store, month: Month | None = None) -> pd.DataFrame:
    """How many cuentas of a month (or of all) failed each rule, and who failed it in another month too."""

    def elsewhere(here: Collection[tuple[str, str]]) -> Collection[tuple[str, str]]:
        return () if month is None else rounds.failed_elsewhere(store, month, here)

    def made() -> pd.DataFrame:
        found = experience.recurring(rounds.of_all(store, month), elsewhere)
        return frame(table_columns.RECURRING, found)

    return store.kept("frames.recurring", month, made).copy()


@veiled
def pace(store: Store, by: By, month: Month | None = None) -> pd.DataFrame:
    """How many cuentas pass at the first try, in how many rounds and working days, by month, contractor or
    item."""

    def made() -> pd.DataFrame:
        days = rounds.WorkingDays(store, COLOMBIA)
        return frame(table_columns.PACE, experience.pace(rounds.of_all(store, month), by, days))

    return store.kept("frames.pace", (by, month), made).copy()


@veiled
def jobs(store: Store) -> pd.DataFrame:
    """The last readings asked for, newest first."""
    found = job_table.recent(store)
    return shown(table_columns.JOBS, (asdict(job) | {"state": job.state.value} for job in found))
