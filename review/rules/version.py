"""The version of the rules: it changes when the code of a rule, the checklist or a law value changes.

Stored judgements carry it, so that what was judged by other rules is judged again, without opening a PDF.
"""

from __future__ import annotations

from review import freshness
from review.ways.checklist import DEFAULT, Checklist
from review.ways.laws import LAWS, Laws


def rules_version(checklist: Checklist = DEFAULT, laws: Laws = LAWS) -> str:
    """The version of the rules with this checklist and these law values."""
    return freshness.rules(checklist.version, laws.version)
