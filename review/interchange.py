"""A submission as the JSON promised to other programs. What is not known is left out, never guessed."""

from __future__ import annotations

from typing import Any

from review import fields
from review.model import Box, Field, Finding, JudgedItem, Submission
from review.overlay import NOWHERE


def to_json(submission: Submission) -> dict[str, Any]:
    """The submission as plain dictionaries, ready for `json.dumps`; keys and values in Spanish.

    `contrato`, `documento`, `contratista`, `pago` and `periodo` are always there, null when unknown;
    `motivo` only when `lectura` is not `leido`. Boxes are in points, to a tenth.
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
        "paginas": [
            {
                "pagina": page.number,
                "item": page.kind.value,
                "confianza": round(page.confidence, 3),
                "origen": page.origin.value,
                "giro": page.rotation,
            }
            for page in submission.recognition.pages
        ],
        "items": {kind.value: _item(item) for kind, item in judgement.items.items()},
    }


def _item(item: JudgedItem) -> dict[str, Any]:
    return {
        "estado": item.state.value,
        "paginas": list(item.pages),
        "campos": {name: _field(found) for name, found in item.fields.items()},
        "hallazgos": [_finding(finding) for finding in item.findings],
    }


def _field(found: Field) -> dict[str, Any]:
    made = {
        "valor": fields.to_json(found.value),
        "texto": found.text,
        "pagina": found.page,
        "caja": _box(found.box),
        "confianza": round(found.confidence, 3),
        "nota": found.note,
    }
    return _told(made)


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
