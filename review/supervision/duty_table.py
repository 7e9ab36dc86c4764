"""The obligations of a cuenta as a paper of the supervisor tells them, and what it leaves to a person."""

from __future__ import annotations

from collections.abc import Iterator

from review import spanish
from review.frames.cuenta_duties import CuentaDuties
from review.model import DutyTick, PaperKind
from review.supervision.paper_facts import DutyRow


def duty_rows(found: CuentaDuties | None) -> tuple[DutyRow, ...]:
    """The rows of the table of obligations."""
    lines = () if found is None else found.lines
    return tuple(
        DutyRow(one.duty, one.activity, one.pages, one.tick, one.remark, one.proof, one.proof_pages)
        for one in lines
    )


def duty_gaps(kind: PaperKind, found: CuentaDuties | None) -> Iterator[str]:
    """What is at odds with a paper that says all was received, and what its table of obligations leaves to
    be filled in by hand. The certificate has none."""
    if found is None:
        return
    unmet = sum(one.tick is DutyTick.NO_CUMPLIDA for one in found.lines)
    if unmet:
        many = spanish.plural(unmet, "obligación está marcada", "obligaciones están marcadas")
        yield f"{many} como no cumplida: ajuste a mano lo que el papel dice de recibir a satisfacción."
    if kind is PaperKind.CERTIFICADO:
        return
    if not found.lines:
        where = spanish.in_pages(found.searched)
        yield f"No se leyeron las obligaciones ni las actividades del informe ({where}): complételas a mano."
        return
    unread = sum(not one.activity for one in found.lines)
    if unread:
        many = spanish.plural(unread, "obligación", "obligaciones")
        yield f"De {many} no se leyó la actividad ({spanish.in_pages(found.searched)}): complétela a mano."
    unmarked = len(found.lines) - found.marked
    if unmarked:
        many = spanish.plural(unmarked, "obligación queda", "obligaciones quedan")
        what = "márquela en Revisar o complétela" if unmarked == 1 else "márquelas en Revisar o complételas"
        yield f"{many} sin marcar: {what} a mano."
