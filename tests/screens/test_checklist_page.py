"""Lista de chequeo: the list and law values in words, another one checked, tried and put in force."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from review import desk
from review.desk.entity import ListSource
from review.store import Store, folders, settings
from review.store.settings import SettingKind
from review.ways import checklist, checklist_words, laws
from review.ways.checklist import Checklist
from review.ways.checklist_settings import SETTINGS
from review.ways.laws import LAWS
from tests.screens.conftest import ROOT, Opener
from tests.screens.drawn import components, errors

PACKAGED = checklist.PACKAGED.read_text(encoding="utf-8")
LAW_TEXT = laws.PACKAGED.read_text(encoding="utf-8")


def told(app: AppTest) -> str:
    """Everything that a person reads on the page outside of our own components."""
    parts = (*app.markdown, *app.caption, *app.success, *app.info, *app.warning, *app.error)
    return "\n".join(str(one.value).replace("\\", "") for one in parts)


def table(app: AppTest, caption: str) -> list[dict[str, object]]:
    return next(one["rows"] for one in components(app, "table") if one["caption"] == caption)


def upload(app: AppTest, written: str, name: str = "checklist.toml") -> AppTest:
    app.file_uploader(key="lista_archivo").upload(name, written.encode(), "application/toml").run()
    return app


def in_force(database: Path) -> desk.FolderWays:
    with Store.open(str(database)) as store:
        return desk.folder_ways(store, folders.every(store)[0].path)


def test_the_list_in_force_is_told_in_words_with_where_it_comes_from(look: Opener, read: Path) -> None:
    app = look("lista", read)
    words = told(app)
    assert "La que trae Visto Bueno" in words
    assert "**1. Informe de actividades**" in words
    assert "La planilla es del mes cobrado o del mes anterior." in words
    assert [row["id"] for row in table(app, "Ajustes de la lista de chequeo")] == [
        one.key for one in SETTINGS
    ]


def test_without_any_folder_the_packaged_list_is_shown_and_another_checked(look: Opener) -> None:
    assert "La que trae Visto Bueno." in told(look("lista"))
    app = look("lista", vista="cambiar", partir="sena")
    sena = checklist.load(ROOT / "data" / "listas" / "sena" / "checklist.toml")
    count = len(checklist_words.differences(checklist.DEFAULT, sena))
    assert f"Tiene {count} diferencias" in told(app)
    assert "lea primero una carpeta" in told(app)
    assert [one.label for one in app.button if one.label == "Ver qué cambiaría"] == []


def test_the_law_values_are_told_by_year_with_their_norm(look: Opener, read: Path) -> None:
    rows = table(look("lista", read, vista="leyes"), "Salario mínimo y UVT por año")
    cells = {row["id"]: row["cells"] for row in rows}
    assert list(cells) == sorted(LAWS.minimum_wages, reverse=True)
    assert cells[2023]["smmlv"] == {"text": "$ 1.160.000", "sub": "Decreto 2613 de 2022"}  # type: ignore[index]


def test_a_file_with_errors_is_told_line_by_line(look: Opener, read: Path) -> None:
    bad = PACKAGED.replace("banco_dias = 30", 'banco_dias = "30"').replace("rut_dias", "rut_dia")
    app = upload(look("lista", read, vista="cambiar"), bad)
    assert "Hay 2 cosas por corregir en la lista de chequeo" in told(app)
    rows = table(app, "Lo que hay que corregir en el archivo")
    first = rows[0]["cells"]
    lines = bad.splitlines()
    assert first["linea"] == str(lines.index(next(one for one in lines if "banco_dias" in one)) + 1)  # type: ignore[index]
    assert first["arreglo"] == "Quite las comillas: banco_dias = 30"  # type: ignore[index]
    assert not [one for one in app.button if one.label == "Ver qué cambiaría"]


def test_a_file_is_mended_on_the_page(look: Opener, read: Path) -> None:
    app = upload(look("lista", read, vista="cambiar"), PACKAGED.replace("rut_dias = 90", "rut_dias = mucho"))
    assert app.error
    app.text_area[0].set_value(PACKAGED.replace("rut_dias = 90", "rut_dias = 45")).run()
    assert errors(app) == []
    (row,) = table(app, "Lo que cambia con este archivo")
    assert row["cells"] == {
        "que": {"text": "Antigüedad del RUT", "strong": True},
        "antes": "90 días",
        "despues": "45 días",
    }
    assert "Tiene 45 días o menos a la fecha de la cuenta de cobro. :orange-badge[cambia]" in told(app)


def test_a_file_that_is_no_text_is_told(look: Opener, read: Path) -> None:
    app = look("lista", read, vista="cambiar")
    app.file_uploader(key="lista_archivo").upload("checklist.toml", b"a = '\xff'", "application/toml").run()
    (row,) = table(app, "Lo que hay que corregir en el archivo")
    assert "UTF-8" in str(row["cells"])


def test_markup_in_a_list_is_only_text(look: Opener, read: Path) -> None:
    app = upload(
        look("lista", read, vista="cambiar"),
        PACKAGED.replace('nombre = "RUT"', 'nombre = "[x](javascript:a) <b>"'),
    )
    assert errors(app) == []
    assert any(r"\[x\]\(javascript\:a\) \<b\>" in one.value for one in app.markdown)


def test_what_would_change_is_seen_before_it_is_applied(look: Opener, read: Path) -> None:
    without = PACKAGED.replace('cuando = "siempre"', 'cuando = "nunca"', 1)
    app = upload(look("lista", read, vista="cambiar"), without)
    assert table(app, "Lo que cambia con este archivo")
    app.button_group[0]
    _press(app, "Ver qué cambiaría")
    assert errors(app) == []
    assert "Cambiarían 2 de 2 cuentas de la carpeta." in told(app)
    rows = table(app, "Cuentas que cambiarían")
    assert len(rows) == 2
    assert "Informe: de falta a no aplica" in str(rows[0]["cells"])
    assert in_force(read).checklist.source is ListSource.PROGRAM
    assert next(one for one in app.button if one.label == "Aplicar esta lista").disabled


def test_a_list_applied_is_in_force_signed_and_can_be_withdrawn(look: Opener, read: Path) -> None:
    without = PACKAGED.replace('cuando = "siempre"', 'cuando = "nunca"', 1)
    app = upload(look("lista", read, reviewer="Ana Solarte", vista="cambiar"), without)
    _press(app, "Ver qué cambiaría")
    _press(app, "Aplicar esta lista")
    assert errors(app) == []
    way = in_force(read).checklist
    assert (way.source, way.author, way.text) == (ListSource.PERSON, "Ana Solarte", without)
    assert isinstance(way.value, Checklist)

    app = look("lista", read, reviewer="Ana Solarte")
    assert "Aplicada aquí por Ana Solarte" in told(app)
    _press(app, "Dejar de usar esta lista")
    assert errors(app) == []
    assert in_force(read).checklist.source is ListSource.PROGRAM


def test_law_values_are_recognised_and_applied(look: Opener, read: Path) -> None:
    other = LAW_TEXT + '\n[[salario_minimo]]\nanio = 2030\nvalor = 2000000\nnorma = "Decreto 1 de 2029"\n'
    app = upload(look("lista", read, reviewer="Ana Solarte", vista="cambiar"), other, "nuevo.toml")
    (row,) = table(app, "Lo que cambia con este archivo")
    assert "Salario mínimo 2030" in str(row["cells"])
    _press(app, "Ver qué cambiaría")
    assert "ninguna cambiaría" in told(app)
    _press(app, "Aplicar estos valores")
    assert errors(app) == []
    assert in_force(read).laws.source is ListSource.PERSON
    assert in_force(read).laws.kind is SettingKind.LAWS


@pytest.mark.parametrize(
    ("kind", "file"), [(SettingKind.WORDS, "palabras.toml"), (SettingKind.EMBARGOES, "embargos.toml")]
)
def test_a_file_with_an_error_is_told_on_the_page(
    look: Opener, read: Path, kind: SettingKind, file: str
) -> None:
    assert file not in told(look("lista", read))
    problem = f"«{file}» tiene errores. Línea 3: falta «nombre»."
    with Store.open(str(read)) as store:
        number = folders.every(store)[0].id
        settings.save_file(store, number, kind, stamp="a", text=None, problem=problem)
    for view in ("lista", "leyes"):
        assert problem in told(look("lista", read, vista=view))


def _press(app: AppTest, label: str) -> None:
    next(one for one in app.button if one.label == label).click().run()
