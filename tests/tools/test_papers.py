"""The invented papers: always the same for a seed, and true to what their truth says."""

from __future__ import annotations

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

from review.model import ItemKind, Month, PageKind
from review.model.fields import FIELDS, from_json
from tests.tools.conftest import Set
from tools.papers import cuenta, folder, informe, invent, pila, taxes, vouchers
from tools.papers.__main__ import SAMPLE_TRUTH, main
from tools.papers.bank import LAYOUTS as BANK_LAYOUTS
from tools.papers.faults import FAULTS
from tools.papers.plant.fault import INFORMED
from tools.papers.sample import sample, sample_budget
from tools.papers.scanned import scan
from tools.papers.submission import Made, make, result_of, states_of
from tools.papers.world import invent_deal, invent_entity

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


def page_texts(data: bytes) -> list[str]:
    document = pdfium.PdfDocument(io.BytesIO(data))
    return [re.sub(r"\s+", "", page.get_textpage().get_text_bounded()) for page in document]


@pytest.fixture
def fresh(development_set: Set) -> Set:
    return development_set


def digest(made: list[tuple[str, Made]]) -> str:
    whole = hashlib.sha256()
    for name, one in made:
        whole.update(name.encode() + one.data + json.dumps(one.truth, ensure_ascii=False).encode())
    return whole.hexdigest()


def test_the_same_seed_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "from tests.tools.test_papers import digest\nfrom tools.papers import folder\n"
        "print(digest(folder.fresh_set('igual', 4)[1]))"
    )
    there = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONHASHSEED": "7"},
        cwd=Path(__file__).parents[2],
    )
    assert there.stdout.strip() == digest(folder.fresh_set("igual", 4)[1])
    assert digest(folder.fresh_set("otra", 4)[1]) != there.stdout.strip()


@pytest.mark.long
def test_the_sample_is_what_the_generator_makes() -> None:
    deals, made = sample()
    kept = {p.relative_to(SAMPLE).as_posix(): p for p in SAMPLE.rglob("*") if p.is_file()}
    assert set(kept) == {name for name, _ in made} | {"contratos.csv", "presupuesto.csv"}
    assert kept["presupuesto.csv"].read_text(encoding="utf-8") == sample_budget(
        deals, (one.truth for _, one in made)
    )
    assert kept["contratos.csv"].read_text(encoding="utf-8") == folder.contracts_csv(deals)
    truth = [json.loads(line) for line in SAMPLE_TRUTH.read_text(encoding="utf-8").splitlines()]
    assert truth == [{"archivo": name, **one.truth} for name, one in made]
    for name, one in made:
        if one.truth["lectura"] == "leido":
            # Bytes may differ with the version of zlib or of the JPEG library; what is printed may not.
            assert page_texts(kept[name].read_bytes()) == page_texts(one.data), name


def test_the_sample_is_small_and_holds_what_it_promises() -> None:
    truth = [json.loads(line) for line in SAMPLE_TRUTH.read_text(encoding="utf-8").splitlines()]
    assert sum(p.stat().st_size for p in SAMPLE.rglob("*") if p.is_file()) < 8_000_000
    assert len(truth) == 25
    assert {t["periodo"] for t in truth} == {"2026-08", "2026-09", "2026-10"}
    assert len({t["contrato"] for t in truth}) == 10
    assert sorted(t["lectura"] for t in truth if t["lectura"] != "leido") == ["cifrado", "danado"]
    assert sum(not t["fallas"] for t in truth) > len(truth) / 2


def test_every_field_of_the_truth_is_readable_text_on_its_page(
    fresh: Set,
) -> None:
    for name, one in fresh[1]:
        truth: dict[str, Any] = one.truth
        texts = page_texts(one.data)
        assert [p["pagina"] for p in truth["paginas"]] == list(range(1, len(texts) + 1))
        for item, entry in truth["items"].items():
            for field, printed in entry["campos"].items():
                spec = FIELDS[ItemKind(item)][field]
                assert from_json(spec.type, printed["valor"]) is not None
                assert printed["pagina"] in entry["paginas"]
                if printed.get("en_imagen"):
                    continue
                where = f"{name}: {item}.{field}"
                assert re.sub(r"\s+", "", printed["texto"]) in texts[printed["pagina"] - 1], where


