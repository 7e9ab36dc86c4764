"""Write docs/formatos.md from the table of fields: `python -m tools.form_doc > docs/formatos.md`.

The document is never edited by hand; a test fails while it is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from review import spanish
from review.model import FORM_KINDS
from review.supervision.form_fields import (
    EACH_MONTHS,
    EVERY,
    FIELDS_OF_FORMS,
    FIELDS_OF_MONTH_FORMS,
    FormField,
    Prints,
)
from review.supervision.form_language import FILTER_MEANINGS

HEAD = """# Formatos de los papeles del supervisor

De cada cuenta aprobada, Visto Bueno prepara el certificado mensual, el informe de supervisión y, en la
última cuenta, el informe final; y de todas las aprobadas de un mes, la certificación colectiva y el
memorando a financiera. Son **borradores**: no se firma ni se envía nada. Se escriben en los formatos que trae
Visto Bueno (`review/supervision/forms/`) o en los de la entidad.

Un formato es un documento de Word (`.docx`) como lo usa la entidad, con su encabezado, su logo y sus tablas,
y con los campos de abajo escritos donde va cada dato. Se sube en la pantalla *Informes*, pestaña *Formatos*,
donde se revisa y se dice, lugar por lugar, qué hay que corregir; queda guardado con su versión y con quién
lo subió. Lo más fácil es descargar allí el de Visto Bueno y empezar desde él.

**El logo de la entidad** se da en la misma pestaña: una imagen PNG o JPG de hasta 2 MB, que se revisa al
darla. Va sobre el nombre de la entidad en los formatos de Visto Bueno, en el *Resumen* del libro del mes y en
el índice de los expedientes, si todas las cuentas son de esa carpeta. Un formato propio trae el suyo. Quién
lo dio o lo quitó queda en el registro.

**Varias entidades o supervisores.** La certificación colectiva y el memorando llevan todas las cuentas
aprobadas del mes de una carpeta. Si son de varias entidades o supervisores, en la pantalla se escoge de cuál;
en la línea de órdenes, con `--entidad` y `--supervisor`. Los de cada entidad suman lo que el libro del mes.

Este documento sale de la tabla de campos (`python -m tools.form_doc > docs/formatos.md`); no se edita a mano.

## Cómo se escribe

| Se escribe | Para qué |
|---|---|
"""
HOW = (
    ("`{{ contrato.numero }}`", "pone ese dato, con la letra que tenga el campo"),
    ("`{{ contrato.cdp \\| o_linea }}`", "lo mismo, pasado por un filtro"),
    (
        "`{% if cuenta.ultima %} … {% else %} … {% endif %}`",
        "dentro de un párrafo, según algo se sepa o sea cierto; también `not`, `and`, `or` y `elif`",
    ),
    (
        "`{%p if novedades %}` … `{%p endif %}`",
        "lo mismo con párrafos y tablas enteros: cada orden va sola en su párrafo",
    ),
    (
        "`{%tr for fila in anexos %}` … `{%tr endfor %}`",
        "repite las filas que están en medio, una vez por cada fila de la lista: cada orden va sola en una "
        "fila de la tabla, que desaparece",
    ),
    ("`{{ fila.nombre }}`", "dentro de esas filas, un campo de la lista"),
)
REST = """
No se entiende nada más: no se calcula, no se llama nada, y un campo se escribe en un solo párrafo. Lo que
traiga el PDF de un contratista sale siempre como texto.

## Filtros

| Filtro | Qué hace |
|---|---|
"""
FIELDS = """
## Campos de los papeles de una cuenta

Un dato que no se conoce queda vacío. **Se espera** dice en qué papeles se avisa si el formato no lo trae.

| Campo | Qué dice | Ejemplo | Se espera |
|---|---|---|---|
"""

MONTH_FIELDS = """
## Campos de los papeles del mes

Un cuadro con títulos y subtotales se hace con la lista `lineas`: `{%tr for fila in lineas %}` y, adentro, una
fila entre `{%tr if fila.es_grupo %}` y `{%tr endif %}`, otra para `fila.es_cuenta` y otra para
`fila.es_subtotal`. La cuenta que pagan dos RP va en dos líneas, y la suma es la misma.

| Campo | Qué dice | Ejemplo | Se espera |
|---|---|---|---|
"""


def lines() -> Iterator[str]:
    """The document, line by line."""
    yield from HEAD.splitlines()
    yield from (f"| {written} | {what} |" for written, what in HOW)
    yield from REST.splitlines()
    yield from (f"| `{name}` | {meaning} |" for name, meaning in FILTER_MEANINGS.items())
    for head, table in ((FIELDS, FIELDS_OF_FORMS), (MONTH_FIELDS, FIELDS_OF_MONTH_FORMS)):
        yield from head.splitlines()
        for one in table:
            example = one.example.replace("|", "\\|")
            yield f"| `{one.path}` | {_meaning(one)} | {example} | {_needed(one)} |"


def _meaning(one: FormField) -> str:
    match one.prints:
        case Prints.LIST:
            return f"{one.meaning} Es una lista: sus campos son los que siguen."
        case Prints.FLAG:
            return f"{one.meaning} Sale Sí o No, y sirve en un `if`."
    return one.meaning


def _needed(one: FormField) -> str:
    if one.needed in (EVERY, EACH_MONTHS):
        told = "todos"
    else:
        told = ", ".join(spanish.title(kind).lower() for kind in FORM_KINDS.values() if kind in one.needed)
    return f"{told} (o `{one.instead}`)" if told and one.instead else told


def document() -> str:
    return "\n".join(lines()) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
