"""`vistobueno verificar`: what it says, its JSON and its exit status."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pypdfium2
import pytest

from review.cli import main
from review.pipeline import read_folder
from review.store import Store
from tests.folders import write_contracts, write_cuenta
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


@pytest.fixture
def put_together(tmp_path: Path) -> tuple[Path, Path]:
    """A cuenta put together, and its receipt."""
    out = tmp_path / "salida"
    out.mkdir()
    assert main(["armar", str(write_cuenta(tmp_path / "cobro.pdf")), "--salida", str(out)]) == 0
    return out / "CPS-014-2026 pago 001.pdf", out / "CPS-014-2026 pago 001 - recibo.pdf"


@pytest.mark.usefixtures("shared_reader")
def test_a_receipt_is_recognised_when_its_cuenta_has_come_and_when_it_has_not(
    put_together: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made, receipt = put_together
    picture = tmp_path / "recibo.png"
    pypdfium2.PdfDocument(receipt)[0].render(scale=2).to_pil().save(picture)
    desk, changed = tmp_path / "cuentas", tmp_path / "otra.pdf"
    desk.mkdir()
    write_contracts(desk)
    changed.write_bytes(made.read_bytes() + b"\n")
    with Store.open(str(tmp_path / "a.db")) as store:
        shutil.copy(changed, desk / "llegó.pdf")
        read_folder(desk, store)
        capsys.readouterr()
        status, out, _ = say(capsys, tmp_path, str(receipt))
        assert status == 1
        assert "El recibo dice: cuenta de 1 página, armada el " in out
        assert "Cuenta de cobro: página 1" in out
        assert "no ha llegado, o se cambió después de armarlo" in out
        shutil.copy(made, desk / "llegó.pdf")
        read_folder(desk, store)
    status, out, _ = say(capsys, tmp_path, str(picture))
    assert status == 0
    assert "byte por byte" in out
    assert "«llegó.pdf»: contrato CPS-014-2026, pago 001, junio de 2026; " in out
    assert "sin decidir" in out
    told = json.loads(say(capsys, tmp_path, str(receipt), "--json")[1])["recibo"]
    assert (told["respuesta"], told["paginas"], told["items"]) == ("recibida", 1, {"cuenta": [1]})
    assert told["cuentas"][0]["archivo"] == "llegó.pdf"
    assert told["cuentas"][0]["periodo"] == "2026-06"
    assert told["cuentas"][0]["en_su_carpeta"] is True
    write_cuenta(desk / "otra.pdf", payment="002", month="julio")
    (desk / "llegó.pdf").unlink()
    with Store.open(str(tmp_path / "a.db")) as store:
        read_folder(desk, store)
    assert "ya no está en su carpeta" in say(capsys, tmp_path, str(receipt))[1]


def test_a_receipt_and_a_pdf_need_no_database(
    put_together: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made, receipt = put_together
    other = write_cuenta(tmp_path / "otra.pdf", payment="002")
    capsys.readouterr()
    status, out, _ = say(capsys, tmp_path, str(receipt), "--pdf", str(made))
    assert (status, f"«{made.name}» es ese mismo archivo" in out) == (0, True)
    status, out, _ = say(capsys, tmp_path, str(receipt), "--pdf", str(other), "--json")
    assert (status, json.loads(out)["recibo"]["mismo_archivo"]) == (1, False)
    status, _, err = say(capsys, tmp_path, "3f2a-91c0-7be4", "--pdf", str(made))
    assert (status, "--pdf va con el archivo de un recibo" in err) == (2, True)
    assert say(capsys, tmp_path, str(receipt), "--pdf", str(tmp_path / "no.pdf"))[0] == 2
    assert not (tmp_path / "a.db").exists()