def test_every_layout_and_every_kind_of_page_occurs(fresh: Set) -> None:
    used: dict[str, set[str]] = {}
    kinds: set[str] = set()
    for _, one in fresh[1]:
        truth: dict[str, Any] = one.truth
        for item, layout in truth["disenos"].items():
            used.setdefault(item, set()).add(layout)
        kinds |= {p["item"] for p in truth["paginas"]}
    assert set(informe.LAYOUTS) == used["informe"]
    assert set(cuenta.LAYOUTS) == used["cuenta"]
    assert set(pila.LAYOUTS) <= used["seguridad_social"]
    assert set(vouchers.LAYOUTS) == used["comprobante"]
    assert set(BANK_LAYOUTS) == used["banco"]
    assert set(taxes.LAYOUTS) == used["impuestos"]
    assert kinds == {k.value for k in PageKind}


def test_titles_that_are_pictures_on_a_rut_are_not_text_and_its_digits_stand_apart(
    fresh: Set,
) -> None:
    seen = 0
    for _, one in fresh[1]:
        truth: dict[str, Any] = one.truth
        pages = truth["items"]["rut"]["paginas"]
        if not pages:
            continue
        seen += 1
        text = pdfium.PdfDocument(io.BytesIO(one.data))[pages[0] - 1].get_textpage().get_text_bounded()
        assert "Formulario del Registro" not in text
        assert "Registro Único Tributario -RUT-" in text
        assert truth["items"]["rut"]["campos"]["nit"]["texto"] in text
    assert seen > 3


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f.name)
def test_each_fault_can_be_planted_and_brings_its_state(fault: Any) -> None:
    rng = Random(f"fault/{fault.name}")
    entities = [invent_entity(rng, 0)]
    for index in range(60):
        deal = invent_deal(rng, index, folder.DEFAULT_MONTHS, entities, set())
        month = rng.choice([m for m in deal.months if m in folder.DEFAULT_MONTHS])
        facts = invent.facts_of(rng, deal, month, layouts=invent.layouts_of(index, deal))
        if fault.fits(facts):
            break
    clean, _ = states_of(facts, ())
    faulty = make(facts, "x", [fault.name]).truth
    states: dict[str, Any] = {k: v["estado"] for k, v in faulty["items"].items()}  # type: ignore[attr-defined]
    assert result_of(clean.values()) == "completa"
    told_only = set(fault.effects.values()) == {INFORMED}
    assert (faulty["resultado"] == "completa") == told_only
    for item, state in fault.effects.items():
        assert states[item.value] == state.value


def test_a_scanned_page_has_no_text_and_says_so(fresh: Set) -> None:
    one = fresh[1][0][1]
    scanned = scan(one, 1.0, Random(1))
    pages: list[Any] = scanned.truth["paginas"]  # type: ignore[assignment]
    assert len(page_texts(scanned.data)) == len(pages)
    for text, page in zip(page_texts(scanned.data), pages, strict=True):
        assert (text == "") == ("capa" not in page)
        assert page.get("escaneada", False) == (page["item"] != "blanco")
    assert scanned.truth["origen"] == "escaneado"
    assert scanned.truth["items"] == one.truth["items"]
    assert scan(one, 0.0, Random(1)) is one


def test_contributions_are_rounded_up_to_a_hundred() -> None:
    dues = invent.contributions(1_750_905, 30, 1)
    assert (dues.health, dues.pension, dues.risks, dues.total) == (218_900, 280_200, 9_200, 508_300)


def test_a_broken_month_is_paid_by_days_either_way() -> None:
    rng = Random(1)
    deal = invent_deal(rng, 0, (Month(2026, 8),), [invent_entity(rng, 0)], set())
    start = Month(2026, 8).first_day.replace(day=20)
    for actual, value in ((True, 3_360_000), (False, 3_080_000)):
        broken = type(deal)(
            **{n: getattr(deal, n) for n in deal.__slots__}
            | {"start": start, "end": Month(2026, 12).last_day, "fee": 8_400_000, "actual_days": actual}
        )
        assert broken.value(Month(2026, 8)) == value
        assert broken.value(Month(2026, 9)) == 8_400_000


def test_the_command_writes_the_truth_beside_the_folder(tmp_path: Path) -> None:
    main(["make", str(tmp_path / "salida"), "--seed", "z", "--count", "2", "--months", "2026-05,2026-06"])
    truth = [
        json.loads(line) for line in (tmp_path / "verdad.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert {t["periodo"] for t in truth} <= {"2026-05", "2026-06"}
    assert all((tmp_path / "salida" / t["archivo"]).is_file() for t in truth)
