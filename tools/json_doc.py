"""Write docs/json.md from the keys that are written: `python -m tools.json_doc > docs/json.md`.

The document is never edited by hand; a test fails while it is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum

from review.catalogue.json_keys import OBJECTS, JsonKey
from review.model import FieldType, ItemKind
from review.model.fields import DECLARATION, FIELDS

HEAD = """# JSON

Lo que `vistobueno ver ARCHIVO.pdf` escribe de una cuenta, y `vistobueno leer … --jsonl SALIDA` de cada una
en una línea. Es una promesa: las claves no cambian ni se quitan, solo se agregan. Este documento sale de
`review/catalogue/json_keys.py` (`python -m tools.json_doc > docs/json.md`); no se edita a mano.

Otros programas pueden comprobarlo con [su esquema](cuenta.schema.json) (JSON Schema, borrador 2020-12). Su
versión va en `$id`: el segundo número sube cuando se agrega una clave; el primero no cambia. El esquema deja
pasar las claves que no conoce, para que un programa de hoy lea lo que se agregue mañana.

Lo que no se sabe no se adivina. Una clave que está **siempre** vale `null` si no se sabe; las demás entonces
no están.
"""
_VALUES = {
    FieldType.MONEY: "entero, pesos",
    FieldType.COUNT: "entero",
    FieldType.DATE: "texto AAAA-MM-DD",
    FieldType.MONTH: "texto AAAA-MM",
}


def lines() -> Iterator[str]:
    """The document, line by line."""
    yield from HEAD.splitlines()
    for title, keys in OBJECTS.items():
        yield from ("", f"## {title}", "", "| Clave | Tipo | Siempre | Qué significa | Valores |")
        yield "|---|---|---|---|---|"
        for key in keys:
            always = "sí" if key.always else ""
            yield f"| `{key.name}` | {key.type} | {always} | {key.about} | {_members(key)} |"
    yield from ("", "## Los campos de cada ítem", "")
    yield from ("| Ítem | Campo | Qué es | Tipo de `valor` |", "|---|---|---|---|")
    for item in ItemKind:
        for name, spec in FIELDS[item].items():
            yield f"| `{item.value}` | `{name}` | {spec.title} | {_VALUES.get(spec.type, 'texto')} |"
    yield from ("", "## Los campos de la declaración tributaria", "")
    yield from ("| Campo | Qué es | Tipo de `valor` |", "|---|---|---|")
    for name, spec in DECLARATION.items():
        answers = "`si` o `no`" if spec.type is FieldType.TEXT else _VALUES[spec.type]
        yield f"| `{name}` | {spec.title} | {answers} |"


def _members(key: JsonKey) -> str:
    kind: type[StrEnum] | None = None if key.column is None else key.column.kind
    return "" if kind is None else ", ".join(f"`{member.value}`" for member in kind)


def document() -> str:
    return "\n".join(lines()) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
