"""Taking SECOP II's exports into a folder, and the record of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from review.contracts.exports import ImportReport
from review.desk.signing import allowed, folder_of
from review.model import Act, Signer
from review.pipeline import taking_exports
from review.store import Store, imports
from review.store.imports import Import

__all__ = ["Import", "ImportReport", "import_secop", "secop_imports"]


def import_secop(store: Store, folder: str, paths: Sequence[Path], author: Signer) -> ImportReport:
    """Take exports of SECOP II (Contratos Electrónicos, Plan de pagos, Facturas) into a folder.

    Their rows are held against the folder's own list and its cuentas; the next export of the same kind takes
    their place. The cuentas of which they say something are judged again, no PDF is opened.
    Raises BadArgument, NotAllowed, ContractsUnreadable when none of the files can be used, StoreUnavailable.
    """
    signed = allowed(store, author, Act.SECOP_IMPORT)
    return taking_exports.take(store, folder_of(store, folder).id, paths, signed)


def secop_imports(store: Store, folder: str) -> list[Import]:
    """Every import of a folder, newest first. Raises BadArgument, StoreUnavailable."""
    return imports.log(store, folder_of(store, folder).id)
