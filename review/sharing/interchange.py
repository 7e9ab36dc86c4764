"""A submission as the JSON promised to other programs. What is not known is left out, never guessed."""

from __future__ import annotations

from typing import Any

from review.model import (
    Alternative,
    Box,
    Field,
    FieldValue,
    Finding,
    JudgedItem,
    PageLabel,
    Submission,
    fields,
)
from review.model.overlay import NOWHERE
from review.recognition.learned.lessons import LEARNED
from review.recognition.papers.sequence import LEARNED_MARK


def to_json(submission: Submission) -> dict[str, Any]:
    """The submission as plain dictionaries, ready for `json.dumps`; keys and values in Spanish.

    `contrato`, `documento`, `contratista`, `pago` and `periodo` are always there, null when unknown;
    `motivo` only when `lectura` is not `leido`. Boxes are in points, to a tenth. `aprendido` stands, as
    true, on pages and fields that a lesson of a reviewer told; `otros` are the values passed over, best
    first, and `apoyo` what speaks for the value.
    """
    judgement, document = submission.judgement, submission.document
    made: dict[str, Any] = {
        "archivo": submission.archivo,
        "sha256": document.sha256,
        "lectura": document.lectura.value,
    }
    if document.reason:
        made["motivo"] = document.reason
    return made | {
        "contrato": judgement.contract,
        "documento": judgement.document,
        "contratista": judgement.contractor,
        "pago": judgement.payment,
        "periodo": None if judgement.period is None else str(judgement.period),
        "resultado": judgement.result.value,
        "paginas": [_page(page) for page in submission.recognition.pages],
        "items": {kind.value: _item(item) for kind, item in judgement.items.items()},
    }


def _page(page: PageLabel) -> dict[str, Any]:
    made = {
        "pagina": page.number,
        "item": page.kind.value,
        "confianza": round(page.confidence, 3),
        "origen": page.origin.value,
        "giro": page.rotation,
        "aprendido": LEARNED_MARK in page.marks or None,
    }
    return _told(made)


def _item(item: JudgedItem) -> dict[str, Any]:
    return {
        "estado": item.state.value,
        "paginas": list(item.pages),
        "campos": {name: _field(found) for name, found in item.fields.items()},
        "hallazgos": [_finding(finding) for finding in item.findings],
    }


def _field(found: Field) -> dict[str, Any]:
    made = {
        "valor": _value(found.value),
        "texto": found.text,
        "pagina": found.page,
        "caja": _box(found.box),
        "confianza": round(found.confidence, 3),
        "nota": found.note,
        "aprendido": LEARNED in found.support or None,
        "apoyo": list(found.support) or None,
        "otros": [_other(one) for one in found.others] or None,
    }
    return _told(made)


def _value(value: FieldValue) -> int | str:
    """The value as promised; of a masked account (`****1234`) the figures that can be seen."""
    told = fields.to_json(value)
    return told.lstrip("*") if isinstance(told, str) else told


def _other(one: Alternative) -> dict[str, Any]:
    return {
        "valor": _value(one.value),
        "texto": one.text,
        "pagina": one.page,
        "caja": _box(one.box),
        "confianza": round(one.confidence, 3),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    made = {
        "codigo": finding.code,
        "estado": finding.state.value,
        "severidad": finding.severity.value,
        "mensaje": finding.message,
        "esperado": finding.expected,
        "encontrado": finding.found,
        "pagina": finding.page,
        "caja": None if finding.box is None else _box(finding.box),
        "buscado_en": list(finding.searched) or None,
        "norma": finding.norm,
        "solicitud": finding.request,
    }
    return _told(made)


def _box(box: Box) -> list[float] | None:
    return None if box == NOWHERE else [round(float(edge), 1) for edge in box]


def _told(made: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in made.items() if value is not None}
