"""Write docs/campos.md from the cards of the fields: `python -m tools.fields_doc > docs/campos.md`.

The document is never edited by hand; a test fails while it is stale.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator

from review import spanish_titles as titles
from review.model import FieldType, ItemKind
from review.model.fields import FIELDS, FieldCard, Form
from review.recognition.knowledge import packaged

HEAD = """# Campos

Los datos que se buscan en cada ítem, en el orden en que se muestran. Este documento sale de las fichas de
`review/model/fields.py` (`python -m tools.fields_doc > docs/campos.md`); no se edita a mano.

**Se juzga**: su lugar entre los que miran las reglas, primero el de más peso; donde su tinta es dudosa, la
línea se vuelve a leer. **A veces falta**: muchos papeles no lo traen, y que falte no es razón para volver a
mirar. **De más**: un papel puede traerlo, ninguna revisión lo espera y por sí solo no devuelve una cuenta.
**Etiquetas** son las familias de `review/recognition/knowledge/` que llevan a él; sin ellas, el dato se
encuentra por lo que dice el papel entero.
"""
_TYPES = {
    FieldType.MONEY: "pesos",
    FieldType.COUNT: "número",
    FieldType.DATE: "fecha",
    FieldType.MONTH: "mes",
    FieldType.DIGITS: "cifras",
    FieldType.DOCUMENT: "documento",
    FieldType.TEXT: "texto",
}
_FORMS = {
    Form.IN_WORDS: "en letras",
    Form.PERSON: "de una persona",
    Form.CHECK_DIGIT: "dígito de verificación",
    Form.CONTRACT: "de un contrato",
    Form.ACCOUNT: "de una cuenta bancaria",
    Form.ACCOUNT_KIND: "clase de cuenta",
    Form.BANK: "un banco",
    Form.OPERATOR: "un operador",
}


def lines() -> Iterator[str]:
    """The document, line by line."""
    yield from HEAD.splitlines()
    families = _families()
    for item in ItemKind:
        yield from ("", f"## {titles.ITEMS[item]}", "")
        yield from ("| Campo | Título | Qué es | Se juzga | Notas | Etiquetas |", "|---|---|---|---|---|---|")
        for card in FIELDS[item].values():
            labels = ", ".join(f"`{family}`" for family in sorted(families[f"{item.value}.{card.name}"]))
            cells = (f"`{card.name}`", card.title, _what(card), str(card.judged or ""), _notes(card), labels)
            yield f"| {' | '.join(cells)} |"


def _families() -> dict[str, set[str]]:
    """The families of labels that lead to each `item.campo`."""
    found: dict[str, set[str]] = defaultdict(set)
    for group in packaged.papers().labels:
        if group.field and group.family:
            found[group.field].add(group.family)
    return found


def _what(card: FieldCard) -> str:
    form = _FORMS.get(card.form)
    return _TYPES[card.type] if form is None else f"{_TYPES[card.type]}: {form}"


def _notes(card: FieldCard) -> str:
    return ", ".join(["a veces falta"] * card.optional + ["de más"] * card.spare)


def document() -> str:
    return "\n".join(lines()) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
