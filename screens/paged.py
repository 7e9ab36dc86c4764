"""A long table: on the screen a page of it at a time, with the numbers of the pages below; on paper all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from review import spanish
from screens import components, url
from screens.components import Cell, Clicked, Column, Row

MOST_ON_PAPER = 1000
"""So many lines are sent to the browser, which prints without asking the server: some 50 sheets."""
_NAME = "hoja"


def table(
    columns: Sequence[Column],
    rows: Callable[[slice], Sequence[Row]],
    count: int,
    *,
    size: int,
    key: str,
    caption: str,
    empty: str = components.EMPTY,
    sort: tuple[str, bool] | None = None,
    pick: bool = False,
    dense: bool = False,
    total: Mapping[str, Cell] | None = None,
) -> Clicked:
    """As `components.table`, of `count` rows of which `rows` makes those of a part; `size` of them a page.

    Where there are more than `MOST_ON_PAPER`, paper holds the page in sight, and says so.
    """
    body = st.container()
    part = in_sight(_NAME, count, size)
    whole = count <= MOST_ON_PAPER
    made = list(rows(slice(0, count) if whole else part))
    with body:
        return components.table(
            columns,
            made[part] if whole else made,
            key=key,
            caption=caption,
            empty=empty,
            sort=sort,
            pick=pick,
            dense=dense,
            total=total,
            around=(made[: part.start], made[part.stop :]) if whole else ((), ()),
            paper="" if whole else _too_many(part, count),
        )


def in_sight(name: str, count: int, size: int) -> slice:
    """The lines of the page that `name` tells in the address, `size` a page, whose numbers are drawn here."""
    page = url.pages(name, count, size)
    return slice((page - 1) * size, min(page * size, count))


def _too_many(part: slice, count: int) -> str:
    return (
        f"Líneas {spanish.number(part.start + 1)} a {spanish.number(part.stop)} de {spanish.number(count)}: "
        "para imprimirlas todas, elija menos con los filtros, o descargue la lista."
    )
