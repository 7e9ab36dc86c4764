"""Having a folder read: by whoever may, in a process that outlives the page."""

from __future__ import annotations

from pathlib import Path

from review.errors import NotAllowed
from review.model import ViewRight
from review.pipeline import jobs
from review.store import Store

_NOT_THEIRS = "Leer carpetas y subir archivos no es de su rol: pídaselo a quien sea revisor o supervisor."


def start(store: Store, folder: Path, contracts: Path | None = None, budget: Path | None = None) -> int:
    """Begin to read a folder; gives the number of the job. Raises NotAllowed to a viewer whose role does not
    load, StoreUnavailable."""
    if store.viewer is not None and not store.viewer.sees(ViewRight.LOAD):
        raise NotAllowed(_NOT_THEIRS)
    return jobs.start(store.url, folder, contracts, budget)
