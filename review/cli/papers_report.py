"""What came of drafting the supervisor's papers, in plain Spanish lines; and a form given for one time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from review import spanish
from review.errors import FormInvalid
from review.model import FormKind
from review.supervision.form_check import refuse_bad
from review.supervision.form_filling import PreparedForm, prepared
from review.supervision.form_keeping import look_over
from review.supervision.form_package import MOST_BYTES, packed
from review.supervision.month_drafts import MonthDraft, month_pdf
from review.supervision.paper_drafts import PaperBatch


def lines(batch: PaperBatch) -> Iterator[str]:
    """For a terminal: what each paper leaves to be filled in by hand, and the cuentas left out, with why."""
    for one in batch.drafts:
        for gap in one.facts.gaps:
            yield f"{one.name}: {gap}"
    for left in batch.left:
        yield f"{left.name}: {left.why}"
    if batch.drafts:
        count = spanish.plural(len(batch.drafts), "papel", "papeles")
        yield f"{count} por {spanish.pesos(batch.total)}; {spanish.number(len(batch.left))} por fuera."


def month_lines(one: MonthDraft) -> Iterator[str]:
    """The same of a paper of a month."""
    for gap in one.facts.gaps:
        yield f"{one.name}: {gap}"
    for left in one.facts.left:
        yield f"{left.contractor}: {left.why}"
    count = spanish.plural(one.facts.cuentas, "cuenta")
    yield f"{count} por {spanish.pesos(one.facts.total)}; {spanish.number(len(one.facts.left))} por fuera."


def month_output(one: MonthDraft, ending: str, *, pdf: bool) -> bytes:
    """What is written of a paper of a month in a file of this ending: the paper itself, or a ZIP with it.
    Raises OfficeUnavailable."""
    as_pdf = pdf or ending == ".pdf"
    content = month_pdf(one) if as_pdf else one.content
    if ending in (".docx", ".pdf"):
        return content
    return packed({f"{one.name}.{'pdf' if as_pdf else 'docx'}": content})


def form_of(path: Path, kind: FormKind) -> PreparedForm:
    """A form out of a file, looked over. Raises FormInvalid."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise FormInvalid(
            f"No se pudo leer el formato «{path}» ({error.strerror}). Revise la ruta y los permisos."
        ) from error
    return prepared(refuse_bad(look_over(content, kind, path.name), path.name), path.name)
