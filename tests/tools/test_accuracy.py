"""The measure itself: what counts as right, wrong, a false «cumple», a false alarm, and what falls below."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from review.model import Box, Document, ItemKind, Lectura, Page, Word
from tools.accuracy.boxes import Places, copied, lies_on
from tools.accuracy.committed import Committed, below, figures
from tools.accuracy.reading import Readings
from tools.accuracy.seeds import differing, sample_of
from tools.accuracy.sets import Folder
from tools.accuracy.tables import examples, report
from tools.compare import Group, Score, compare, same_value, scan_of
from tools.papers import folder


@pytest.fixture(scope="module")
def truths() -> list[dict[str, Any]]:
    return [{"archivo": name, **one.truth} for name, one in folder.fresh_set("comparar", 3)[1]]


def scanned(truth: dict[str, Any]) -> dict[str, Any]:
    pages = [p | {"escaneada": True, "escaneo": {"tipo": "fax"}} for p in truth["paginas"]]
    return truth | {"origen": "escaneado", "paginas": pages}


def one_item(truth: dict[str, Any], item: str, state: str, *also: str) -> dict[str, Any]:
    items = truth["items"] | {item: truth["items"][item] | {"estado": state, "tambien": list(also)}}
    return copy.deepcopy(truth | {"items": items})


def test_the_truth_told_back_scores_everything_right(truths: list[dict[str, Any]]) -> None:
    score = compare(truths, truths)[Group.DIGITAL]
    assert figures(score) == {
        "pages": 1, "fields": 1, "empty": 0, "wrong": 0, "states": 1, "false_cumple": 0, "false_alarms": 0,
        "left": 0,
    }  # fmt: skip
    assert score.examples == []


def test_scanned_papers_are_told_apart_and_count_in_full(truths: list[dict[str, Any]]) -> None:
    scores = compare([truths[0], scanned(truths[1])], truths[:1])
    assert [score.files for score in scores.values()] == [1, 1]
    assert figures(scores[Group.DIGITAL])["fields"] == 1
    assert figures(scores[Group.ESCANEADO])["pages"] == figures(scores[Group.ESCANEADO])["states"] == 0
    assert scores[Group.ESCANEADO].names("scan") == ["fax"]


def test_a_kind_of_scan_names_the_layer_of_text_it_carries() -> None:
    assert scan_of({"pagina": 1}) == "texto"
    assert scan_of({"escaneada": True}) == "escaneada"
    assert scan_of({"escaneada": True, "escaneo": {"tipo": "fax"}, "capa": "ocr_mala"}) == "fax + ocr_mala"


@pytest.mark.parametrize(
    ("true", "also", "said", "measure"),
    [
        ("no_cumple", (), "cumple", "false_cumple"),
        ("falta", (), "no_aplica", "false_cumple"),
        ("por_revisar", (), "cumple", "false_cumple"),
        ("cumple", (), "falta", "false_alarm"),
        ("no_aplica", (), "no_cumple", "false_alarm"),
        ("cumple", (), "por_revisar", "left"),
        ("cumple", ("por_revisar",), "por_revisar", "states_right"),
        ("no_cumple", ("cumple",), "cumple", "states_right"),
    ],
)
def test_each_kind_of_wrong_state_has_its_name(
    truths: list[dict[str, Any]], true: str, also: tuple[str, ...], said: str, measure: str
) -> None:
    score = compare([one_item(truths[0], "banco", true, *also)], [one_item(truths[0], "banco", said)])
    found = score[Group.DIGITAL]
    assert found.get("item", "banco", measure) == 1
    assert found.total("states_right") == len(ItemKind) - (measure != "states_right")
    assert ("banco: expected" in examples(score, 0)) is (measure == "false_cumple")


def test_what_a_person_may_have_to_see_is_not_counted_as_left(truths: list[dict[str, Any]]) -> None:
    truth = one_item(truths[0], "banco", "cumple", "por_revisar")
    assert compare([truth], [truth])[Group.DIGITAL].total("decidable") == len(ItemKind) - 1


def test_a_guessed_field_is_held_against_the_program(truths: list[dict[str, Any]]) -> None:
    said = copy.deepcopy(truths)
    said[0]["items"]["rut"]["campos"]["inventado"] = {"valor": "1", "texto": "1", "pagina": 1}
    score = compare(truths, said)[Group.DIGITAL]
    assert score.total("extra") == 1
    assert figures(score)["fields"] < 1
    assert figures(score)["wrong"] > 0


def test_only_the_worse_is_below_what_is_committed_and_cases_of_grace_are_forgiven(tmp_path: Path) -> None:
    path = tmp_path / "cifras.toml"
    score, before = Score(files=1), Score(files=1)
    before.counts.update({("item", "rut", "pages"): 100, ("item", "rut", "pages_right"): 98})
    score.counts.update({("item", "rut", "pages"): 100, ("item", "rut", "pages_right"): 97})
    Committed({}, {}, {"pages": 1}).save("ci", {Group.DIGITAL: before}, path)
    held = Committed.load(path)
    assert held.of("ci", Group.DIGITAL) == {"pages": 0.98, "false_cumple": 0}
    assert below({Group.DIGITAL: score}, held, "ci") == []
    score.counts["item", "rut", "pages_right"] = 96
    assert below({Group.DIGITAL: score}, held, "ci") == ["digital: pages right: 96.00 %, committed 98.00 %"]
    assert below({Group.DIGITAL: score}, held, "medida") == []
    before.counts["item", "rut", "false_cumple"] = 1
    assert below({Group.DIGITAL: before}, held, "ci") == ["digital: false «cumple»: 1, committed 0"]


def test_figures_of_other_sets_and_targets_outlive_a_new_commit(
    tmp_path: Path, truths: list[dict[str, Any]]
) -> None:
    path = tmp_path / "cifras.toml"
    held = Committed({"ci": {"digital": {"pages": 0.5}}}, {"digital": {"pages": 0.995}}, {"pages": 1})
    held.save("medida", compare(truths, truths), path)
    now = Committed.load(path)
    assert now.of("ci", Group.DIGITAL) == {"pages": 0.5}
    assert now.of("medida", Group.DIGITAL)["states"] == 1
    assert (now.targets, now.cases) == (held.targets, held.cases)


def test_the_report_names_figures_committed_ones_and_targets(truths: list[dict[str, Any]]) -> None:
    held = Committed({"x": {"digital": {"pages": 0.97}}}, {"digital": {"pages": 0.995, "states": 1}}, {})
    told = report(compare(truths, [truths[0]]), held, "x")
    line = next(one for one in told.splitlines() if one.startswith("pages right"))
    assert "97.00 %" in line
    assert line.endswith("MISSED")
    assert "scanned and mixed" not in told


def test_a_reading_is_kept_whole(tmp_path: Path) -> None:
    words = (Word("Año", Box(1.5, 2, 3, 4), 0.71), Word("2026", Box(5, 2, 7, 4)))
    document = Document("ab" * 32, 7, Lectura.PARCIAL, (Page(1, 612, 792, words),), "falta una página", "x")
    readings = Readings(tmp_path)
    assert readings.load(document.sha256) is None
    readings.save(document)
    found = readings.load(document.sha256)
    assert found is not None
    assert (found.pages, found.lectura, found.reason) == (document.pages, document.lectura, document.reason)


def test_a_box_must_lie_on_the_ink_that_it_shows(tmp_path: Path) -> None:
    deals, made = folder.fresh_set("cajas", 1)
    folder.write(tmp_path, deals, made, tmp_path / "verdad.jsonl")
    archivo, truth = made[0][0], made[0][1].truth
    want: dict[str, Any] = truth["items"]["cuenta"]["campos"]["valor"]  # type: ignore[index]
    pages: list[Any] = truth["paginas"]  # type: ignore[assignment]
    page = next(p for p in pages if p["pagina"] == want["pagina"])
    places = Places(tmp_path)
    assert places(archivo, page, want, want | {"caja": [0, 0, 20, 12]}) is False
    assert places(archivo, page, want | {"texto": "no está"}, want | {"texto": "tampoco"}) is None
    assert places(archivo, page, want | {"caja": [9, 9, 50, 20]}, want | {"caja": [8, 9, 51, 21]}) is True


def test_a_place_is_followed_to_where_the_copy_has_it() -> None:
    assert copied(Box(10, 20, 30, 40), [1, 0, 5, 0, 1, -3, 0, 0]) == Box(15, 17, 35, 37)
    assert lies_on(Box(0, 0, 10, 10), Box(0, 0, 10, 9))
    assert not lies_on(Box(0, 0, 10, 10), Box(20, 0, 30, 10))
    assert not lies_on(Box(0, 0, 500, 500), Box(10, 10, 20, 12))


@pytest.mark.parametrize(
    ("name", "expected", "got", "same"),
    [
        ("valor", 1_800_000, 1_800_000, True),
        ("valor", 1_800_000, "1800000", False),
        ("valor", 1_800_000, 1_800_001, False),
        ("fecha", "2026-06-30", "2026-06-03", False),
        ("documento", "099", "99", False),
        ("contrato", "CPS-033-2026", "CPS No. 33 de 2026", True),
        ("contrato", "CPS-033-2026", "CPS-038-2026", False),
        ("contrato", "CPS-033-2026", "OPS-033-2026", False),
        ("banco", "BBVA Colombia", "BBVA", True),
        ("banco", "Banco de Bogotá", "Banco de Occidente", False),
        ("operador", "SuAporte", "Enlace Operativo", True),
        ("operador", "Mi Planilla", "MiPlanilla", True),
        ("operador", "SOI", "Asopagos", False),
    ],
)
def test_what_counts_as_the_same_value(name: str, expected: object, got: object, same: bool) -> None:
    assert same_value(name, expected, got) is same


def test_what_is_told_in_different_ways_is_named(tmp_path: Path) -> None:
    told = [tmp_path / name for name in ("1.jsonl", "2.jsonl", "3.jsonl")]
    same = '{"archivo": "a.pdf"}\n'
    one, other = ('{"archivo": "b.pdf", "pago": 1}', '{"archivo": "b.pdf", "pago": 2}')
    for path, last in zip(told, (one, one, other), strict=True):
        path.write_text(same + last + "\n", encoding="utf-8")
    assert differing(told[:2]) == []
    assert differing(told) == ["b.pdf"]
    told[1].write_text(same, encoding="utf-8")
    assert differing(told[:2]) == ["b.pdf"]


def test_some_papers_of_a_folder_are_read_with_its_contracts(tmp_path: Path) -> None:
    papers = tmp_path / "papeles"
    (papers / "2026-06").mkdir(parents=True)
    for number in range(3):
        (papers / "2026-06" / f"{number}.PDF").write_bytes(b"%PDF")
    (papers / "contratos.csv").write_text("a\n", encoding="utf-8")
    scanned = Folder(papers, tmp_path / "verdad.jsonl", originals=papers)
    chosen = sample_of(scanned, tmp_path / "muestra")
    found = sorted(path.relative_to(chosen).as_posix() for path in chosen.rglob("*") if path.is_file())
    assert found == ["2026-06/0.PDF", "contratos.csv"]
