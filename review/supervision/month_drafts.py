"""The papers of a month, drafted on their forms. Nothing is signed or sent."""

from __future__ import annotations

from dataclasses import dataclass

from review.errors import BadArgument
from review.model import Month, MonthPaperKind
from review.pipeline import ways_in_force
from review.store import Store, folders
from review.supervision import office
from review.supervision.form_filling import PreparedForm, filled
from review.supervision.form_keeping import form_in_force, ready
from review.supervision.month_facts import MonthFacts
from review.supervision.month_gathering import month_facts
from review.supervision.month_part import WHOLE, MonthPart
from review.supervision.month_values import names_of_month, values_of_month
from review.supervision.sources_page import month_code_block, month_sources_page
from review.ways.checklist import Checklist
from review.ways.name_pattern import MOST, named, words_of


@dataclass(frozen=True, slots=True)
class MonthDraft:
    """A paper of a month as a Word document. `name` is that of its file, without its ending."""

    facts: MonthFacts
    name: str
    content: bytes


def draft_month(
    store: Store,
    folder: str,
    month: Month,
    kind: MonthPaperKind,
    form: PreparedForm | None = None,
    part: MonthPart = WHOLE,
) -> MonthDraft:
    """The paper of a month of a folder (its `carpeta`), or of a part of it, on a form or on the one in force
    there. Raises BadArgument for a folder not read or a part without cuentas, PaperNotDrafted with the
    reason, FormInvalid, StoreUnavailable."""
    known = folders.find(store, folder)
    if known is None:
        raise BadArgument(f"La carpeta «{folder}» no se ha leído todavía. Léala con «vistobueno leer».")
    if form is None:
        held = form_in_force(store, known.id, kind)
        form = ready(held.content, kind, held.name)
    facts = month_facts(store, known.id, month, kind, part)
    checklist = ways_in_force.of_folder(store, known.id).checklist
    made = filled(form, values_of_month(facts), _behind(facts, form, checklist), facts.code, facts.logo)
    return MonthDraft(facts, file_name(checklist.paper_names, facts, part), made)


def _behind(facts: MonthFacts, form: PreparedForm, checklist: Checklist) -> bytes:
    """What stands behind the paper: where its figures are from and, where it certifies, its code."""
    certifies = facts.kind is MonthPaperKind.CERTIFICADO_COLECTIVO
    code = checklist.paper_code and certifies and not form.tells_code
    if checklist.sources_page:
        return month_sources_page(facts, code=code)
    return month_code_block(facts) if code else b""


def file_name(pattern: str, facts: MonthFacts, part: MonthPart = WHOLE) -> str:
    """What its file is called: as the entity calls its papers, and always with its kind, month and part."""
    name = named(pattern, names_of_month(facts))
    if not {"CLASE", "MES", "AÑO"} <= set(words_of(pattern)):
        name = f"{facts.kind.value}_{facts.month}"
    of = part.file_name[: max(0, MOST - len(name) - 1)].strip("_- .")
    return "_".join(filter(None, (name, of)))


def month_pdf(one: MonthDraft) -> bytes:
    """A paper as PDF. Raises OfficeUnavailable."""
    return office.pdfs({one.name: one.content})[one.name]
