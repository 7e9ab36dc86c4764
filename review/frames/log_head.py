"""The head of the log of acts in a line, for whatever is handed on: workbook, screens, command line."""

from __future__ import annotations

import datetime as dt

from review import spanish
from review.frames import local
from review.store import Store, chain
from review.store.chain import Head


def log_line(store: Store) -> str:
    """The log as it is now, as `told` tells it. Raises StoreUnavailable."""
    store = store.telling  # nobody's personal data is in the answer
    return told(chain.head(store))


def told(head: Head | None) -> str:
    """`Registro de actos 3f2a-91c0-7be4: 52 actos, el último del 30/06/2026 a las 15:04.`"""
    if head is None:
        return "Registro de actos: todavía no hay ninguno."
    return f"Registro de actos {head.code}: {spanish.plural(head.count, 'acto')}, el último {when(head.at)}."


def when(at: dt.datetime | None) -> str:
    """`del 30/06/2026 a las 15:04`, as the clock in Colombia shows it; empty for None."""
    moment = local(at)
    return "" if moment is None else f"del {spanish.short_date(moment.date())} a las {moment:%H:%M}"
