"""`vistobueno verificar`: what it says, its JSON and its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from review.cli import main
from tests.store.by_hand import BY_HAND, acted, without_triggers


def say(capsys: pytest.CaptureFixture[str], path: Path, *arguments: str) -> tuple[int, str, str]:
    status = main(["verificar", "--bd", str(path / "a.db"), *arguments])
    told = capsys.readouterr()
    return status, told.out, told.err


def by_hand(path: Path, what: str) -> None:
    connection = without_triggers(path)
    connection.executescript("PRAGMA foreign_keys=OFF;" + BY_HAND[what][0])
    connection.close()


def test_a_whole_log_is_told_with_its_head(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    acted(tmp_path)
    status, out, err = say(capsys, tmp_path)
    assert (status, err) == (0, "")
    whole, head = out.splitlines()
    assert whole == "El registro de actos está intacto."
    made = json.loads(say(capsys, tmp_path, "--json")[1])
    assert made["intacto"] is True
    assert (made["actos"], made["fallas"]) == (5, [])
    assert head.startswith(f"Registro de actos {made['codigo']}: 5 actos, el último del ")
    assert made["huella"].startswith(made["codigo"].replace("-", ""))


def test_the_first_fault_is_told_and_how_many_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    acted(tmp_path)
    by_hand(tmp_path, "renumbered")
    status, out, err = say(capsys, tmp_path)
    assert (status, err) == (1, "")
    assert "no está intacto" in out
    assert "Primera falla: Acto n.º 2, la decisión de Eva del " in out
    assert "Hay 1 falla más: véalas todas con --json." in out
    assert "Qué hacer:" in out
    status, out, _ = say(capsys, tmp_path, "--json")
    made = json.loads(out)
    assert (status, made["intacto"]) == (1, False)
    removed, added = made["fallas"]
    assert removed.items() >= {"falla": "borrado", "acto": 2, "clase": "decision", "quien": "Eva"}.items()
    assert added.items() >= {"falla": "agregado_por_fuera", "acto": None, "archivo": "1.pdf"}.items()
    assert removed["mensaje"] in say(capsys, tmp_path)[1]


def test_a_printed_code_tells_of_a_log_cut_off(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    acted(tmp_path)
    code = json.loads(say(capsys, tmp_path, "--json")[1])["codigo"]
    status, out, _ = say(capsys, tmp_path, code.upper())
    assert status == 0
    assert f"El código {code} es de este registro: tenía entonces 5 actos, el último del " in out
    connection = without_triggers(tmp_path)
    connection.executescript("DELETE FROM secop_states; DELETE FROM chain WHERE seq = 5")
    connection.close()
    assert say(capsys, tmp_path)[0] == 0, "the chain itself is whole"
    status, out, _ = say(capsys, tmp_path, code)
    assert status == 1
    assert f"El código «{code}» no es de este registro" in out
    made = json.loads(say(capsys, tmp_path, code, "--json")[1])
    assert (made["intacto"], made["buscado"]["encontrado"]) == (False, False)


@pytest.mark.parametrize("what", ["no code", "no database", "a database without log"])
def test_what_cannot_be_checked_is_told_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    if what == "no code":
        acted(tmp_path)
    elif what == "a database without log":
        (tmp_path / "a.db").write_bytes(b"")
    status, out, err = say(capsys, tmp_path, *(["hola"] if what == "no code" else []))
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert err.startswith("vistobueno: ")


@pytest.mark.parametrize("what", BY_HAND)
def test_whatever_was_done_by_hand_is_told_without_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    acted(tmp_path)
    by_hand(tmp_path, what)
    status, out, err = say(capsys, tmp_path)
    assert (status, err) == (1, "")
    assert "Primera falla: Acto " in out
