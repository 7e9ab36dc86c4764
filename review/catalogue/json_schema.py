"""The JSON of a submission as a JSON Schema (draft 2020-12): what other programs may hold it against.

Made of the keys that are written (`json_keys`) and of the fields of each item (`review.model.fields`), so
that it cannot say anything else than they do. Keys are only ever added: the schema lets through those that it
does not know, and `VERSION` goes up by its second number with each that is added. Its first number would
change with a key that is taken away or means something else, which is promised not to happen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from review.catalogue import json_keys
from review.catalogue.column import InDatabase
from review.catalogue.json_keys import JsonKey
from review.model import FieldType, ItemKind
from review.model.fields import DECLARATION, FIELDS, FieldCard

VERSION = "1.3"
"""1.1 added `complemento` to findings, 1.2 `actividades` to the informe, 1.3 the fields of plug-ins."""

Schema = dict[str, Any]

_DAY = r"^\d{4}-\d{2}-\d{2}$"
_MONTH = r"^\d{4}-\d{2}$"
_OWN = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*__[a-z][a-z0-9]*(_[a-z0-9]+)*$"
_WHOLE: Schema = {"type": "integer"}
_TEXT: Schema = {"type": "string"}
_PAGE: Schema = {"type": "integer", "minimum": 1}
_SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
_BOX: Schema = {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}
_BY_TYPE: Mapping[str, Schema] = {
    "texto": _TEXT,
    "texto AAAA-MM": {"type": "string", "pattern": _MONTH},
    "entero": _WHOLE,
    "número": {"type": "number"},
    "entero o texto": {"type": ["integer", "string"]},
    "verdadero": {"const": True},
    "lista": {"type": "array"},
    "lista de enteros": {"type": "array", "items": _PAGE},
    "lista de textos": {"type": "array", "items": _TEXT},
    "lista de 4 números": _BOX,
}
_BY_NAME: Mapping[str, Schema] = {
    "pagina": _PAGE,
    "confianza": _SHARE,
    "giro": {"enum": [0, 90, 180, 270]},
}
_BY_FIELD: Mapping[FieldType, Schema] = {
    FieldType.MONEY: _WHOLE,
    FieldType.COUNT: _WHOLE,
    FieldType.DATE: {"type": "string", "pattern": _DAY},
    FieldType.MONTH: {"type": "string", "pattern": _MONTH},
}


def schema(*, strict: bool = False) -> Schema:
    """The schema of one submission. With `strict` a key that it does not know is a fault: for our own tests,
    not for who reads the JSON, since keys are added."""
    items = {kind.value: _item(kind, strict) for kind in ItemKind}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:vistobueno:cuenta:{VERSION}",
        "title": "Una cuenta leída por Visto Bueno",
        "description": "Lo que escriben «vistobueno ver» y cada línea de «vistobueno leer --jsonl». Las "
        "claves no cambian ni se quitan; se agregan: pase por alto las que no conozca.",
        **_object(
            json_keys.FILE,
            strict,
            paginas={"type": "array", "items": _object(json_keys.PAGE, strict)},
            items={"type": "object", "properties": items, "required": list(items)},
            declaracion=_object(json_keys.DECLARED, strict, campos=_fields(DECLARATION, strict)),
        ),
    }


def _item(kind: ItemKind, strict: bool) -> Schema:
    findings = {"type": "array", "items": _object(json_keys.FINDING, strict)}
    activities = {"type": "array", "items": _object(json_keys.ACTIVITY, strict)}
    return _object(
        json_keys.ITEM,
        strict,
        campos=_fields(FIELDS[kind], strict, _own_field(strict)),
        hallazgos=findings,
        actividades=activities,
    )


def _fields(cards: Mapping[str, FieldCard], strict: bool, own: Schema | None = None) -> Schema:
    made: Schema = {
        "type": "object",
        "properties": {name: _field(card, strict) for name, card in cards.items()},
    }
    if own is not None:
        made["patternProperties"] = {_OWN: own}
    if strict:
        made["additionalProperties"] = False
    return made


def _field(card: FieldCard, strict: bool) -> Schema:
    value = _BY_FIELD.get(card.type, _TEXT)
    others = {"type": "array", "items": _object(json_keys.OTHER, strict, valor=value)}
    return {
        **_object(json_keys.FIELD, strict, valor=value, otros=others),
        "description": card.title,
    }


def _own_field(strict: bool) -> Schema:
    """Of a plug-in: `<plug-in>__<what>`."""
    value: Schema = {"type": ["integer", "string"]}
    others = {"type": "array", "items": _object(json_keys.OTHER, strict, valor=value)}
    return {
        **_object(json_keys.FIELD, strict, valor=value, otros=others),
        "description": "Un campo propio de un complemento",
    }


def _object(keys: Iterable[JsonKey], strict: bool, **parts: Schema) -> Schema:
    """An object with these keys; `parts` are the schemas of those that hold more than a value."""
    known = list(keys)
    made: Schema = {
        "type": "object",
        "properties": {
            key.name: {**(parts.get(key.name) or _value(key)), "description": key.about} for key in known
        },
        "required": [key.name for key in known if key.always],
    }
    if strict:
        made["additionalProperties"] = False
    return made


def _value(key: JsonKey) -> Schema:
    kind = None if key.column is None else key.column.kind
    if kind is not None:
        return {"enum": [member.value for member in kind]}
    made = _BY_NAME.get(key.name, _BY_TYPE[key.type])
    return _or_null(made) if _may_be_null(key) else made


def _may_be_null(key: JsonKey) -> bool:
    """A key of a cuenta that always stands, of something that may not be known."""
    of_cuenta = any(key is one for one in json_keys.FILE)
    return (
        of_cuenta
        and key.always
        and key.column is not None
        and key.column.kept in (InDatabase.MAYBE, InDatabase.SOUGHT)
    )


def _or_null(made: Schema) -> Schema:
    return {**made, "type": [made["type"], "null"]}
