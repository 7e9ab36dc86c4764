"""The layouts kept for measuring: every one is drawn, always the same for a seed, and their truth is true."""

# ruff: noqa: E501  (rows of tables)

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pypdfium2 as pdfium
import pytest

from review.model import ItemKind, Month, PageKind, State
from review.model.fields import FIELDS, from_json
from tests.tools.conftest import Set
from tools.measuring import evidence, folder, layouts, others
from tools.measuring.__main__ import main
from tools.measuring.duties import done
from tools.measuring.layouts import Draw
from tools.measuring.sheet import Sheet, invent_hand
from tools.measuring.submission import make
from tools.measuring.world import BANKS, invent_contract, invent_entities
from tools.papers import invent, pictures
from tools.papers.facts import Facts
from tools.papers.faults import FAULTS
from tools.papers.submission import Made
from tools.papers.world import Account

EVERY: dict[str, Draw] = {
    f"{item}/{name}": one
    for item, table in {
        "informe": layouts.INFORME, "cuenta": layouts.CUENTA, "planilla": layouts.PLANILLA | layouts.CERTIFICATE,
        "comprobante": layouts.VOUCHER, "banco": layouts.BANCO, "rut": layouts.RUT, "impuestos": layouts.IMPUESTOS,
        "anexo": evidence.LAYOUTS, "otro": others.LAYOUTS,
    }.items()
    for name, one in table.items()
}  # fmt: skip


def some_facts(seed: str) -> tuple[Facts, Account]:
    """Facts of a first account of this world, with a voucher."""
    rng = Random(seed)
    months = (Month(2026, 6),)
    while True:
        deal, account = invent_contract(rng, 0, months, invent_entities(rng), set())
        plain = dataclasses.replace(deal, number="PS-100-2026")
        facts = invent.facts_of(rng, plain, months[0], layouts=dict(folder._STAND_IN))
        if facts.first and facts.pila.voucher:
            facts.deal = deal
            facts.informe.activities = done(deal.profile, deal.person.document, months[0])
            facts.bank.account = facts.cuenta.account = account
            for one in (facts.informe, facts.cuenta, facts.taxes):
                one.contract = deal.number
            facts.layouts["seguridad_social"] = "compensar"
            return facts, account


def page_texts(data: bytes) -> list[str]:
    document = pdfium.PdfDocument(io.BytesIO(data))
    return [re.sub(r"\s+", "", page.get_textpage().get_text_bounded()) for page in document]


def digest(made: list[tuple[str, Made]]) -> str:
    whole = hashlib.sha256()
    for name, one in made:
        whole.update(name.encode() + one.data + json.dumps(one.truth, ensure_ascii=False).encode())
    return whole.hexdigest()


@pytest.fixture
def fresh(measuring_set: Set) -> list[tuple[str, Made]]:
    return measuring_set[1]


@pytest.mark.parametrize("name", EVERY)
def test_every_layout_is_drawn_in_any_hand_and_prints_what_its_truth_says(name: str) -> None:
    for turn in range(2):
        facts, _ = some_facts(f"{name}/{turn}")
        target = io.BytesIO()
        sheet = Sheet(target)
        sheet.pick_up(invent_hand(Random(f"{name}/{turn}")), 3)
        EVERY[name](sheet, facts, Random(f"{turn}"))
        sheet.finish()
        texts = page_texts(target.getvalue())
        assert len(texts) == sheet.number > 0
        kinds = set(sheet.ledger.pages)
        assert len(kinds) == 1
        for field, printed in sheet.ledger.fields.get(kinds.pop(), {}).items():
            if printed.page not in sheet.pictured:
                assert re.sub(r"\s+", "", printed.text) in texts[printed.page - 1], field


def test_the_same_seed_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "from tests.tools.test_measuring import digest\nfrom tools.measuring import folder\n"
        "print(digest(folder.fresh_set('igual', 1)[1]))"
    )
    there = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONHASHSEED": "11"},
        cwd=Path(__file__).parents[2],
    )
    assert there.stdout.strip() == digest(folder.fresh_set("igual", 1)[1])
    assert digest(folder.fresh_set("otra", 1)[1]) != there.stdout.strip()


