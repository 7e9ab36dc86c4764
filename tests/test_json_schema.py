"""The schema of the JSON: it is the one committed, it fits what is written, and it refuses what is not."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from review.catalogue.json_schema import VERSION, schema
from review.cli import jsonl
from review.interchange import to_json
from tests.schema import faults
from tests.test_interchange import submission
from tools import json_schema_doc

COMMITTED = Path(__file__).resolve().parent.parent / "docs" / "cuenta.schema.json"


def test_every_json_of_the_tests_is_held_against_it() -> None:
    wrong = replace(submission(), archivo=7)  # type: ignore[arg-type]
    for to_json_anywhere in (to_json, jsonl.to_json):
        with pytest.raises(AssertionError, match="archivo"):
            to_json_anywhere(wrong)


def example() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json.dumps(to_json(submission())))
    return made


def test_the_committed_schema_is_made_of_the_keys() -> None:
    assert COMMITTED.read_text("utf-8") == json_schema_doc.document(), "make rules"
    Draft202012Validator.check_schema(schema())
    assert schema()["$id"].endswith(f":{VERSION}")


def test_what_is_written_fits() -> None:
    assert faults(example()) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda made: made.pop("sha256"),
        lambda made: made.update(lectura="leída"),
        lambda made: made.update(lectura=None),
        lambda made: made.update(pago="1"),
        lambda made: made.update(periodo="2026-6"),
        lambda made: made.update(resultado="aprobada"),
        lambda made: made["items"].pop("rut"),
        lambda made: made["paginas"][0].update(pagina=0),
        lambda made: made["paginas"][0].update(confianza=1.5),
        lambda made: made["paginas"][0].update(giro=45),
        lambda made: made["paginas"][0].update(aprendido=False),
        lambda made: made["items"]["cuenta"].update(estado="bien"),
        lambda made: made["items"]["cuenta"]["campos"]["valor"].update(valor="1800000"),
        lambda made: made["items"]["cuenta"]["campos"]["valor"].update(caja=[1, 2, 3]),
        lambda made: made["items"]["cuenta"]["campos"]["periodo"].update(valor="junio"),
        lambda made: made["items"]["cuenta"]["campos"]["fecha_cuenta"].update(valor="30/06/2026"),
        lambda made: made["items"]["cuenta"]["hallazgos"][0].pop("codigo"),
        lambda made: made["items"]["cuenta"]["hallazgos"][0].update(severidad="grave"),
    ],
)
def test_what_is_not_as_promised_is_refused(spoil: Callable[[dict[str, Any]], object]) -> None:
    made = example()
    spoil(made)
    assert len(faults(made)) == 1


def test_a_key_added_later_is_no_fault_for_who_reads_and_one_for_us() -> None:
    made = example()
    made["items"]["cuenta"]["campos"]["valor"]["nuevo"] = 1
    assert Draft202012Validator(schema()).is_valid(made)
    assert len(faults(made)) == 1
