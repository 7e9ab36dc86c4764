"""How long is left to the cut for which one cuenta goes, by the calendar of its folder."""

from __future__ import annotations

import datetime as dt

from review.desk.views import SubmissionView
from review.frames import COLOMBIA, cut_words
from review.frames.cuts import CutCalendars, Times, place_of
from review.store import Store, folders


def cut_told(store: Store, view: SubmissionView, today: dt.date) -> str | None:
    """A sentence in Spanish; None without a calendar, or for a version that another one replaced. Raises
    StoreUnavailable."""
    known = folders.find(store, view.folder)
    if known is None or not view.current:
        return None
    cuts = CutCalendars(store).of(known.id)
    if not cuts.calendar.configured:
        return None
    arrived = _day(view.received)
    first = min([arrived, *(_day(other.received) for other in view.versions if not other.identical)])
    past = view.decision
    times = Times(
        view.period,
        first,
        arrived,
        None if past is None else past.verdict,
        None if past is None else _day(past.at),
    )
    return cut_words.of_cuenta(place_of(cuts, times, today), times, cuts, today)


def _day(moment: dt.datetime) -> dt.date:
    return moment.astimezone(COLOMBIA).date()
