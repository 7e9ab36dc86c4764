"""What the informe tells of each obligation, and the evidence it brings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from review.model import Activity, ItemKind, RecognisedItem, Severity
from review.model.marks import ItemMark, PageMark
from review.recognition.grammar.plain_text import fold
from review.recognition.items.informe.activity_lists import EMPTY_ANSWERS
from review.rules import norms
from review.rules.facts import Facts
from review.rules.outcome import Case, Outcome, quote
from review.rules.rule import rule
from review.spanish import in_pages, plural

INFORME = ItemKind.INFORME
_WORD = re.compile(r"[a-z0-9]+")
_LEAST_LETTERS = 5
_ALIKE = 0.5
"""Share of the long words of an obligation that its activity repeats."""
_LEAST_EMPTY = 3
"""Activities that say nothing, for the informe to say nothing."""
_WELL_READ = 0.6
"""Share of the contract's obligations that the informe must show for the others to be missing."""
_ANNEXES = re.compile(
    r"https?://|www\.|\b(?:anexos?|drive|onedrive|sharepoint|enlace|link|soportes?|evidencias?)\b"
)


# Behind the last obligation of a column an informe closes with its place and day, or tells of the planilla.
_BESIDES = re.compile(
    r"(?:[a-z. ]{3,40}, ?)?\d{1,2} de [a-z]+ del? \d{4}\W*$"
    r"|(?:la|el|mis?) (?:cotizacion|planilla|seguridad social|pago|aportes?)\b.*\b(?:planilla|pagad[oa]s?)\b"
)


def _text_activities(facts: Facts) -> list[Activity]:
    """The activities of pages with their own text: a picture may have lost words."""
    return [one for one in facts.recognition.activities if not facts.is_scanned([one.page])]


# An obligation comes again in every month, and every text in several checks.
@lru_cache(maxsize=1 << 10)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))


@lru_cache(maxsize=1 << 10)
def _long(text: str) -> frozenset[str]:
    return frozenset([word for word in _words(text) if len(word) >= _LEAST_LETTERS])


@rule(
    code="informe_obligaciones",
    severity=Severity.ALERTA,
    norm=norms.SUPERVISION,
    title="Cada obligación tiene su actividad",
    criterion="Se buscan obligaciones con el espacio de la actividad en blanco y, si la lista trae las del "
    "contrato y la mayoría se reconoce en el informe, las que no aparecen. Si no se reconoció la tabla, o "
    "está escaneada, no afecta.",
    ask="Complete en el informe la actividad de cada obligación del contrato.",
    group="I3",
)
def each_has_activity(facts: Facts, item: RecognisedItem) -> Outcome | None:
    activities = _text_activities(facts)
    if not activities or len(activities) < len(facts.recognition.activities):
        return None
    blank = [one for one in activities if one.duty and not one.text.strip()]
    if blank:
        named = quote(blank[0].duty or "")
        return Case((blank[0].page,)).doubt(
            f"{plural(len(blank), 'obligación', 'obligaciones')} sin actividad; la primera: «{named}».",
            request=f"en el informe hay obligaciones sin actividad (por ejemplo, «{named}»). Complételas.",
        )
    missing = _missing(facts, activities)
    if missing:
        named = quote(missing[0])
        return Case(tuple(sorted({one.page for one in activities}))).doubt(
            f"No se reconoce en el informe {plural(len(missing), 'obligación', 'obligaciones')} del "
            f"contrato; la primera: «{named}». Revise a la vista.",
            request=f"el informe no parece tratar la obligación «{named}». Complete el informe.",
        )
    pages = tuple(sorted({one.page for one in activities}))
    return Case(pages).ok(f"Cada obligación tiene su actividad ({in_pages(pages)}).")


def _missing(facts: Facts, activities: Iterable[Activity]) -> list[str]:
    """The contract's obligations that no activity is about, when most of them are found."""
    duties = () if facts.contract is None else facts.contract.duties
    told = [_long(one.duty or "") | _long(one.text) for one in activities] if duties else []
    missing = [duty for duty in duties if not _is_told(_long(duty), told)]
    return missing if len(missing) <= (1 - _WELL_READ) * len(duties) else []


def _is_told(words: frozenset[str], told: Iterable[frozenset[str]]) -> bool:
    return not words or any(len(words & one) >= _ALIKE * len(words) for one in told)


@rule(
    code="informe_texto",
    severity=Severity.ALERTA,
    norm=norms.SUPERVISION,
    title="Las actividades dicen qué se hizo",
    criterion="Si todas solo repiten la obligación o dicen «actividad cumplida», queda por revisar; si son "
    "algunas, informa cuál.",
    ask="Describa en el informe qué hizo en el mes por cada obligación, con fechas, lugares o productos.",
    group="I3",
)
def says_what_was_done(facts: Facts, item: RecognisedItem) -> Outcome | None:
    activities = [
        one for one in _text_activities(facts) if one.text.strip() and not _BESIDES.match(fold(one.text))
    ]
    if not activities:
        return None
    empty = [one for one in activities if _says_nothing(one)]
    if not empty:
        pages = tuple(sorted({one.page for one in activities}))
        return Case(pages).ok(f"{plural(len(activities), 'actividad', 'actividades')} con su descripción.")
    found = quote(empty[0].text)
    case = Case((empty[0].page,), found=found)
    if len(empty) < len(activities):
        return case.aside(
            f"{plural(len(empty), 'actividad no describe', 'actividades no describen')} lo que se hizo; la "
            f"primera dice «{found}»."
        )
    return case.doubt(
        f"Ninguna actividad describe lo que se hizo: «{found}».",
        request=f"las actividades del informe solo dicen «{found}». Describa qué hizo en el mes.",
    )


