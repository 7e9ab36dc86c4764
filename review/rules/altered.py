"""Was a digital page changed after its document was made? One rule an item, all made alike.

What is seen is a reason to compare, not a judgement: people also mend a typing error in their own paper.
"""

from __future__ import annotations

from review.model import ItemKind, Mark, Origin, RecognisedItem, Severity
from review.model.marks import ItemMark, PageMark
from review.rules import norms
from review.rules.facts import Facts
from review.rules.outcome import Case, Outcome, quote
from review.rules.rule import rule
from review.spanish_titles import ITEMS

_COMPARE = {
    ItemKind.INFORME: "compruebe con el contratista qué se cambió",
    ItemKind.CUENTA: "compruebe con el contratista qué se cambió",
    ItemKind.SEGURIDAD_SOCIAL: "compárela con el original del operador",
    ItemKind.BANCO: "compárela con la certificación que expide el banco",
    ItemKind.RUT: "compárelo con el RUT que descarga la DIAN",
    ItemKind.IMPUESTOS: "compárelo con el recibo original",
}
_ORIGINAL = {
    ItemKind.INFORME: "el informe en el PDF tal como lo generó",
    ItemKind.CUENTA: "la cuenta de cobro en el PDF tal como la generó",
    ItemKind.SEGURIDAD_SOCIAL: "la planilla y el comprobante tal como los descarga del operador",
    ItemKind.BANCO: "la certificación tal como la descarga del banco",
    ItemKind.RUT: "el RUT tal como lo descarga de la DIAN",
    ItemKind.IMPUESTOS: "los recibos tal como los descarga de la entidad",
}


def altered(facts: Facts, item: RecognisedItem) -> Outcome | None:
    """Signs of a later change on the item's digital pages; nothing is said of scans."""
    compare, request = _COMPARE[item.kind], f"adjunte {_ORIGINAL[item.kind]}."
    mark = item.mark(ItemMark.PAGE_EDITED)
    if mark is not None:
        now = f" (ahora dice «{quote(mark.text)}»)" if mark.text.strip() else ""
        return Case(mark).doubt(
            f"La página {mark.page} se cambió después de hecho el PDF{now}; {compare}.", request=request
        )
    mark = item.mark(ItemMark.OTHER_FONT)
    if mark is not None:
        return Case(mark).doubt(
            f"En la página {mark.page} {_figure(mark)} está en una letra distinta de la de las demás cifras; "
            f"{compare}.",
            request=request,
        )
    digital = _digital_pages(facts, item)
    if not digital:
        return None
    return Case(digital).ok("No se ven cambios hechos después de generar el PDF.")


def _figure(mark: Mark) -> str:
    return f"la cifra «{quote(mark.text)}»" if mark.text.strip() else "una cifra"


def _digital_pages(facts: Facts, item: RecognisedItem) -> tuple[int, ...]:
    return tuple(
        page.number
        for page in facts.recognition.pages
        if page.number in item.pages and page.origin is Origin.TEXTO and PageMark.UNREAD not in page.marks
    )


for _kind in ItemKind:
    rule(
        code=f"{_kind}_modificado",
        severity=Severity.ALERTA,
        norm=norms.OF_ITEM[_kind],
        title=f"{ITEMS[_kind]}: el PDF no se cambió después de hecho",
        criterion=(
            "Queda por revisar si una actualización posterior del archivo cambió lo escrito en la página, o "
            "si una cifra está en una letra que no tiene ninguna otra. Las firmas, los formularios "
            "diligenciados y los sellos puestos al lado no cuentan; de lo escaneado no se dice nada."
        ),
        ask=f"Adjunte {_ORIGINAL[_kind]}, sin cambios posteriores.",
        group="G1",
        version=1,
    )(altered)
