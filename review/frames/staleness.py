"""What has changed since a decision, in a sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from review import spanish
from review.model import Resultado, Verdict
from review.store.basis import OTHER_VERSION, Staleness, staleness


def told(row: Mapping[str, Any], earlier: Mapping[str, Any] | None, on: dt.date | None) -> str | None:
    """Of a row of `queries.submissions`; `earlier` is the decision on the version before it, taken `on` that
    day. None when nothing has changed, or nothing was decided."""
    if row["verdict"] is not None:
        return sentence(staleness(row))
    if earlier is None or on is None:
        return None
    verdict = spanish.title(Verdict(earlier["verdict"])).lower()
    return f"{_begun(OTHER_VERSION)}: la anterior quedó {verdict} el {spanish.long_date(on)}."


def sentence(found: Staleness) -> str | None:
    """The reasons, and whether the result would be another; None when there are none."""
    if not found.reasons:
        return None
    why = "; ".join((_begun(found.reasons[0]), *found.reasons[1:]))
    if found.before != found.after:
        before, after = (spanish.title(Resultado(one)).lower() for one in (found.before, found.after))
        return f"{why}. El resultado sería otro: antes {before}, ahora {after}."
    return f"{why}. {'Algún ítem cambiaría de estado.' if found.otherwise else 'El resultado es el mismo.'}"


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