def _says_nothing(activity: Activity) -> bool:
    words = _words(activity.text)
    return " ".join(words) in EMPTY_ANSWERS or (activity.duty is not None and words == _words(activity.duty))


@rule(
    code="informe_evidencias",
    severity=Severity.ALERTA,
    norm=norms.SUPERVISION,
    title="El informe trae evidencias",
    criterion="Se cuentan páginas con fotografías, de evidencias o anexos, y cuántas pide la lista de "
    "chequeo (si pide 0, solo informa). Si no hay ninguna y el informe anuncia soportes o anexos, dice que "
    "no los trae, o la mayoría de sus actividades no dice qué se hizo, queda por revisar. Si enlaza o dice "
    "que están en otra parte, o hay páginas sin leer, no afecta.",
    ask="Adjunte las evidencias de las actividades del informe.",
    group="I3",
    version=4,
)
def evidence_enough(facts: Facts, item: RecognisedItem) -> Outcome | None:
    least = facts.checklist.least_evidence
    marks = [mark for mark in item.marks if mark.name in (ItemMark.PHOTOGRAPH, ItemMark.EVIDENCE)]
    labels = facts.recognition.pages
    mine = {p.number for p in labels if p.number in item.pages and PageMark.EVIDENCE in p.marks}
    count = len({mark.page for mark in marks} | mine)
    if count and count >= least:
        at = marks[0] if marks else tuple(sorted(mine))
        return Case(at).ok(f"Hay {plural(count, 'página', 'páginas')} con evidencias.")
    denied = item.mark(ItemMark.NO_ANNEXES)
    if denied is not None and not count and item.mark(ItemMark.ELSEWHERE) is None:
        found = quote(denied.text)
        return Case(denied, "Páginas con evidencias", found).doubt(
            f"El informe dice «{found}», y en el archivo no se ve ninguna página con evidencias.",
            request=f"el informe dice «{found}». Adjunte las evidencias de sus actividades.",
        )
    announced = item.mark(ItemMark.ANNEXES)
    if announced is not None and not count and _would_show(facts, item):
        found = quote(announced.text)
        return Case(announced, "Páginas con evidencias", found).doubt(
            f"El informe anuncia evidencias («{found}»), y en el archivo no se ve ninguna página con ellas.",
            request=f"el informe anuncia evidencias («{found}») y no están. Adjúntelas.",
        )
    elsewhere = item.mark(ItemMark.ELSEWHERE)
    if elsewhere is not None and not count:
        return Case(elsewhere).aside(
            f"El informe dice que sus evidencias están en otra parte: «{quote(elsewhere.text)}»."
        )
    if facts.may_hide(INFORME):
        return None
    if not count and (hollow := _mostly_empty(facts.recognition.activities)) is not None:
        found = quote(hollow.text)
        return Case((hollow.page,), "Qué se hizo, o páginas con evidencias", found).doubt(
            f"Casi todas las actividades solo dicen «{found}», y en el archivo no se ve ninguna página con "
            "evidencias.",
            request=f"las actividades del informe dicen «{found}» y no traen evidencias. Diga qué hizo en el "
            "mes y adjunte las evidencias.",
        )
    if facts.is_scanned(item.pages):
        return None
    # Who announces them, or tells nothing of what was done that was read, may have them in the same pages
    if not facts.recognition.activities and (announced is not None or len(item.pages) > 1):
        return None
    if any(_ANNEXES.search(fold(f"{one.duty or ''} {one.text}")) for one in facts.recognition.activities):
        return None
    if marks or mine:
        message = f"Hay {plural(count, 'página', 'páginas')} con evidencias y se piden {least}."
    else:
        message = "No se vieron evidencias en el informe, ni que nombre anexos."
    if count >= least:
        return Case(item.pages).aside(f"{message} La lista de chequeo no las exige.")
    return Case(item.pages).doubt(
        message, request="en el informe no se ven evidencias suficientes de las actividades. Adjúntelas."
    )


def _mostly_empty(activities: Sequence[Activity]) -> Activity | None:
    """The first activity that says nothing, where most of them do."""
    told = [one for one in activities if one.text.strip() and not _BESIDES.match(fold(one.text))]
    empty = [one for one in told if _says_nothing(one)]
    return empty[0] if len(empty) >= _LEAST_EMPTY and len(empty) > len(told) / 2 else None


def _would_show(facts: Facts, item: RecognisedItem) -> bool:
    """Whether evidence that the informe announces would be seen in the file: it is not said to be elsewhere,
    no page is unread, and no further page of the informe is a picture, which may be evidence itself."""
    if item.mark(ItemMark.ELSEWHERE) is not None or facts.may_hide(INFORME) or facts.likely_pages(INFORME):
        return False
    return len(item.pages) == 1 or not facts.is_scanned(item.pages)
