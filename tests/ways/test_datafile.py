from decimal import Decimal
from pathlib import Path

import pytest

from review.errors import DataFileInvalid
from review.ways import datafile


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


def test_digest_follows_what_is_said(tmp_path: Path) -> None:
    one = datafile.load(written(tmp_path, "a = 1\n")).digest
    assert datafile.load(written(tmp_path, "# why\na=1 # one\n")).digest == one
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


def _build(file: datafile.DataFile) -> tuple[int, str, tuple[int, ...]]:
    top = file.top
    table = top.table("x")
    made = (
        top.integer("n", most=9),
        table.choice("k", ["uno", "dos"]),
        tuple(row.integer("i") for row in top.tables("r", optional=True)),
    )
    table.finish()
    top.finish()
    return made


def test_check_gives_what_is_built() -> None:
    made = datafile.check("\ufeffn = 3\n[x]\nk = 'uno'\n[[r]]\ni = 1\n", "d.toml", _build)
    assert made == ((3, "uno", (1,)), ())


def test_check_tells_everything_wrong_by_line_with_what_to_do() -> None:
    made, problems = datafile.check(
        "n = 70\n[x]\nk = 'does'\nkk = 1\n[[r]]\n[[r]]\ni = 'a'\n", "d.toml", _build
    )
    assert made is None
    assert [(one.line, one.reason, one.mend) for one in problems] == [
        (1, "«n» debe ser un número entero desde 0 hasta 9 y es 70.", "Por ejemplo: n = 0"),
        (3, "«k» debe ser «uno» o «dos» y es «does».", "¿Quiso decir «dos»?"),
        (4, "no se conoce «kk».", "¿Quiso decir «k»?"),
        (5, "falta «i».", ""),
        (7, "«i» debe ser un número entero desde 0 y es «a».", "Por ejemplo: i = 0"),
    ]


def test_a_number_between_quotes_is_told_as_that() -> None:
    _, (problem,) = datafile.check("n = '3'\n[x]\nk = 'uno'\n", "d.toml", _build)
    assert problem.reason == "«n» debe ser un número entero desde 0 hasta 9 y es el texto «3»."
    assert problem.mend == "Quite las comillas: n = 3"


def test_a_table_that_is_missing_is_told_once() -> None:
    _, problems = datafile.check("n = 1\n", "d.toml", _build)
    assert [(one.line, one.reason) for one in problems] == [(None, "falta «x».")]


@pytest.mark.parametrize(
    ("line", "reason", "mend"),
    [
        ("k = “uno”", "no se entiende el valor", "comillas rectas"),
        ("k = uno", "no se entiende el valor", 'k = "uno"'),
        ("k = sí", "no se entiende el valor", "k = true"),
        ("k = 0,8", "sobra algo", "k = 0.8"),
        ("k = 1.300.000", "sobra algo", "sin puntos de miles"),
        ("k = 30 %", "sobra algo", "sin puntos de miles"),
        ("k =", "no se entiende el valor", "Escriba el valor"),
        ("uno dos", "falta el signo igual", "nombre = valor"),
        ('k = "uno', "falta cerrar las comillas", "comillas"),
        ("n = 1\nn = 2", "ya está escrito", "una sola línea"),
    ],
)
def test_what_is_not_toml_is_told_with_the_usual_slip(line: str, reason: str, mend: str) -> None:
    _, (problem,) = datafile.check(f"a = 1\n{line}\nb = 2\n", "d.toml", _build)
    assert problem.line == 1 + len(line.splitlines())
    assert reason in problem.reason
    assert mend in problem.mend


def test_every_line_that_is_not_toml_is_told() -> None:
    _, problems = datafile.check("a = uno\nb = 2\nc = dos\n[x\nd = tres\n", "d.toml", _build)
    assert [one.line for one in problems] == [1, 3, 4]  # without its title nobody knows where d belongs


@pytest.mark.parametrize(
    "text",
    [
        "n = " + "9" * 5000,
        "n = nan\n[x]\nk = 'uno'",
        "n = " + "[" * 5000,
        "n = 1e999999\n[x]\nk = 'uno'",
        "n = 2026-13-45",
        "[[x]]\n[x]\n",
        "x = 1\n[x]\n",
        '"',
        "\x00",
    ],
)
def test_no_text_breaks_the_check(text: str) -> None:
    made, problems = datafile.check(text, "d.toml", _build)
    assert made is None
    assert problems


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(DataFileInvalid, match="demasiado grande"):
        datafile.load(written(tmp_path, b"#" * (datafile.MOST_BYTES + 1)))


@pytest.mark.parametrize("text", ["d = nan", "d = inf", "d = -1", "d = true", "d = 10000000000000"])
def test_numbers_out_of_this_world_are_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(DataFileInvalid, match="«d» debe ser un número positivo"):
        datafile.load(written(tmp_path, text)).top.decimal("d")
