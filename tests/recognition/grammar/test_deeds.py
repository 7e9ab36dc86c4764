"""What tells a deed, and what only asks for one."""

from __future__ import annotations

import pytest

from review.recognition.grammar.deeds import deed_at, tells_a_deed


@pytest.mark.parametrize(
    "said",
    [
        "Orienté a 87 lectores.",
        "Se dictaron catorce talleres de lectura",
        "SE ENTREGÓ EL INFORME FINAL",
        "El registro de 40 préstamos se cerró el último día del mes.",
        "He venido atendiendo la sala.",
        "Las fichas han sido corregidas.",
        "Hice tres visitas.",
        "Actividad cumplida.",
        "No aplica para este mes.",
        "Durante el periodo, apoyo en sala.",
    ],
)
def test_what_was_done(said: str) -> None:
    assert tells_a_deed(said)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "14.",
        "Apoyar al comité que se reunió en la sede.",
        "Entregarlos en la fecha que fijó la entidad.",
        "Los documentos que solicitó el supervisor.",
        "Así mismo, las demás tareas afines.",
        "El contratista responderá por los bienes.",
        "Asistencia al comité de archivo.",
        "Durante la ejecución, los informes mensuales.",
    ],
)
def test_what_is_asked(said: str) -> None:
    assert not tells_a_deed(said)


def test_where_the_deed_begins() -> None:
    text = "Llevar el registro. Conservarlo en orden; 12 carpetas se rotularon este mes."
    assert text[deed_at(text) or 0 :] == "12 carpetas se rotularon este mes."
    assert deed_at("Se rotularon 12 carpetas") is None  # the first sentence is the obligation's
    assert deed_at("Llevar el registro. Conservarlo en orden.") is None
