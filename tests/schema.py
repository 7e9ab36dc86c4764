"""The JSON of a submission held against its schema, as another program would do it."""

from __future__ import annotations

from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from review import interchange
from review.catalogue.json_schema import schema
from review.model import Submission


@cache
def validator() -> Draft202012Validator:
    """Of the schema that also refuses keys that nobody documented."""
    return Draft202012Validator(schema(strict=True))


def faults(made: Any) -> list[str]:
    """What is wrong with a JSON, each with its place; empty when it is as promised."""
    return [f"{error.json_path}: {error.message}" for error in validator().iter_errors(made)]


def hold_every_json() -> None:
    """From now on no test makes a JSON that its schema refuses, whatever it is about. To be asked for before
    anybody takes `to_json` by its name."""
    plain = interchange.to_json

    def held(submission: Submission) -> dict[str, Any]:
        made = plain(submission)
        wrong = faults(made)
        assert not wrong, wrong
        return made

    interchange.to_json = held
