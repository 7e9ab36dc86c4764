"""Plug-ins are found and loaded, each alone; a bad one is told by its name, in Spanish."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

import pytest

from review import plugins
from review.plugins import offered
from tests.plugins.conftest import Put


def by_name() -> dict[str, plugins.Plugin]:
    return {one.name: one for one in plugins.found()}


def test_without_a_folder_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(plugins.VARIABLE, raising=False)
    plugins.forget()
    assert plugins.found() == ()
    assert plugins.digest() == ""
    assert plugins.problems() == ()


def test_files_and_packages_are_found(put: Put) -> None:
    put("uno.py", "VALUE = 1\n")
    put("dos/__init__.py", "from .parte import VALUE\n")
    put("dos/parte.py", "VALUE = 2\n")
    put("_suelto.py", "raise SystemExit\n")
    put("nota.txt", "nada")
    found = by_name()
    assert {name: one.module.VALUE for name, one in found.items() if one.module} == {"uno": 1, "dos": 2}
    assert plugins.problems() == ()
    assert found["dos"].declares(f"{found['dos'].module.__name__}.parte")
    assert not found["uno"].declares(f"{found['uno'].module.__name__}x")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x = 1 / 0\n", "ZeroDivisionError"),
        ("def x(:\n", "SyntaxError, línea 1"),
        ("import no_hay_tal_modulo\n", "ModuleNotFoundError"),
        ("raise SystemExit(3)\n", "SystemExit"),
        (
            "from review.rules.rule import rule\n"
            "@rule(code='nada_x', severity=None, norm='', title='', criterion='', ask='', group='')\n"
            "def x(facts, item): ...\n",
            "ValueError: nada_x does not begin with an item",
        ),
    ],
)
def test_a_bad_one_fails_alone_with_its_name(put: Put, text: str, told: str) -> None:
    put("bueno.py", "")
    put("malo.py", text)
    found = by_name()
    assert found["bueno"].module is not None
    assert found["malo"].module is None
    (problem,) = plugins.problems()
    assert problem.startswith("Complemento «malo»: no se pudo cargar (")
    assert told in problem
    assert "Corríjalo o retírelo" in problem


@pytest.mark.parametrize("name", ["Malo.py", "con-guion.py", "dos__rayas.py", "9.py", "año.py"])
def test_a_name_that_would_not_do_in_a_code_is_refused(put: Put, name: str) -> None:
    put(name, "")
    assert [one.module for one in plugins.found()] == [None]
    assert "el nombre debe ser" in plugins.problems()[0]


@pytest.mark.usefixtures("put")
def test_a_folder_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(plugins.VARIABLE, str(tmp_path / "no_hay"))
    plugins.forget()
    (problem,) = plugins.problems()
    assert "la carpeta no existe" in problem
    assert plugins.VARIABLE in problem


def test_a_changed_file_is_another_plugin_and_an_equal_one_is_not(put: Put) -> None:
    put("uno.py", "VALUE = 1\n")
    first, mark = plugins.digest(), by_name()["uno"].digest
    plugins.forget()
    assert plugins.digest() == first
    put("uno.py", "VALUE = 2\n")
    assert by_name()["uno"].digest != mark
    assert by_name()["uno"].module.VALUE == 2
    assert plugins.digest() != first
    put("otro.py", "")
    assert plugins.digest() != first


def test_a_file_of_a_package_counts(put: Put) -> None:
    put("dos/__init__.py", "")
    before = plugins.digest()
    put("dos/tabla.toml", "a = 1\n")
    assert plugins.digest() != before


def test_it_is_the_same_as_long_as_the_process_lives(put: Put, tmp_path: Path) -> None:
    put("uno.py", "VALUE = 1\n")
    before = plugins.found()
    (tmp_path / "complementos" / "uno.py").write_text("VALUE = 2\n")
    assert plugins.found() is before


def test_an_installed_package_brings_one(put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "entidad_x.py").write_text("VALUE = 7\n")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    points = [metadata.EntryPoint(name, "entidad_x", plugins.GROUP) for name in ("entidad", "uno")]

    def given(*, group: str) -> Iterable[metadata.EntryPoint]:
        assert group == plugins.GROUP
        return points

    monkeypatch.setattr(offered.metadata, "entry_points", given)
    put("uno.py", "VALUE = 1\n")
    found = plugins.found()
    assert [one.module.VALUE for one in found if one.module] == [7], "two of one name are not used"
    assert len(plugins.problems()) == 2
    assert all("hay 2 con ese nombre" in told for told in plugins.problems())
    before = plugins.digest()
    (tmp_path / "site" / "entidad_x.py").write_text("VALUE = 8\n")
    plugins.forget()
    assert plugins.digest() != before


def test_a_function_that_is_only_imported_is_not_brought(put: Put) -> None:
    put("uno.py", "from os.path import join as own_marks\n")
    put("dos.py", "def own_marks(item, lines): return []\n")
    assert [plugin.name for plugin, _ in plugins.bringing("own_marks")] == ["dos"]
