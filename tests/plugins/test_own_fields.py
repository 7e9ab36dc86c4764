"""Fields of a plug-in: read with the rest, kept, told by its name wherever fields are, and never ours."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import review
from review import desk, frames, plugins
from review.cli import main
from review.interchange import to_json
from review.model import ItemKind, State
from review.pipeline import read_folder, submissions_of
from review.store import Store
from tests.folders import write_cuenta
from tests.plugins.conftest import Put
from tests.schema import faults

pytestmark = pytest.mark.usefixtures("shared_reader")
EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "ejemplos" / "complementos"
RULE = "cuenta_poliza__vigente"
NOTES = {
    "rige.pdf": "Póliza de cumplimiento No. 45-44-1010987 que rige hasta el 31/12/2026",
    "vencida.pdf": "Póliza No. 45-44-1010987 que rige hasta el 01/01/2026",
    "sin.pdf": "Nada de pólizas",
}
OWN = """
from review.model import Box, Field

def own_fields(item, lines):
    if item.value != "cuenta":
        return []
    line = lines[0]
    return {}
"""


def write(folder: Path) -> Path:
    for number, (name, note) in enumerate(NOTES.items(), 1):
        write_cuenta(folder / name, note=note, payment=f"{number:03}")
    return folder


def test_the_example_reads_its_fields_and_its_rule_judges_by_them(put: Put, tmp_path: Path) -> None:
    """From a folder to the JSON, the tables and the desk; a change of it recognises again, unread."""
    folder = write(tmp_path / "cuentas")
    text = (EXAMPLES / "poliza.py").read_text("utf-8")
    with Store.open(str(tmp_path / "a.db")) as store:
        read_folder(folder, store)
        before = frames.fields(store)
        put("poliza.py", text)
        report = read_folder(folder, store)
        assert (report.read, report.ways_notes) == (0, ())
        table = frames.fields(store)
        own = table[table["campo"].str.startswith("poliza__")]
        assert len(table) == len(before) + len(own)
        assert sorted(zip(own["archivo"], own["campo"], own["valor"], strict=True)) == [
            ("rige.pdf", "poliza__numero", "45-44-1010987"),
            ("rige.pdf", "poliza__rige_hasta", "2026-12-31"),
            ("vencida.pdf", "poliza__numero", "45-44-1010987"),
            ("vencida.pdf", "poliza__rige_hasta", "2026-01-01"),
        ]
        assert set(own["titulo"]) == {"Numero (poliza)", "Rige hasta (poliza)"}
        assert set(own["pagina"]) == {1}
        assert (own["x0"] > 0).all()
        states = frames.findings(store, codes=[RULE]).set_index("archivo")
        assert dict(states["estado"]) == {
            "rige.pdf": "cumple",
            "vencida.pdf": "no_cumple",
            "sin.pdf": "por_revisar",
        }
        assert "rige hasta (poliza)" in states.loc["sin.pdf", "mensaje"].lower()
        made = {one.archivo: to_json(one) for one in submissions_of(store, folder)}
        assert [faults(one) for one in made.values()] == [[], [], []]
        field = made["rige.pdf"]["items"]["cuenta"]["campos"]["poliza__rige_hasta"]
        assert (field["valor"], field["pagina"]) == ("2026-12-31", 1)
        numbers = dict(zip(table["archivo"], table["submission_id"], strict=True))
        view = desk.submission(store, int(numbers["rige.pdf"]))
        assert [one.title for one in view.item(ItemKind.CUENTA).fields][-2:] == [
            "Numero (poliza)",
            "Rige hasta (poliza)",
        ]
        put("poliza.py", text.replace(r"\d{5,}", r"\d{5,}").replace("rige_hasta", "vence"))
        assert read_folder(folder, store).read == 0
        assert "poliza__vence" in set(frames.fields(store)["campo"])
        plugins.forget()


def test_ver_resumen_and_the_notebook_show_them(
    put: Put, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put("poliza.py", (EXAMPLES / "poliza.py").read_text("utf-8"))
    paper = write(tmp_path / "cuentas") / "rige.pdf"
    assert main(["ver", str(paper)]) == 0
    made = json.loads(capsys.readouterr().out)
    assert faults(made) == []
    assert made["items"]["cuenta"]["campos"]["poliza__numero"]["valor"] == "45-44-1010987"
    assert main(["ver", str(paper), "--resumen"]) == 0
    assert "Numero (poliza): 45-44-1010987 (página 1)" in capsys.readouterr().out
    assert "Numero (poliza)" in review.read(paper).page(1)._repr_html_()


@pytest.mark.parametrize(
    "given",
    [
        '[Field("numero", 1.5, "x", line.page, line.box, 1.0)]',
        '[Field("numero", True, "x", line.page, line.box, 1.0)]',
        '[Field("Número", "x", "x", line.page, line.box, 1.0)]',
        '[Field("a__b", "x", "x", line.page, line.box, 1.0)]',
        '[Field("numero", "x", "x", 99, line.box, 1.0)]',
        '[Field("numero", "x", "x", line.page, None, 1.0)]',
        '[Field("numero", "x", "x", line.page, line.box, 7)]',
        '["numero"]',
        "1 / 0",
    ],
)
def test_one_that_fails_does_so_alone_and_its_rules_doubt(put: Put, tmp_path: Path, given: str) -> None:
    rule = (EXAMPLES / "poliza.py").read_text("utf-8").partition("@rule(")
    head = "import datetime as dt\nfrom review.model import ItemKind, Month, Severity\n"
    head += "from review.rules.outcome import Case\nfrom review.rules.rule import rule\n"
    put("poliza.py", head + OWN.format(given) + rule[1] + rule[2])
    found = review.read(write_cuenta(tmp_path / "uno.pdf", note=NOTES["rige.pdf"]))
    cuenta = found.judgement.items[ItemKind.CUENTA]
    assert not [name for name in cuenta.fields if "__" in name]
    assert cuenta.fields["valor"].value == 1_800_000
    (own,) = [one for one in cuenta.findings if one.code == RULE]
    assert own.state is State.POR_REVISAR
    assert "lo que el complemento mira en las páginas falló" in own.message


def test_the_first_of_a_name_is_kept_and_none_of_ours_is_replaced(put: Put, tmp_path: Path) -> None:
    fields = ", ".join(
        f'Field("{name}", {value}, "x", line.page, line.box, 1.0)'
        for name, value in (("valor", 1), ("valor", 2), ("cuando", '__import__("datetime").date(2026, 6, 1)'))
    )
    put("hospital.py", OWN.format(f"[{fields}]"))
    cuenta = review.read(write_cuenta(tmp_path / "uno.pdf")).judgement.items[ItemKind.CUENTA]
    assert cuenta.fields["valor"].value == 1_800_000
    assert cuenta.fields["hospital__valor"].value == 1
    assert str(cuenta.fields["hospital__cuando"].value) == "2026-06-01"
