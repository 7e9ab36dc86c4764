"""What an item comes to when its findings come to these states."""

from __future__ import annotations

from collections.abc import Iterable

from review.model import Finding, State

WORST_FIRST = (State.FALTA, State.NO_CUMPLE, State.POR_REVISAR, State.CUMPLE, State.NO_APLICA)


def state_of(findings: Iterable[Finding]) -> State:
    """The worst of the findings; the informative ones decide only when there are no others."""
    found = {finding.state for finding in findings}
    return next((state for state in WORST_FIRST if state in found), State.POR_REVISAR)
