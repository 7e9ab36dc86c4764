"""The contractor's signature on informe and cuenta: seen, blank, or not to be told."""

from __future__ import annotations

from review.model import ItemKind, RecognisedItem, Severity
from review.model.marks import ItemMark
from review.rules import norms
from review.rules.facts import Facts
from review.rules.outcome import Case, Outcome, quote
from review.rules.rule import rule
from review.spanish import capital
from review.ways.checklist import Signature

_PAPERS = {ItemKind.INFORME: "el informe", ItemKind.CUENTA: "la cuenta de cobro"}


def signed(facts: Facts, item: RecognisedItem) -> Outcome | None:
    """Ink where the contractor signs, as the entity wants it looked at."""
    wanted = facts.checklist.signature
    if wanted is Signature.NO_PEDIR:
        return None
    paper, mark, blank = _PAPERS[item.kind], item.mark(ItemMark.SIGNED), item.mark(ItemMark.UNSIGNED)
    request = f"{paper} no tiene la firma del contratista. Fírmelo y adjúntelo de nuevo."
    if item.kind is ItemKind.CUENTA:
        request = f"{paper} no tiene la firma del contratista. Fírmela y adjúntela de nuevo."
    if mark is not None:
        return Case(mark, found=quote(mark.text)).ok(f"Se ve una firma en {paper}.")
    if wanted is Signature.EXIGIR:
        if blank is not None:
            return Case(blank).fails(f"El espacio de la firma está vacío en {paper}.", request=request)
        return Case(item.pages).doubt(
            f"No se encontró la firma en {paper}. Revise a la vista.", request=request
        )
    if blank is None:
        return None
    others = (one for kind, one in facts.recognition.items.items() if kind is not item.kind)
    if any(other.mark(ItemMark.SIGNED) is not None for other in others):
        return Case(blank).doubt(
            f"El espacio de la firma está vacío en {paper}, y otro papel del archivo sí está firmado.",
            request=request,
        )
    return Case(blank).aside(f"El espacio de la firma está vacío en {paper}, como en los demás papeles.")


for _kind, _paper in _PAPERS.items():
    rule(
        code=f"{_kind}_firma",
        severity=Severity.RECHAZO,
        norm=norms.CHECKLIST,
        title=f"{capital(_paper)} tiene la firma del contratista",
        criterion="Se busca tinta, o «firmado digitalmente», en el lugar de la firma. Según la lista de "
        "chequeo: se compara con los otros papeles del archivo (vacía aquí y firmado otro: por revisar), se "
        "exige (vacía no cumple; si no se sabe, por revisar) o no se pide.",
        ask=f"Firme {_paper}.",
        group="I2" if _kind is ItemKind.INFORME else "C1",
    )(signed)
