"""From the sample to all that leaves the house: one total, to the peso, in every document of October."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook

import review
from review import desk, frames, spanish
from review.cli import main
from review.frames.who_is_paid import sums
from review.model import ItemKind, Month, PayStanding, State, Verdict
from review.reading import read_document
from review.sharing.export import month_book
from review.store import Store
from review.supervision.amount_in_words import amount_in_words
from tests.sheets.test_month import recalculated
from tests.supervision.read_back import text

pytestmark = pytest.mark.long
ROOT = Path(__file__).resolve().parents[1]
SAMPLE, OCTOBER = ROOT / "data" / "sample", Month(2026, 10)
REPLACED = "2026-10/pendientes/PAGO 004 FABIÁN ORDÓÑEZ ZAMBRANO.PDF"
"""Sent again, corrected: it counts once."""
OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@dataclass(frozen=True, slots=True)
class ReadMonth:
    """The month, read by the command and approved: its folder, its database and what its papers ask."""

    folder: Path
    database: Path
    values: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.values.values())

    def papers(self, kind: str, *more: str) -> dict[str, bytes]:
        """What `vistobueno informe` writes in its ZIP."""
        out = self.database.with_name(f"{kind}.zip")
        asked = ["--mes", str(OCTOBER), "--bd", str(self.database), "--clase", kind, "--salida", str(out)]
        assert main(["informe", str(self.folder), *asked, *more]) == 0
        with zipfile.ZipFile(out) as archive:
            return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def october(tmp_path_factory: pytest.TempPathFactory) -> ReadMonth:
    place = tmp_path_factory.mktemp("october")
    folder, database = place / "cuentas", place / "a.db"
    shutil.copytree(SAMPLE / str(OCTOBER), folder / str(OCTOBER))
    for name in ("contratos.csv", "presupuesto.csv"):
        shutil.copy(SAMPLE / name, folder / name)
    assert main(["leer", str(folder), "--bd", str(database)]) == 0
    with Store.open(str(database)) as store:
        _review(store, values := dict(_asked()))
    return ReadMonth(folder, database, values)


def _review(store: Store, values: dict[str, int]) -> None:
    """As a person does: a value that was left in doubt is looked at and corrected, then each is approved."""
    for row in frames.submissions(store, OCTOBER).query("vigente").to_dict("records"):
        number, asked, author = int(row["id"]), values[row["contrato"]], "Ana Solarte Paz"
        if row["valor"] != asked:
            assert row["cuenta"] == State.POR_REVISAR, "a value is never read wrongly without a doubt"
            desk.correct_field(store, number, ItemKind.CUENTA, "valor", asked, author, remember=False)
        desk.decide(store, number, Verdict.APROBADA, "Revisada.", author)


def _asked() -> Iterator[tuple[str, int]]:
    """What each cuenta asks for, as the generator drew it: nothing that was read."""
    for line in (ROOT / "tests" / "data" / "sample_truth.jsonl").read_text("utf-8").splitlines():
        told = json.loads(line)
        if told["archivo"].startswith(str(OCTOBER)) and told["archivo"] != REPLACED:
            yield told["contrato"], told["items"]["cuenta"]["campos"]["valor"]["valor"]


@pytest.fixture
def store(october: ReadMonth) -> Iterator[Store]:
    with Store.open(str(october.database)) as opened:
        yield opened


def test_screen_and_notebook_tell_it(october: ReadMonth, store: Store) -> None:
    held = sums(frames.payable(store, OCTOBER))
    assert held[PayStanding.POR_PASAR] == (len(october.values), october.total)
    loaded = review.load(october.folder, database=october.database)
    counted = loaded.submissions[loaded.submissions["vigente"]]
    assert dict(zip(counted["contrato"], counted["valor"], strict=True)) == october.values


@pytest.mark.parametrize("kind", ["certificado", "informe"])
def test_a_paper_of_each_tells_its_value_in_figures_and_words(october: ReadMonth, kind: str) -> None:
    papers = october.papers(kind)
    assert len(papers) == len(october.values)
    said = {name: text(content) for name, content in papers.items()}
    for contract, value in october.values.items():
        (one,) = [words for name, words in said.items() if contract in name]
        assert f"{amount_in_words(value)} ({spanish.pesos(value)})" in one


@pytest.mark.parametrize("kind", ["certificado_colectivo", "memorando"])
def test_the_papers_of_the_month_tell_it_whole_and_by_entity(october: ReadMonth, kind: str) -> None:
    (whole,) = october.papers(kind).values()
    said = text(whole)
    assert amount_in_words(october.total) in said
    assert spanish.pesos(october.total) in said
    with Store.open(str(october.database)) as store:
        entities = set(frames.submissions(store, OCTOBER)["entidad"])
    assert len(entities) == 3
    own = [text(*october.papers(kind, "--entidad", entity).values()) for entity in sorted(entities)]
    told = [re.search(r"\(\$ ([\d.]+)\)", one) for one in own]
    assert sum(int(one[1].replace(".", "")) for one in told if one) == october.total


@OFFICE
@pytest.mark.parametrize("kind", ["certificado", "informe", "certificado_colectivo", "memorando"])
def test_libreoffice_opens_them_and_tells_the_same(october: ReadMonth, tmp_path: Path, kind: str) -> None:
    found = 0
    for name, content in october.papers(kind, "--pdf").items():
        path = tmp_path / name
        path.write_bytes(content)
        words = " ".join(word.text for page in read_document(path).pages for word in page.words)
        value = next((one for contract, one in october.values.items() if contract in name), october.total)
        assert spanish.pesos(value) in words, name
        found += value
    assert found == october.total


def test_the_cards_of_secop_tell_each(october: ReadMonth, store: Store) -> None:
    typed = {}
    for number in frames.submissions(store, OCTOBER).query("vigente")["id"]:
        view = desk.submission(store, int(number))
        assert view is not None
        card = desk.secop_card(store, view, dt.date(2026, 11, 5))
        assert card is not None
        (value,) = [one.value for step in card.steps for one in step.fields if one.label.startswith("Valor")]
        typed[view.contract] = int(re.sub(r"\D", "", value or ""))
    assert typed == october.values


@OFFICE
def test_the_workbook_adds_up_to_it_as_libreoffice_reckons(
    october: ReadMonth, store: Store, tmp_path: Path
) -> None:
    recalculated(month_book(store, OCTOBER, "todas", "Ana"), tmp_path)
    book = load_workbook(tmp_path / "otra" / "mes.xlsx", data_only=True)
    rows = list(book["Datos"].iter_rows(values_only=True))
    heads = next(row for row in rows if "Valor" in row)
    data = [row for row in rows[rows.index(heads) + 1 :] if row[heads.index("Contrato")]]
    assert {row[heads.index("Contrato")]: row[heads.index("Valor")] for row in data} == october.values
    missing = list(book["Faltan en SECOP II"].iter_rows(values_only=True))
    assert october.total in next(row for row in missing if row[0] == "Total")
    assert any(october.total in row for row in book["Resumen"].iter_rows(values_only=True))


def test_the_expediente_holds_all_of_it(october: ReadMonth, tmp_path: Path) -> None:
    out = tmp_path / "expedientes"
    asked = ["--mes", str(OCTOBER), "--bd", str(october.database), "--salida", str(out)]
    assert main(["empacar", *asked]) == 0
    with zipfile.ZipFile(next(out.iterdir())) as archive:
        listed = io.StringIO(archive.read("indice.csv").decode("utf-8-sig"))
        rows = list(csv.DictReader(listed, delimiter=";"))
        cover = archive.read("indice.html").decode("utf-8")
        memos = [text(archive.read(name)) for name in archive.namelist() if name.startswith("memorando")]
    assert {row["Contrato"]: int(row["Valor"]) for row in rows} == october.values
    assert {row["Certificado"] for row in rows} == {"Sí"}
    assert spanish.pesos(october.total) in cover
    assert len(memos) == 3
    found = [re.search(r"\(\$ ([\d.]+)\)", one) for one in memos]
    assert sum(int(one[1].replace(".", "")) for one in found if one) == october.total
