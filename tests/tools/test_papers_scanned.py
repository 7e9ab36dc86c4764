"""Scans, photographs and tricks: the same ink from the same seed, and a truth that still holds."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re
from random import Random
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader, PdfWriter

from review.model import Month, PageKind
from tests.tools.conftest import Set
from tools.papers import folder, invent, tricks
from tools.papers.facts import Facts
from tools.papers.scanned import KINDS, READABLE, scan_all, scan_some_items
from tools.papers.scans.geometry import apply
from tools.papers.submission import Made, make
from tools.papers.world import date_to_date, invent_deal, invent_entity


@pytest.fixture(scope="session")
def whole(small_set: Set) -> list[tuple[str, Made]]:
    return small_set[1]


@pytest.fixture(scope="session")
def cuenta_only(whole: list[tuple[str, Made]]) -> Made:
    """A submission of one page, its cuenta's first, so that each machine has little to do."""
    made = next(one for _, one in whole if one.truth["items"]["cuenta"]["paginas"])  # type: ignore[index]
    items: Any = made.truth["items"]
    number = items["cuenta"]["paginas"][0]
    writer = PdfWriter()
    writer.add_page(PdfReader(io.BytesIO(made.data)).pages[number - 1])
    out = io.BytesIO()
    writer.write(out)
    fields = {n: v | {"pagina": 1} for n, v in items["cuenta"]["campos"].items()}
    empty = {"estado": "falta", "paginas": [], "campos": {}}
    truth = made.truth | {
        "paginas": [{"pagina": 1, "item": "cuenta"}],
        "items": {n: dict(empty) for n in items}
        | {"cuenta": {"estado": "cumple", "paginas": [1], "campos": fields}},
    }
    return Made(out.getvalue(), truth)


def text_of(data: bytes, number: int = 1) -> str:
    page = pdfium.PdfDocument(data)[number - 1]
    return re.sub(r"\s+", "", page.get_textpage().get_text_bounded())


def grey(data: bytes, giro: int = 0) -> np.ndarray[Any, Any]:
    page = pdfium.PdfDocument(data)[0]
    page.set_rotation((page.get_rotation() + giro) % 360)
    return np.asarray(page.render(scale=1.0).to_pil().convert("L"), np.float32)


@pytest.mark.parametrize("kind", KINDS)
def test_each_machine_makes_the_same_small_picture_from_the_same_seed(kind: str, cuenta_only: Made) -> None:
    one = scan_all(cuenta_only, Random(f"s/{kind}"), kinds=[kind])
    again = scan_all(cuenta_only, Random(f"s/{kind}"), kinds=[kind])
    other = scan_all(cuenta_only, Random(f"t/{kind}"), kinds=[kind])
    assert one == again
    assert one.data != other.data
    assert len(one.data) < 260_000
    page: Any = one.truth["paginas"][0]  # type: ignore[index]
    assert page["escaneo"]["tipo"] == kind
    assert page["escaneo"]["giro"] in (0, 90, 180, 270)
    assert (text_of(one.data) == "") == ("capa" not in page)
    items: Any = one.truth["items"]
    if kind == "ilegible":
        assert items["cuenta"]["campos"] == {}
        assert all("por_revisar" in item["tambien"] for item in items.values())
    else:
        assert page["escaneo"]["dpi"] >= 130
        assert items == cuenta_only.truth["items"]


@pytest.mark.parametrize("kind", READABLE)
def test_the_homography_leads_from_the_ink_of_the_page_to_the_ink_of_the_picture(
    kind: str, cuenta_only: Made
) -> None:
    drawn = grey(cuenta_only.data)
    made = scan_all(cuenta_only, Random(f"h/{kind}"), kinds=[kind])
    entry: Any = made.truth["paginas"][0]  # type: ignore[index]
    seen = grey(made.data, entry["escaneo"]["giro"])
    matrix = np.array([*entry["escaneo"]["homografia"], 1.0]).reshape(3, 3)
    # Around each dark point of the page it must be darker than around the blank ones.
    dark, blank = [], []
    for y in range(60, drawn.shape[0] - 60, 7):
        for x in range(60, drawn.shape[1] - 60, 7):
            at = drawn[y - 3 : y + 4, x - 3 : x + 4].mean()
            if 150 < at < 250:
                continue
            u, v = (round(p) for p in apply(matrix, x + 0.5, y + 0.5))
            assert 0 <= v < seen.shape[0]
            assert 0 <= u < seen.shape[1]
            span = max(1, round(2 * matrix[0, 0]))
            (dark if at <= 150 else blank).append(
                seen[max(0, v - span) : v + span, max(0, u - span) : u + span].mean()
            )
    assert len(dark) > 20
    assert np.mean(dark) < np.mean(blank) - 25, kind


