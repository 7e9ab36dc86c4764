"""Tables that are worked out once for every click until something that they rest on is written."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import pandas as pd

from review.store import Store


def held(
    store: Store,
    name: str,
    question: Hashable,
    made: Callable[[], pd.DataFrame],
    mark: Callable[[], Hashable] | None = None,
) -> pd.DataFrame:
    """The table of `name` that answers a question, the caller's own copy. Without a question (None) it is
    that of all months, which is too much to be kept; `mark` is that of `Store.kept`. Raises what `made` does,
    and StoreUnavailable."""
    return made() if question is None else store.kept(f"frames.{name}", question, made, mark=mark).copy()
