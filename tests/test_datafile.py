from decimal import Decimal
from pathlib import Path

import pytest

from review import datafile
from review.errors import DataFileInvalid


def written(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "datos.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_typed_reading(tmp_path: Path) -> None:
    top = datafile.load(
        written(
            tmp_path,
            'n = 3\nd = 1.5\nt = " hola "\nc = ["a", "b", "a"]\n[x]\nk = "a"\n[[r]]\ni = 1\n[[r]]\ni = 2\n',
        )
    ).top
    assert top.integer("n") == 3
    assert top.decimal("d") == Decimal("1.5")
    assert top.text("t") == "hola"
    assert top.choices("c", ["a", "b"]) == ("a", "b")
    assert top.table("x").choice("k", ["a", "z"]) == "a"
    assert [row.integer("i") for row in top.tables("r")] == [1, 2]
    top.finish()


def test_digest_follows_the_bytes(tmp_path: Path) -> None:
    one = datafile.load(written(tmp_path, "a = 1\n")).digest
    assert datafile.load(written(tmp_path, "a = 1\n")).digest == one
    assert datafile.load(written(tmp_path, "a = 2\n")).digest != one


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a = 1\nb = \n", 2, "no se entiende"),
        (b"a = 1\nb = '\xff'\n", 2, "UTF-8"),
        ("a = 1\n[x]\nk = 3\n", 3, "«k» debe ser «s» o «t» y es 3"),
        ("a = 1\n[x]\nk = 'q'\n", 3, "«k» debe ser «s» o «t» y es «q»"),
        ("a = 1\n[x]\nj = 'q'\n", 2, "falta «k»"),
    ],
)
def test_errors_name_the_line(tmp_path: Path, text: str | bytes, line: int, reason: str) -> None:
    with pytest.raises(DataFileInvalid, match=rf"^datos\.toml, línea {line}: ") as caught:
        datafile.load(written(tmp_path, text)).top.table("x").choice("k", ["s", "t"])
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("c = 'a'", "debe ser una lista"),
        ("c = []", "debe ser una lista"),
        ("c = ['z']", "sobra «z»"),
    ],
)
def test_lists(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(DataFileInvalid, match=reason):
        datafile.load(written(tmp_path, text)).top.choices("c", ["a", "b"])


def test_tables_must_be_tables(tmp_path: Path) -> None:
    top = datafile.load(written(tmp_path, "x = 1\ny = 2\n")).top
    with pytest.raises(DataFileInvalid, match="debe ser una tabla"):
        top.table("x")
    with pytest.raises(DataFileInvalid, match="tablas repetidas"):
        list(top.tables("y"))


def test_unknown_keys_are_refused(tmp_path: Path) -> None:
    top = datafile.load(written(tmp_path, "a = 1\nbb = 2\n")).top
    assert top.integer("a") == 1
    with pytest.raises(DataFileInvalid, match="línea 2: no se conoce «bb»"):
        top.finish()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataFileInvalid, match="No se pudo leer"):
        datafile.load(tmp_path / "no-existe.toml")