def test_a_mixed_submission_keeps_text_where_it_was_not_scanned(whole: list[tuple[str, Made]]) -> None:
    made = scan_some_items(whole[1][1], Random(3), kinds=["fax"])
    assert made.truth["origen"] == "mixto"
    by_item: dict[str, set[bool]] = {}
    pages: Any = made.truth["paginas"]
    for page in pages:
        by_item.setdefault(page["item"], set()).add(page.get("escaneada", False))
        if page.get("escaneada"):
            assert text_of(made.data, page["pagina"]) == ""
    assert all(len(ways) == 1 for ways in by_item.values())
    assert {True, False} <= {way for item, ways in by_item.items() if item != PageKind.BLANCO for way in ways}


def test_a_folder_is_mixed_by_shares(cuenta_only: Made) -> None:
    made = [(f"{i}.pdf", cuenta_only) for i in range(4)]
    mixed = folder.mixed(made, "m", (0.5, 0.25, 0.25), ("fax",))
    origins = sorted(str(one.truth["origen"]) for _, one in mixed)
    assert origins == ["digital", "digital", "escaneado", "escaneado"]  # of one page nothing is left to mix
    with pytest.raises(ValueError, match="three shares"):
        folder.mixed(made, "m", (1.0,), ("fax",))


@pytest.mark.parametrize("name", tricks.TRICKS)
def test_a_trick_changes_the_page_and_not_the_truth(name: str, cuenta_only: Made) -> None:
    before = text_of(cuenta_only.data)
    for seed in range(4):
        made = tricks.play(cuenta_only, Random(f"{name}/{seed}"), name=name)
        assert made == tricks.play(cuenta_only, Random(f"{name}/{seed}"), name=name)
        page: Any = made.truth["paginas"][0]  # type: ignore[index]
        campos: Any = made.truth["items"]["cuenta"]["campos"]  # type: ignore[index]
        after = text_of(made.data)
        match name:
            case "pegada":
                assert len(after) < 60
                assert page["imagen"] in ("pegada", "captura")
                assert all(field["en_imagen"] for field in campos.values())
            case "texto_basura":
                assert page["capa"] == "texto_basura"
                assert campos["documento"]["texto"].replace(" ", "") not in after
            case "texto_oculto":
                assert page["capa"] == "texto_oculto"
                assert np.abs(grey(made.data) - grey(cuenta_only.data)).max() < 40
            case _:
                assert sorted(after) == sorted(before)
                upright = grey(made.data, page["giro"])
                assert np.abs(upright - grey(cuenta_only.data)).mean() < 4


def facts_for(rng: Random, *, from_date_to_date: bool = False) -> Facts:
    """A later month of a contract with an account at Bancolombia, in wide wording."""
    deal = invent_deal(rng, 0, (Month(2026, 7),), [invent_entity(rng, 20)], set())
    deal = dataclasses.replace(deal, start=dt.date(2026, 5, 15), end=dt.date(2026, 9, 30))
    deal = date_to_date(deal) if from_date_to_date else deal
    facts = invent.facts_of(rng, deal, Month(2026, 7), layouts=invent.layouts_of(0, deal))
    facts.wide = True
    return facts


def test_a_month_from_date_to_date_is_that_of_its_first_day_and_paid_whole() -> None:
    facts = facts_for(Random(1), from_date_to_date=True)
    truth: Any = make(facts, "corrido", ()).truth
    cuenta = truth["items"]["cuenta"]
    assert truth["variantes"] == ["mes_corrido"]
    assert (facts.cuenta.start, facts.cuenta.end) == (dt.date(2026, 7, 15), dt.date(2026, 8, 14))
    assert (cuenta["campos"]["periodo"]["valor"], cuenta["campos"]["periodo"]["tambien"]) == (
        "2026-07",
        ["2026-08"],
    )
    assert cuenta["campos"]["valor"]["valor"] == facts.deal.fee
    assert (cuenta["estado"], cuenta["tambien"]) == ("cumple", ["por_revisar"])


@pytest.mark.parametrize("second", ["anterior", "correccion"])
def test_of_two_planillas_the_truth_tells_the_one_that_counts(second: str) -> None:
    plain, facts = facts_for(Random(2)), facts_for(Random(2))
    facts.second_planilla = second
    alone: Any = make(plain, "dos", ()).truth
    both: Any = make(facts, "dos", ()).truth
    social, single = both["items"]["seguridad_social"], alone["items"]["seguridad_social"]
    assert both["variantes"] == [f"dos_planillas_{second}"]
    assert len(social["paginas"]) > len(single["paginas"])
    assert {n: f["valor"] for n, f in social["campos"].items()} == {
        n: f["valor"] for n, f in single["campos"].items()
    }
    assert social["tambien"] == ["por_revisar"]


def test_a_masked_account_shows_its_last_four_digits() -> None:
    facts = facts_for(Random(3))
    facts.bank.masked = True
    made = make(facts, "oculta", ())
    banco: Any = made.truth["items"]["banco"]  # type: ignore[index]
    field = banco["campos"]["cuenta"]
    assert field["enmascarada"] is True
    assert field["valor"] == facts.bank.account.number[-4:]
    assert facts.bank.account.number not in text_of(made.data, field["pagina"])
