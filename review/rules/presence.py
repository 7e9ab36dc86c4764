"""Is each item there, can it be read, and does this account need it? One rule an item, all made alike."""

from __future__ import annotations

from review.model import ItemKind, RecognisedItem, Severity
from review.model.marks import PageMark
from review.rules import norms
from review.rules.facts import Facts
from review.rules.outcome import Case, Outcome
from review.rules.rule import rule
from review.spanish import in_pages, page_list, payment_number, uncapital
from review.spanish_titles import ITEMS
from review.ways.checklist import When

_WHAT = {
    ItemKind.INFORME: "el informe de actividades del mes cobrado",
    ItemKind.CUENTA: "la cuenta de cobro del mes",
    ItemKind.SEGURIDAD_SOCIAL: "la planilla de seguridad social con la constancia de su pago",
    ItemKind.BANCO: "la certificación bancaria",
    ItemKind.RUT: "el RUT completo",
    ItemKind.IMPUESTOS: "los recibos de impuestos y estampillas pagados",
}


def presence(facts: Facts, item: RecognisedItem) -> Outcome:
    """Present, missing, unread or not asked for."""
    kind, name = item.kind, ITEMS[item.kind]
    when = facts.checklist.when(kind)
    if (unasked := _unasked(facts, kind, when, item.pages or facts.all_pages())) is not None:
        return unasked
    if facts.is_hardly_told(item):
        return Case(item.pages).doubt(
            f"{name}: {page_list(item.pages)}. Apenas se reconoce, y puede ser otro documento. Revise a la "
            "vista.",
            request=f"adjunte {_WHAT[kind]} en una copia que se pueda leer bien.",
        )
    if item.pages:
        if not facts.is_picture(item):
            return Case(item.pages).ok(f"{name}: {page_list(item.pages)}.")
        many = "son imágenes" if len(item.pages) > 1 else "es una imagen"
        return Case(item.pages).doubt(
            f"{name}: {page_list(item.pages)} {many} sin texto que se pueda leer. Revise a la vista.",
            request=f"adjunte {_WHAT[kind]} en un PDF cuyo texto se pueda leer.",
        )
    return _absent(facts, kind, when)


def _unasked(facts: Facts, kind: ItemKind, when: When, at: tuple[int, ...]) -> Outcome | None:
    """Why the item is not asked for in this account or in this file, or None when it is or may be."""
    if when is When.NUNCA:
        return Case(at).not_asked("La lista de chequeo de la entidad no pide este ítem.")
    if when is When.PRIMERA_CUENTA and facts.first is False:
        return Case(at).not_asked(f"Solo se pide en la primera cuenta, y {_account(facts)}.")
    if when is When.ULTIMA_CUENTA and facts.last is False:
        return Case(at).not_asked(f"Solo se pide en la última cuenta, y {_account(facts)}.")
    if when is When.SEGUN_CONTRATO and facts.asked_by_contract(kind) is False:
        return Case(at).not_asked("Se pide solo si el contrato lo dice, y este no lo pide.")
    if kind in facts.elsewhere:
        where = facts.other_file(kind)
        if facts.history.known and not facts.history.siblings:
            return Case(at).doubt(
                f"Va en el archivo «{where}», que no se ha recibido. Compruebe si llegó con otro nombre.",
                request=f"falta el archivo «{where}». Adjúntelo.",
            )
        return Case(at).not_asked(f"Va en el archivo «{where}».")
    return None


def _absent(facts: Facts, kind: ItemKind, when: When) -> Outcome:
    request = f"no se encontró. Adjunte {_WHAT[kind]}."
    likely, unread = facts.likely_pages(kind), facts.open_pages(kind)
    if kind is ItemKind.SEGURIDAD_SOCIAL and facts.first is not False:
        affiliation = tuple(p.number for p in facts.recognition.pages if PageMark.AFFILIATION in p.marks)
        if affiliation:
            return Case(affiliation).doubt(
                f"No hay planilla, pero sí certificados de afiliación ({page_list(affiliation)}). En la "
                "primera cuenta pueden reemplazarla; compruebe que estén EPS, fondo de pensiones y ARL."
            )
    if likely:
        return Case(unread).doubt(
            f"No se reconoció con seguridad en ninguna página. Puede ser {_the_pages(likely)}. Revise a la "
            "vista.",
            request=request,
        )
    if unread:
        return Case(unread).doubt(
            f"No se encontró en el texto del archivo. Puede estar {in_pages(unread)}, sin texto que se "
            "pueda leer. Revise a la vista.",
            request=request,
        )
    if glanced := facts.glanced_pages:
        return Case(glanced).doubt(
            f"No se encontró en el texto del archivo. Puede estar {in_pages(glanced)}, entre fotos que no se "
            "leyeron por completo. Revise a la vista.",
            request=request,
        )
    case = Case(facts.all_pages())
    if facts.may_hide(kind):
        return case.doubt(
            "No se encontró, pero parte del archivo no se pudo leer. Revise a la vista.", request=request
        )
    if (unknown := _unknown(facts, kind, when)) is not None:
        return case.doubt(f"No se encontró, y {unknown}")
    return case.missing(f"No se encontró {in_pages(facts.all_pages())}.", request=request)


def _the_pages(numbers: tuple[int, ...]) -> str:
    """`la página 3`, `las páginas 3–5`."""
    return f"{'las' if len(numbers) > 1 else 'la'} {page_list(numbers)}"


def _unknown(facts: Facts, kind: ItemKind, when: When) -> str | None:
    """Why it is not known whether this account needs the item, or None when it is known."""
    if when is When.PRIMERA_CUENTA and facts.first is None:
        if facts.took_over:
            return "es la primera cuenta tras una cesión del contrato. Compruebe si debe traerlo."
        return "no se pudo saber si esta es la primera cuenta del contrato, la única que lo pide."
    if when is When.ULTIMA_CUENTA and facts.last is None:
        return "no se pudo saber si esta es la última cuenta del contrato, la única que lo pide."
    if when is When.SEGUN_CONTRATO and facts.asked_by_contract(kind) is None:
        return f"{uncapital(facts.no_contract)}: no se sabe si lo pide."
    return None


def _account(facts: Facts) -> str:
    if facts.payment is not None:
        return f"este es el pago {payment_number(facts.payment)}"
    return "el mes cobrado es otro"


for _kind in ItemKind:
    rule(
        code=f"{_kind}_falta",
        severity=Severity.RECHAZO,
        norm=norms.OF_ITEM[_kind],
        title=f"{ITEMS[_kind]}: está y se puede leer",
        criterion=(
            "Si no está, falta; si puede estar en páginas sin texto, queda por revisar."
            if _kind not in (ItemKind.RUT, ItemKind.IMPUESTOS)
            else "Según la lista general, solo en la primera cuenta (pago 1 o primer mes del contrato). Si "
            "no está, falta; si puede estar en páginas sin texto o no se sabe si es la primera, queda por "
            "revisar."
        ),
        ask=f"Adjunte {_WHAT[_kind]}.",
        group="G1",
        version=2,
    )(presence)
