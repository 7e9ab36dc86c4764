"""`vistobueno informe`: the supervisor's papers of a month, each of a cuenta or one of all of them."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from review.cli.papers_report import form_of, lines, month_lines, month_output
from review.machine.far_places import resolved
from review.machine.outputs import writable_place, write_whole
from review.model import FORM_KINDS, Month, MonthPaperKind
from review.store import Store, stored_paths
from review.supervision.month_drafts import draft_month
from review.supervision.month_part import MonthPart
from review.supervision.paper_drafts import as_zip, cuentas_of, draft_each


def run(asked: argparse.Namespace, month: Month, tell: Callable[[str], None]) -> bool | None:
    """Write them; gives whether every cuenta of the month is in, None when nothing could be written. Raises
    VistoBuenoError."""
    kind = FORM_KINDS[asked.kind]
    writable_place(asked.output)
    form = None if asked.form is None else form_of(asked.form, kind)
    with Store.open(asked.database, must_exist=True) as store:
        folder = stored_paths.printable(str(resolved(asked.folder)))
        part = MonthPart(asked.entity.strip(), asked.supervisor.strip())
        ids = cuentas_of(store, folder, month, part)
        if isinstance(kind, MonthPaperKind):
            made = draft_month(store, folder, month, kind, form, part)
            told, left = month_lines(made), bool(made.facts.left)
            content = month_output(made, asked.output.suffix.lower(), pdf=asked.pdf)
        else:
            batch = draft_each(store, ids, kind, form)
            told, left = lines(batch), bool(batch.left)
            content = as_zip(batch, pdf=asked.pdf) if batch.drafts else b""
    for line in told:
        tell(line)
    if not content:
        return None
    write_whole(asked.output, content)
    tell(f"Listo: {asked.output}")
    return not left
