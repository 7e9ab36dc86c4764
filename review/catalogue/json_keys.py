"""The keys of the JSON of a submission, in their order: what `leer --jsonl` and `ver` write of it.

They are a promise to other programs: keys are only ever added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from review.catalogue.column import Column, Holds, Spec
from review.catalogue.cuenta_columns import FIELDS, FINDINGS, PAGES, SUBMISSIONS

_BOX = "lista de 4 números"
_TYPES = {
    Holds.MONTH: "texto AAAA-MM",
    Holds.LIST: "lista",
    Holds.VALUE: "entero o texto",
    Holds.COUNT: "entero",
    Holds.MONEY: "entero",
    Holds.REAL: "número",
}


@dataclass(frozen=True, slots=True)
class JsonKey:
    """A key, with its type and meaning in Spanish; its value is that of `column` where there is one. Where
    nothing is known it is left out, or null if `always`."""

    name: str
    type: str
    about: str
    column: Column | None = None
    always: bool = False


def _of(spec: Spec, *names: str, always: bool = False) -> Iterator[JsonKey]:
    for name in names:
        one = spec[name]
        yield JsonKey(name, _TYPES.get(one.holds, "texto"), one.about, one, always)


FILE = (
    *_of(SUBMISSIONS, "archivo", "sha256", "lectura", always=True),
    JsonKey("motivo", "texto", SUBMISSIONS["motivo_lectura"].about),
    *_of(SUBMISSIONS, "contrato", "documento", "contratista", "pago", "periodo", "resultado", always=True),
    JsonKey("paginas", "lista de páginas", "Lo que es cada página, en su orden", always=True),
    JsonKey("items", "objeto de ítems", "Los seis ítems, cada uno bajo su nombre", always=True),
    JsonKey("declaracion", "objeto", "La declaración tributaria del contratista, donde es un papel aparte"),
)
PAGE = (
    *_of(PAGES, "pagina", "item", "confianza", "origen", "giro", always=True),
    JsonKey("aprendido", "verdadero", "Lo que es se supo por un formato aprendido en el escritorio"),
)
ITEM = (
    JsonKey("estado", "texto", "A qué llega el ítem", FINDINGS["estado"], always=True),
    JsonKey("paginas", "lista de enteros", "Las páginas en que está", always=True),
    JsonKey("campos", "objeto de campos", "Los valores leídos, cada uno bajo su nombre", always=True),
    JsonKey("hallazgos", "lista de hallazgos", "Lo que dice cada regla, también lo que cumple", always=True),
    JsonKey(
        "actividades",
        "lista de actividades",
        "Lo que el informe dice que se hizo, en su orden; solo en el informe, y si se leyó alguna",
    ),
)
ACTIVITY = (
    JsonKey("obligacion", "texto", "La obligación impresa junto a la actividad"),
    JsonKey("actividad", "texto", "Lo que se hizo, como se leyó; vacío si quedó en blanco", always=True),
    JsonKey("pagina", "entero", "La página", always=True),
    JsonKey("caja", _BOX, "x0, top, x1, bottom: dónde está, en puntos desde la esquina superior izquierda"),
    JsonKey("evidencia", "texto", "Lo que el informe dice de su evidencia, junto a ella"),
    JsonKey("paginas_evidencia", "lista de enteros", "Las páginas de evidencias que la nombran"),
)
FIELD = (
    JsonKey(
        "valor",
        "entero o texto",
        "El valor: pesos enteros; fechas AAAA-MM-DD, meses AAAA-MM y números de identidad como texto",
        FIELDS["valor"],
        always=True,
    ),
    *_of(FIELDS, "texto", "pagina", always=True),
    JsonKey("caja", _BOX, "x0, top, x1, bottom: dónde está, en puntos desde la esquina superior izquierda"),
    *_of(FIELDS, "confianza", always=True),
    JsonKey("nota", "texto", "Por qué es dudoso", FIELDS["nota"]),
    JsonKey("aprendido", "verdadero", "Dónde está se supo por un formato aprendido en el escritorio"),
    JsonKey("apoyo", "lista de textos", "Lo que habla por el valor"),
    JsonKey("otros", "lista de valores", "Los valores que se dejaron de lado, el mejor primero"),
)
_TOLD_OF_OTHERS = ("valor", "texto", "pagina", "caja", "confianza")
OTHER = tuple(replace(key, always=True) for key in FIELD if key.name in _TOLD_OF_OTHERS)
FINDING = (
    *_of(FINDINGS, "codigo", "estado", "severidad", "mensaje", always=True),
    *_of(FINDINGS, "esperado", "encontrado", "pagina"),
    JsonKey("caja", _BOX, "x0, top, x1, bottom: la evidencia, en puntos desde la esquina superior izquierda"),
    JsonKey("buscado_en", "lista de enteros", FINDINGS["buscado_en"].about, FINDINGS["buscado_en"]),
    *_of(FINDINGS, "norma", "solicitud", "complemento"),
)
DECLARED = (
    JsonKey("paginas", "lista de enteros", "Las páginas de las que salen sus respuestas", always=True),
    JsonKey("campos", "objeto de campos", "Las respuestas leídas, cada una bajo su nombre", always=True),
)
OBJECTS = {
    "La cuenta": FILE,
    "Una página: `paginas[]`": PAGE,
    "Un ítem: `items.*`": ITEM,
    "Una actividad: `items.informe.actividades[]`": ACTIVITY,
    "Un campo: `items.*.campos.*`": FIELD,
    "Un valor dejado de lado: `items.*.campos.*.otros[]`": OTHER,
    "Un hallazgo: `items.*.hallazgos[]`": FINDING,
    "La declaración tributaria: `declaracion`": DECLARED,
}
"""Every object of the JSON under what it is, with its keys."""
