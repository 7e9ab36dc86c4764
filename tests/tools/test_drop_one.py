"""One number set otherwise, what hangs on it, and that nothing of it stays."""

from __future__ import annotations

import json
from dataclasses import replace
from inspect import signature
from pathlib import Path

import pytest

from review.recognition.grammar import number_words
from review.recognition.papers import classify
from review.recognition.values import candidates, common, labels
from tools.accuracy.sets import DEVELOPMENT, Folder, Part, make
from tools.drop_one.__main__ import main
from tools.drop_one.numbers import Number, named_numbers, set_to
from tools.drop_one.worth import Measuring, Papers, heaviest, read, recognise_all, told


@pytest.fixture(scope="module")
def numbers() -> dict[str, Number]:
    return {one.told: one for one in named_numbers()}


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """Two submissions with their truth."""
    (folder,) = make([Part(DEVELOPMENT, "una-menos", 2)], tmp_path_factory.mktemp("dos"))
    return folder


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lecturas")


@pytest.fixture(scope="module")
def papers(two: Folder, readings: Path) -> Papers:
    return read([two], readings)


def test_weights_and_reaches_are_numbers_and_facts_are_none(numbers: dict[str, Number]) -> None:
    assert {"values/labels.REACH", "values/candidates.LEAST", "papers/classify.ENOUGH"} <= numbers.keys()
    facts = (
        "grammar/calendar_words.LAST_MONTH",
        "items/planilla/sums.HEALTH_RATE",
        "grammar/ids._MOST_DIGITS",
    )
    assert numbers.keys().isdisjoint(facts)


@pytest.mark.parametrize(
    ("value", "others"), [(70, (35, 140)), (1, (2,)), (0, ()), (0.5, (0.25, 0.75)), (3.2, (1.6, 6.4))]
)
def test_another_value_is_half_or_twice_and_a_share_stays_one(
    value: float, others: tuple[float, ...]
) -> None:
    assert Number("review.recognition.x", "_Y", value, ()).others() == others


def test_a_number_is_set_wherever_it_is_known_and_then_as_before(numbers: dict[str, Number]) -> None:
    number = numbers["papers/classify.ENOUGH"]
    assert len(number.homes) > 1
    with set_to(number, 9.0):
        assert {getattr(__import__(module, fromlist=["_"]), name) for module, name in number.homes} == {9.0}
    assert number.value == classify.ENOUGH


def test_a_default_is_another_too_and_then_as_before(numbers: dict[str, Number]) -> None:
    def reach() -> object:
        return signature(labels.LabelledPage.candidates).parameters["reach"].default

    def said() -> object:
        return signature(common.contract).parameters["said"].default

    with (
        set_to(numbers["values/labels.REACH"], 7),
        set_to(numbers["values/common._CONTRACT_SAID_CONFIDENCE"], 0.1),
    ):
        assert (reach(), said()) == (7, 0.1)
    assert (reach(), said()) == (labels.REACH, common._CONTRACT_SAID_CONFIDENCE) == (70, 0.74)


def test_answers_remembered_of_a_value_are_forgotten_with_it(numbers: dict[str, Number]) -> None:
    guessed = number_words._guess("ochosientos")
    assert guessed is not None
    with set_to(numbers["grammar/number_words._LEAST_LIKENESS"], 100.0):
        assert number_words._guess("ochosientos") is None
    assert number_words._guess("ochosientos") == guessed


def test_nothing_is_remembered_of_another_value(numbers: dict[str, Number], papers: Papers) -> None:
    base = told(recognise_all(papers.papers))
    with set_to(numbers["values/candidates.LEAST"], 0.99):
        assert told(recognise_all(papers.papers)) != base
    assert told(recognise_all(papers.papers)) == base
    assert numbers["values/candidates.LEAST"].value == candidates.LEAST


def as_if(numbers: dict[str, Number], value: float) -> Number:
    """The least confidence of a value that is given, as if it were this."""
    return replace(numbers["values/candidates.LEAST"], value=value)


def test_a_worth_says_what_is_lost(numbers: dict[str, Number], papers: Papers) -> None:
    half, nearly = Measuring(papers).worths([as_if(numbers, 0.99)])
    assert (half.other, nearly.other) == (0.495, 0.995)
    assert nearly.altered
    assert nearly.change["right"] < 0 < nearly.change["empty"]
    assert nearly.harm > half.harm >= 0
    assert numbers["values/candidates.LEAST"].value == candidates.LEAST


def test_the_heaviest_come_first_and_those_without_weight_not_at_all(
    numbers: dict[str, Number], papers: Papers
) -> None:
    """Of these the first value tried is a half: nothing hangs on 0.175, something on 0.9, most on 0.99."""
    light, heavy = as_if(numbers, 1.8), as_if(numbers, 1.98)
    assert heaviest([light, as_if(numbers, 0.35), heavy], papers.papers, 3) == [heavy, light]
    assert heaviest([light, heavy], papers.papers, 1) == [heavy]


def test_the_report_has_a_row_for_each_value(
    two: Folder, papers: Papers, readings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "papeles"
    folder.symlink_to(two.papers)
    truth = tmp_path / "papeles.verdad.jsonl"
    assert main([str(folder)]) == 2
    assert "papeles.verdad.jsonl" in capsys.readouterr().err
    truth.write_text("".join(json.dumps(one) + "\n" for one in two.truths()), encoding="utf-8")
    assert main([str(folder), "--only", "values/candidates.MOST", "--readings", str(readings)]) == 0
    report = capsys.readouterr().out
    assert f"of {len(papers.papers)} papers" in report
    rows = [line for line in report.splitlines() if line.startswith("| `")]
    assert [row.split(" | ")[:2] for row in rows] == [["| `values/candidates.MOST`", "0.99"]] * 2
