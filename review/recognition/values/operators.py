"""PILA operators, by the brand printed on the planilla or by the shape of their papers."""

from __future__ import annotations

from collections.abc import Sequence

from review.model import Field
from review.recognition.grammar import Quote, fold
from review.recognition.page.page_text import PageText
from review.recognition.values.common import mark_where

_BRANDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Aportes en Línea", ("aportes en linea", "aportesenlinea", "aportesenlinea.com")),
    (
        "Mi Planilla",
        ("mi planilla", "miplanilla", "miplanilla.com", "www.miplanilla.com", "compensar miplanilla"),
    ),
    ("Asopagos", ("asopagos", "enlace-apb", "enlace apb")),
    ("SuAporte", ("suaporte", "su aporte")),
    ("ARUS", ("arus s.a", "arus")),
    ("Enlace Operativo", ("enlace operativo",)),
    ("Simple", ("simple s.a", "pagosimple", "pago simple")),
    ("SOI", ("soi", "nuevosoi", "ach colombia soi", "ach colombia")),
    ("Jelou", ("jelou",)),
    ("Fedecajas", ("fedecajas",)),
)
"""Brand → what its papers print (folded). The surest come first."""

_SHAPES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("SOI", ("soporte de pago general",)),
    ("Asopagos", ("resumen planilla pagada", "resumen planilla generada")),
    ("Aportes en Línea", ("liquidacion detallada de aportes", "datos generales de la liquidacion")),
    ("Mi Planilla", ("totales por subsistemas",)),
)
"""Wordings used by one operator only (public parsers of real planillas agree)."""


def operator(pages: Sequence[PageText]) -> Field | None:
    """The operator through which the planilla was paid."""
    for table, confidence in ((_BRANDS, 0.97), (_SHAPES, 0.85)):
        for name, phrases in table:
            for page in pages:
                mark = mark_where(page, name, phrases)
                if mark is not None:
                    return Field("operador", name, mark.text, mark.page, mark.box, confidence)
    return None


def brands(text: str) -> list[Quote[str]]:
    """The operator whose brand the text begins with."""
    flat = fold(text)
    start = len(flat) - len(flat.lstrip(" .:\n\t"))
    for name, phrases in _BRANDS:
        for phrase in sorted(phrases, key=len, reverse=True):
            end = start + len(phrase)
            if flat.startswith(phrase, start) and not flat[end : end + 1].isalnum():
                return [Quote(name, start, end, text[start:end], 0.97)]
    return []
