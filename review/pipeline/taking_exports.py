"""Taking SECOP II's exports, and the entity's list of its budget, through a folder: those that a person
gives, and those beside its PDFs. They hold for the cuentas of every folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from review import freshness
from review.contracts import ContractFile, read_contracts
from review.contracts.budget_list import budget_list
from review.contracts.exports import ImportReport
from review.contracts.list_headings import ListLayout
from review.errors import ContractsUnreadable
from review.intake import FolderScan
from review.intake.file_names import shown
from review.model import Signer
from review.pipeline.again import judge_again
from review.pipeline.garbage import collected_seldom
from review.spanish import number, plural
from review.store import Store, imports
from review.store import contracts_in_force as contract_lists
from review.store.imports import Import

BY_ITSELF = "la carpeta"
"""Who signs an import of the exports that lie beside the PDFs."""

NOT_AN_EXPORT = (
    "no es una exportación de SECOP II: se esperan las de «Contratos Electrónicos», «Plan de pagos» o "
    "«Facturas» de datos.gov.co, o la lista de presupuesto de la entidad (el número del contrato y columnas "
    "como CDP, RP o rubro). Si es su lista de contratos, llámela contratos.csv."
)


NOT_A_BUDGET = (
    "no es una lista de presupuesto: se espera el número del contrato y columnas como CDP, RP, valor RP o "
    "rubro."
)


def take(
    store: Store, folder_id: int, paths: Sequence[Path], author: Signer, *, stamp: str | None = None
) -> ImportReport:
    """Take exports in and judge again the cuentas of which they say something; no PDF is opened.

    Raises ContractsUnreadable when a person gave them and none can be used, StoreUnavailable.
    """
    with collected_seldom():
        files, unread = _read(paths)
        if not files and stamp is None:
            reasons = " ".join(reason for _, reason in unread)
            raise ContractsUnreadable(reasons or "No hay archivos que importar.")
        report, stale = contract_lists.take_exports(store, folder_id, files)
    judged = judge_again(store, stale) if stale else 0
    report = replace(report, unread=unread, judged=judged)
    imports.add(store, folder_id, report, author, stamp)
    return report


def _read(paths: Iterable[Path]) -> tuple[list[ContractFile], tuple[tuple[str, str], ...]]:
    """The files that are exports, and the reasons why others are not."""
    files: list[ContractFile] = []
    unread: list[tuple[str, str]] = []
    for path in paths:
        name = shown(path.name)
        try:
            file = read_contracts(path)
        except ContractsUnreadable as error:
            unread.append((name, str(error)))
            continue
        told = budget_list(file) if file.layout is ListLayout.OWN else file
        if told is None:
            unread.append((name, f"«{name}» {NOT_AN_EXPORT}"))
        else:
            files.append(replace(told, name=name))
    return files, tuple(unread)


def budget_file(path: Path) -> ContractFile:
    """A list of the budget. Raises ContractsUnreadable when it is none."""
    told = budget_list(read_contracts(path))
    if told is None:
        raise ContractsUnreadable(f"«{shown(path.name)}» {NOT_A_BUDGET}")
    return told


def beside(found: FolderScan, budget: Path | None) -> tuple[Path, ...]:
    """The exports of a folder, with the list of the budget that a person names or that lies beside the PDFs.
    Raises ContractsUnreadable when the one that is named is none."""
    if budget is not None:
        budget_file(budget)
    named = budget or found.budget_file
    return found.exports if named is None else (*found.exports, named)


def stamp_of(paths: Iterable[Path]) -> str:
    """What changes when exports beside the PDFs do; empty without any."""
    return freshness.list_stamp("|".join(_stamp(path) for path in paths))


def _stamp(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return f"{shown(path.name)} ?"
    return f"{shown(path.name)} {status.st_size} {status.st_mtime_ns}"


def after_reading(store: Store, folder_id: int, beside: Sequence[Path]) -> int:
    """Take the exports beside the PDFs if they are new or changed, and hold all against the cuentas there
    are now; gives how many were judged again. Raises StoreUnavailable."""
    judged = 0
    stamp = stamp_of(beside)
    if stamp:
        last = imports.last_beside(store, folder_id)
        if last is None or last.stamp != stamp:
            judged += take(store, folder_id, beside, BY_ITSELF, stamp=stamp).judged
    stale = contract_lists.hold_again(store)
    return judged + (judge_again(store, stale) if stale else 0)


def notes(store: Store, folder_id: int, beside: Sequence[Path]) -> tuple[str, ...]:
    """What is to be told of the exports beside the PDFs, in Spanish."""
    last = imports.last_beside(store, folder_id) if beside else None
    return () if last is None else tuple(told(last))


def told(taken: Import) -> Iterable[str]:
    for file in taken.report.files:
        what = "lista de presupuesto" if file.layout is ListLayout.BUDGET else "SECOP II"
        yield (
            f"{what}: «{file.name}»: {plural(file.rows, 'fila')}; {plural(file.matched, 'reconocida')}, "
            f"{plural(file.doubtful, 'dudosa')} y {number(file.left)} por fuera."
        )
    for _, reason in taken.report.unread:
        yield reason
