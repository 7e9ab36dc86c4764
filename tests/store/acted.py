"""An act of every kind that the database keeps, on one that `tests.store.filled` made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from review.contracts import ContractBook
from review.contracts.exports import ImportReport
from review.model import Contract, DutySource, Layout, PageKind, PaperKind, PersonRole, Reach
from review.store import (
    Store,
    contracts_in_force,
    duty_rows,
    form_rows,
    imports,
    lesson_rows,
    note_rows,
    opinions,
    permissions,
    queries,
    role_rows,
    settings,
    waiver_rows,
)
from review.store.settings import SettingKind


def _said(table: str, **row: object) -> Callable[[Store], object]:
    return lambda store: opinions.append(store, table, [{"submission_id": 1, "author": "Ana", **row}])


def _lesson(store: Store) -> int:
    return lesson_rows.add(
        store,
        submission_id=1,
        sha256="a",
        page=1,
        layout=Layout(frozenset({1})),
        kind=PageKind.RUT,
        instead_of=None,
        field=None,
        author="Ana",
    )


def _note(store: Store) -> int:
    ACTS["notes"](store)
    return int(note_rows.listed(store, 1)[-1]["id"])


def _duties(store: Store) -> None:
    account = {"contract_key": "cps-1-2026", "document": None, "entity_key": None}
    duty_rows.confirm(store, account, ["Atender"], source=DutySource.ESCRITA, name="", pages=(), author="Ana")


def _waiver(store: Store) -> int:
    return waiver_rows.add(
        store, 1, code="rut_fecha", contract_key=None, reason="x", until=dt.date(2026, 12, 31), author="Ana"
    )


def _reversal(store: Store) -> object:
    decided = {"submission_id": 1, "verdict": "aprobada", "reason": "", "author": "Ana"}
    opinions.record(store, "decisions", decided)
    return opinions.record(store, "reversals", {"submission_id": 1, "reason": "x", "author": "Ana"})


def _second_look(store: Store) -> object:
    decided = {"submission_id": 1, "verdict": "aprobada", "reason": "", "author": "Ana"}
    opinions.record(store, "decisions", decided)
    (row,) = queries.submissions(store, ids=[1])
    look = {"submission_id": 1, "decision_id": row["decision_id"], "found": {"rut": "cumple"}}
    return opinions.record(
        store, "second_looks", {**look, "verdict": "aprobada", "reason": "", "author": "Eva"}
    )


ACTS: dict[str, Callable[[Store], object]] = {
    "decisions": _said("decisions", verdict="aprobada", reason="", sha256="a", rules_version="1"),
    "item_marks": _said("item_marks", item="rut", state="cumple", reason=""),
    "page_moves": _said("page_moves", page=1, kind="rut", reason=""),
    "field_corrections": _said("field_corrections", item="rut", name="nit", value="1", reason=""),
    "secop_states": _said("secop_states", state="enviado"),
    "notes": _said("notes", audience="interna", text="x", sha256="x"),
    "duty_marks": _said("duty_marks", marks=[["Atender", "cumplida", ""]], sha256="x"),
    "contract_duties": _duties,
    "note_withdrawals": lambda store: note_rows.withdraw(store, _note(store), reason="x", author="Ana"),
    "lessons": _lesson,
    "lesson_states": lambda store: lesson_rows.set_active(store, [_lesson(store)], False, "Ana"),
    "waivers": _waiver,
    "waiver_withdrawals": lambda store: waiver_rows.withdraw(store, _waiver(store), reason="x", author="Ana"),
    "settings": lambda store: settings.put(store, 1, SettingKind.CHECKLIST, "", "Ana"),
    "forms": lambda store: form_rows.put(
        store, 1, PaperKind.CERTIFICADO, name="a.docx", content=b"x", author="Ana"
    ),
    "concepts": _said("concepts", concept="visto_bueno", reason="", sha256="a", rules_version="1", basis={}),
    "reversals": _reversal,
    "second_looks": _second_look,
    "person_roles": lambda store: role_rows.give(store, "Eva", PersonRole.REVISOR, "Ana"),
    "permissions": lambda store: permissions.give(
        store, "eva@entidad.gov.co", PersonRole.SUPERVISOR, Reach(supervisor="Eva", numbers=("1",)), "Ana"
    ),
    "list_imports": lambda store: contracts_in_force.take_list(
        store, 1, ContractBook((Contract("CPS-1-2026"),)), path=None, stamp="1"
    ),
    "secop_imports": lambda store: imports.add(store, 1, ImportReport((), (), (), (), (), 0), "Ana"),
}
