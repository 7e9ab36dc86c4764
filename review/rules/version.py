"""The version of the rules: it changes when the code of a rule, the checklist, a law value or a
plug-in changes.

Stored judgements carry it, so that what was judged by other rules is judged again, without opening a PDF.
"""

from __future__ import annotations

from review import freshness, plugins
from review.ways.checklist import DEFAULT, Checklist
from review.ways.laws import LAWS, Laws


def rules_version(checklist: Checklist = DEFAULT, laws: Laws = LAWS) -> str:
    """The version of the rules with this checklist, these law values and the plug-ins of this process."""
    return freshness.rules(checklist.version, laws.version, plugins.digest())
