"""The measure itself: what counts as right, wrong, a false «cumple», a false alarm."""

from __future__ import annotations

import copy
import tomllib
from typing import Any

import pytest

from review.model import ItemKind
from tools.accuracy import THRESHOLDS, below, examples, table
from tools.compare import compare, same_value
from tools.papers import folder


@pytest.fixture(scope="module")
def truths() -> list[dict[str, Any]]:
    return [{"archivo": name, **one.truth} for name, one in folder.fresh_set("comparar", 3)[1]]


def test_the_truth_told_back_scores_everything_right(truths: list[dict[str, Any]]) -> None:
    score = compare(truths, truths)
    assert score.summary() == {
        "pages": 1, "fields": 1, "states": 1, "false_cumple": 0, "false_alarm": 0, "left_open": 0,
    }  # fmt: skip
    assert score.examples == []
    assert below(score, tomllib.loads(THRESHOLDS.read_text(encoding="utf-8"))) == []
    assert "100.00 %" in table(score)


def test_a_file_never_read_counts_as_wrong_in_everything(truths: list[dict[str, Any]]) -> None:
    score = compare(truths, [])
    assert score.summary()["pages"] == score.summary()["fields"] == score.summary()["states"] == 0
    assert len(below(score, {"pages": 0.99, "fields": 0.98, "states": 0.98, "false_cumple": 0})) == 3


def test_each_kind_of_wrong_state_has_its_name(truths: list[dict[str, Any]]) -> None:
    truth = copy.deepcopy(truths[0])
    truth["items"]["cuenta"] = truth["items"]["cuenta"] | {"estado": "no_cumple", "tambien": []}
    truth["items"]["banco"] = truth["items"]["banco"] | {"estado": "cumple", "tambien": []}
    truth["items"]["informe"] = truth["items"]["informe"] | {"estado": "cumple", "tambien": []}
    said = copy.deepcopy(truth)
    said["items"]["cuenta"]["estado"] = "cumple"
    said["items"]["banco"]["estado"] = "falta"
    said["items"]["informe"]["estado"] = "por_revisar"
    score = compare([truth], [said])
    figures = score.summary()
    assert (figures["false_cumple"], figures["false_alarm"], figures["left_open"]) == (1, 1, 1)
    assert figures["states"] == pytest.approx(1 - 3 / len(ItemKind))
    assert "false_cumple: " in examples(score, 1)


def test_a_guessed_field_is_held_against_the_program(truths: list[dict[str, Any]]) -> None:
    said = copy.deepcopy(truths)
    said[0]["items"]["rut"]["campos"]["inventado"] = {"valor": "1", "texto": "1", "pagina": 1}
    score = compare(truths, said)
    assert score.total("extra") == 1
    assert score.summary()["fields"] < 1


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
