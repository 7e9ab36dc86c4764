"""What a new version changed is told in sentences."""

from __future__ import annotations

from dataclasses import replace

from review.across import changes
from review.across.version_changes import MOST
from review.model import Activity, ItemKind
from tests.across.builders import BOX, a_print, imprint
from tests.rules.builders import Case, recognition


def changed(now: Case, before: Case | None = None) -> tuple[str, ...]:
    return changes(recognition(before or Case()), recognition(now))


def test_nothing_changed_is_nothing_told() -> None:
    assert changed(Case()) == ()


def test_values_are_told_as_people_write_them() -> None:
    assert changed(Case(values={"cuenta.valor": 4_200_000, "cuenta.numero_pago": 2})) == (
        "Cuenta de cobro: «Pago n.º» pasó de 1 a 2.",
        "Cuenta de cobro: «Valor» pasó de $ 4.500.000 a $ 4.200.000.",
    )


def test_items_that_came_and_went_are_told() -> None:
    assert changed(Case(), Case(without=["rut"])) == (
        "Ahora trae «RUT» (página 7).",
        "El archivo pasó de 7 páginas a 8.",
    )
    assert changed(Case(without=["banco"]))[0] == "Ya no trae «Certificación bancaria»."


def test_a_value_that_was_not_read_is_not_told() -> None:
    assert changed(Case(drop=["cuenta.valor"])) == ()
    assert changed(Case(values={"banco.cuenta": "0012345678901"})) == ()


def test_marks_activities_and_photographs_count() -> None:
    assert changed(Case(marks={"banco": []})) == (
        "En «Certificación bancaria» cambiaron las firmas, los sellos o los estados que se ven.",
    )
    clean = recognition(Case())
    told = replace(clean, activities=(Activity(None, "Se hizo más.", 1, BOX),))
    assert changes(clean, told) == ("Cambió el texto de las actividades del informe.",)
    old, new = (imprint(1, photos=[a_print(seed)]).traces for seed in (1, 2))
    assert changes(clean, clean, old, new) == ("Cambiaron las fotos del informe.",)
    assert changes(clean, clean, old, old) == ()


def test_many_changes_are_counted_at_the_end() -> None:
    other = {
        f"{kind}.{name}": value
        for kind, item in recognition(Case()).items.items()
        for name, one in item.fields.items()
        for value in [one.value + 1 if isinstance(one.value, int) else f"{one.value}9"]
    }
    told = changed(Case(values=other))
    assert len(told) == MOST
    assert told[-1].startswith("Y ")
    assert told[-1].endswith(" cambios más.")
    assert ItemKind.INFORME.value in next(iter(other))