def test_the_truth_of_a_set_is_what_its_pages_print(fresh: list[tuple[str, Made]]) -> None:
    for name, one in fresh:
        truth: dict[str, Any] = one.truth
        texts = page_texts(one.data)
        assert [p["pagina"] for p in truth["paginas"]] == list(range(1, len(texts) + 1))
        pictured = {p["pagina"] for p in truth["paginas"] if p.get("escaneada")}
        assert truth["origen"] == ("mixto" if pictured else "digital")
        for item, entry in truth["items"].items():
            for field, printed in entry["campos"].items():
                assert from_json(FIELDS[ItemKind(item)][field].type, printed["valor"]) is not None
                assert printed["pagina"] in entry["paginas"]
                assert printed.get("en_imagen", False) == (printed["pagina"] in pictured)
                if printed["pagina"] not in pictured:
                    where = f"{name}: {item}.{field}"
                    assert re.sub(r"\s+", "", printed["texto"]) in texts[printed["pagina"] - 1], where


def test_layouts_are_drawn_by_lot_item_by_item(fresh: list[tuple[str, Made]]) -> None:
    drawn: list[dict[str, str]] = [dict(one.truth["disenos"]) for _, one in fresh]  # type: ignore[call-overload]
    for item, table in (("informe", layouts.INFORME), ("cuenta", layouts.CUENTA), ("banco", layouts.BANCO)):
        assert len({d[item] for d in drawn if item in d}) >= len(table) - 2
    assert len({(d.get("informe"), d.get("cuenta"), d.get("banco")) for d in drawn}) > 8
    kinds = {p["item"] for _, one in fresh for p in one.truth["paginas"]}  # type: ignore[attr-defined]
    assert kinds >= {k.value for k in PageKind if k is not PageKind.BLANCO}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f.name)
def test_each_fault_shows_in_the_papers_of_this_family(fault: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    # Photographs take most of the time and hold no value.
    monkeypatch.setattr(pictures, "photograph", pictures.signature)
    for turn in range(40):
        facts, account = some_facts(f"{fault.name}/{turn}")
        if fault.fits(facts):
            break
    else:
        pytest.skip("the fault fits no first account of that month")
    for paper in (facts.informe, facts.cuenta, facts.taxes):
        paper.contract = "PS-100-2026"
    facts.bank.account = facts.cuenta.account = facts.deal.account
    truth: dict[str, Any] = make(facts, account, "x", [fault.name]).truth
    for item, state in fault.effects.items():
        assert truth["items"][item.value]["estado"] == state.value
    said = truth["items"]["banco"]["campos"]
    if said:
        assert said["banco"]["valor"] in BANKS
        assert (said["cuenta"]["valor"] == account.number) == (fault.name != "banco_otra_cuenta")
    if fault.name == "cuenta_otro_contrato":
        assert truth["items"]["cuenta"]["campos"]["contrato"]["valor"] != facts.deal.number


def test_a_planilla_without_its_base_is_left_to_a_person() -> None:
    facts, account = some_facts("base")
    facts.pila.voucher = None
    turn = next(
        t
        for t in range(100)
        if layouts.draw_lots(Random(f"{t}/suerte"), facts, set())["seguridad_social"] in layouts.WITHOUT_BASE
    )
    truth: dict[str, Any] = make(facts, account, f"{turn}", []).truth
    social = truth["items"]["seguridad_social"]
    assert "ibc" not in social["campos"]
    assert social["estado"] == State.POR_REVISAR.value


def test_the_command_writes_papers_contracts_and_truth_and_scans_them(tmp_path: Path) -> None:
    main(
        ["make", str(tmp_path / "salida"), "--seed", "z", "--count", "1", "--months", "2026-05", "--scanned", "0.4",
         "--scans", "oficina"]
    )  # fmt: skip
    lines = (tmp_path / "verdad.jsonl").read_text(encoding="utf-8").splitlines()
    truth = [json.loads(line) for line in lines]
    assert {t["periodo"] for t in truth} == {"2026-05"}
    assert {t["origen"] for t in truth} == {"mixto"}
    assert any(p.get("escaneo") for p in truth[0]["paginas"])
    assert all((tmp_path / "salida" / t["archivo"]).is_file() for t in truth)
    assert (tmp_path / "salida" / "contratos.csv").is_file()
