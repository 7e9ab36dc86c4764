"""The version of the rules: it changes when the code of a rule, the checklist or a law value changes.

Stored judgements carry it, so that what was judged by other rules is judged again, without opening a PDF.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources

from review.checklist import DEFAULT, Checklist
from review.laws import LAWS, Laws

SERIES = "1"


@cache
def _rules_digest() -> str:
    digest = hashlib.sha256()
    package = resources.files(__package__)
    for module in sorted(
        (one for one in package.iterdir() if one.name.endswith(".py")), key=lambda one: one.name
    ):
        digest.update(module.name.encode() + b"\0" + module.read_bytes())
    return digest.hexdigest()


@cache
def _version(checklist: str, laws: str) -> str:
    joined = "\0".join((_rules_digest(), checklist, laws))
    return f"{SERIES}-{hashlib.sha256(joined.encode()).hexdigest()[:10]}"


def rules_version(checklist: Checklist, laws: Laws) -> str:
    """The version of the rules with this checklist and these law values."""
    return _version(checklist.version, laws.version)


RULES_VERSION = rules_version(DEFAULT, LAWS)
