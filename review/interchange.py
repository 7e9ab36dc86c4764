"""A submission as the JSON promised to other programs. What is not known is left out, never guessed."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

from review.catalogue import json_keys
from review.catalogue.column import Column, Holds
from review.catalogue.json_keys import JsonKey
from review.model import (
    Activity,
    Alternative,
    Box,
    Field,
    FieldValue,
    Finding,
    ItemKind,
    JudgedItem,
    Month,
    PageLabel,
    Recognition,
    Submission,
    fields,
)
from review.model.marks import PageMark
from review.model.overlay import NOWHERE
from review.model.own_codes import plugin_of
from review.model.support import Support


def to_json(submission: Submission) -> dict[str, Any]:
    """The submission as plain dictionaries, ready for `json.dumps`; keys and values in Spanish.

    `contrato`, `documento`, `contratista`, `pago` and `periodo` are always there, null when unknown;
    `motivo` only when `lectura` is not `leido`. Boxes are in points, to a tenth. `aprendido` stands, as
    true, on pages and fields that a lesson of a reviewer told; `otros` are the values passed over, best
    first, and `apoyo` what speaks for the value.
    """
    judgement, document = submission.judgement, submission.document
    return _object(
        json_keys.FILE,
        judgement,
        archivo=submission.archivo,
        sha256=document.sha256,
        lectura=document.lectura.value,
        motivo=document.reason or None,
        paginas=[_page(page) for page in submission.recognition.pages],
        items={
            kind.value: _item(item, _activities(submission.recognition, item))
            for kind, item in judgement.items.items()
        },
        declaracion=_declaration(submission.recognition),
    )


def _declaration(found: Recognition) -> dict[str, Any] | None:
    """The tax declaration where it is a paper of its own; what a cuenta says in its own text is none."""
    told = found.declaration
    if told is None or not any(PageMark.DECLARATION in page.marks for page in found.pages):
        return None
    return _object(
        json_keys.DECLARED,
        told,
        paginas=list(told.pages),
        campos={name: _field(found) for name, found in told.answers.items()},
    )


def _object(keys: Iterable[JsonKey], told_of: object, **worked: Any) -> dict[str, Any]:
    """What is told of something under its keys: what is `worked`, else its attribute of the column's name."""
    made: dict[str, Any] = {}
    for key in keys:
        if key.name in worked:
            value = worked[key.name]
        elif key.column is not None:
            value = _plain(key.column, getattr(told_of, key.column.of))
        else:
            value = None
        if key.always or value is not None:
            made[key.name] = value
    return made


def _plain(column: Column, value: Any) -> Any:
    match value:
        case _ if column.holds is Holds.VALUE:
            return _value(value)
        case Enum():
            return value.value
        case Month():
            return str(value)
        case _ if column.holds is Holds.REAL:
            return round(value, 3)
        case tuple():
            return list(value) or None
        case _:
            return value


def _page(page: PageLabel) -> dict[str, Any]:
    return _object(json_keys.PAGE, page, aprendido=PageMark.LEARNED in page.marks or None)


def _activities(found: Recognition, item: JudgedItem) -> list[dict[str, Any]] | None:
    """Those on the pages that are the informe now."""
    if item.kind is not ItemKind.INFORME:
        return None
    return [_activity(one) for one in found.activities if one.page in item.pages] or None


def _activity(one: Activity) -> dict[str, Any]:
    return _object(
        json_keys.ACTIVITY,
        one,
        obligacion=one.duty or None,
        actividad=one.text,
        pagina=one.page,
        caja=_box(one.box),
        evidencia=one.proof or None,
        paginas_evidencia=list(one.proof_pages) or None,
    )


def _item(item: JudgedItem, activities: list[dict[str, Any]] | None) -> dict[str, Any]:
    return _object(
        json_keys.ITEM,
        item,
        estado=item.state.value,
        paginas=list(item.pages),
        campos={name: _field(found) for name, found in item.fields.items()},
        hallazgos=[_finding(finding) for finding in item.findings],
        actividades=activities,
    )


def _field(found: Field) -> dict[str, Any]:
    return _object(
        json_keys.FIELD,
        found,
        caja=_box(found.box),
        aprendido=Support.LEARNED in found.support or None,
        apoyo=list(found.support) or None,
        otros=[_other(one) for one in found.others] or None,
    )


def _value(value: FieldValue) -> int | str:
    """The value as promised; of a masked account (`****1234`) the figures that can be seen."""
    told = fields.to_json(value)
    return told.lstrip("*") if isinstance(told, str) else told


def _other(one: Alternative) -> dict[str, Any]:
    return _object(json_keys.OTHER, one, caja=_box(one.box))


def _finding(finding: Finding) -> dict[str, Any]:
    return _object(
        json_keys.FINDING,
        finding,
        caja=None if finding.box is None else _box(finding.box),
        complemento=plugin_of(finding.code),
    )


def _box(box: Box) -> list[float] | None:
    return None if box == NOWHERE else [round(float(edge), 1) for edge in box]
