"""Our own pieces of screen (Streamlit components v2): tiles, bars, table, page viewer, items of a cuenta.

Each is one script and one style sheet under `assets/`. They write every text with `textContent`, so that
nothing from a PDF is ever markup; they ask nothing of the network. A mount gives back what was clicked.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components import v2

from review.catalogue.column import Column as CatalogueColumn
from screens import text, url

_ASSETS = Path(__file__).parent / "assets"
Go = Mapping[str, Any]
Cell = str | Mapping[str, Any] | None


def _component(name: str, *more: str) -> Callable[..., Any]:
    """One of our pieces; `more` are scripts that it uses."""

    def read(kind: str, *parts: str) -> str:
        return "\n".join((_ASSETS / f"{part}.{kind}").read_text("utf-8") for part in parts)

    return v2.component(
        f"visto_bueno_{name}", js=read("js", "base", *more, name), css=read("css", "base", name)
    )


_TILES = _component("tiles")
_TABLE = _component("table")
_VIEWER = _component("viewer", "thumbs")
_SHEET = _component("sheet")
_SIGNS = _component("signs")
_REQUESTS = _component("requests")
_CHANGES = _component("changes")
_COPY = _component("copy")
_TIMELINE = _component("timeline")
_STEPS = _component("steps")
_PAGE = v2.component(
    "visto_bueno_whole",
    js="\n".join((_ASSETS / f"{part}.js").read_text("utf-8") for part in ("speak", "keys", "whole")),
)
_PRESS = _component("press")
_METER = v2.component("visto_bueno_meter", js=(_ASSETS / "meter.js").read_text("utf-8"))
_LOOK = v2.component("visto_bueno_look", js=(_ASSETS / "look.js").read_text("utf-8"))


NO_PICTURE = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
"""The source of an image that shows nothing."""


def _ignore() -> None:
    """Streamlit gives back an attribute for each trigger only if it has a callback."""


def prepare_browser() -> None:
    """Tell the browser (its reader, its translator, its hyphens) that the page is in Spanish, put what
    Streamlit says of itself into Spanish, have what is written for a decision sent at each pause, not only
    when the field is left, and answer the keys of the page."""
    _PAGE(key="idioma", height=1)


def keys(found: Sequence[Mapping[str, Any]], *, key: str) -> None:
    """What the keys of a page press (`screens.keys.press`), as long as this is on it."""
    _PRESS(data={"press": [dict(one) for one in found]}, key=key, height=1)


def _linked(item: Mapping[str, Any]) -> dict[str, Any]:
    """A link to another page has an address for a new tab; what is done on this one has none."""
    go = item.get("go")
    return {**item, "href": url.href(go)} if go and "page" in go else dict(item)


def tiles(items: Sequence[Mapping[str, Any]], *, key: str) -> None:
    """Figures side by side: `label`, `value`, and if wanted `note`, `icon`, `tone`, `go`. Follows a click."""
    data = {"kind": "tiles", "items": [_linked(item) for item in items]}
    url.follow(_TILES(data=data, key=key, on_go_change=_ignore).go)


def bars(items: Sequence[Mapping[str, Any]], *, key: str) -> None:
    """Lines with a bar: as tiles, with `parts` of `share` (0–1), `tone` and `title`. Follows a click."""
    data = {"kind": "bars", "items": [_linked(item) for item in items]}
    url.follow(_TILES(data=data, key=key, on_go_change=_ignore).go)


def signs(items: Sequence[Mapping[str, Any]], *, key: str) -> None:
    """States in one line, each with its label."""
    _SIGNS(data={"items": list(items)}, key=key)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `kind` holds the classes of `table.css`: num, tight, wide, marks, full."""

    key: str
    title: str
    kind: str = ""
    sort: bool = False
    help: str | None = None


def told(column: CatalogueColumn, kind: str = "", *, sort: bool = False) -> Column:
    """A column of the catalogue, under its name and its title."""
    return Column(column.name, column.title, kind, sort)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells by column, and where a click on it leads. `name` tells it to a screen reader."""

    id: int | str
    cells: Mapping[str, Cell]
    go: Go | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Clicked:
    """What was asked of a table: another order, a place to go; and the rows picked."""

    sort: str | None = None
    go: Go | None = None
    picked: list[int] = field(default_factory=list)


EMPTY = "No hay nada que mostrar."


def table(
    columns: Sequence[Column],
    rows: Sequence[Row],
    *,
    key: str,
    caption: str,
    empty: str = EMPTY,
    sort: tuple[str, bool] | None = None,
    pick: bool = False,
    cards: bool = True,
    dense: bool = False,
    total: Mapping[str, Cell] | None = None,
    around: tuple[Sequence[Row], Sequence[Row]] = ((), ()),
    paper: str = "",
) -> Clicked:
    """A table of real HTML; on a narrow screen each row becomes a card unless `cards` is False.

    `sort` is the column it is in order of and whether it goes down. With `pick` rows can be ticked. A `dense`
    table gives a line to each row; a sign that is `bare` shows its icon, and its word when it is reached.
    On paper the rows stand with those `around` them, before and after, and `paper` is told above.
    """
    present = {row.id for row in rows}
    data = {
        "columns": [
            {"key": c.key, "title": c.title, "kind": c.kind, "sort": c.sort, "help": c.help} for c in columns
        ],
        "rows": [_told_row(row, columns) for row in rows],
        "around": [[_told_row(row, columns) for row in part] for part in around],
        "paper": paper,
        "sort": {"key": sort[0], "down": sort[1]} if sort else None,
        "pick": pick,
        "cards": cards,
        "dense": dense,
        "caption": caption,
        "empty": empty,
        "total": total,
    }
    before = st.session_state.get(key, {})
    data["picked"] = [one for one in (before.get("picked") or []) if one in present]
    found = _TABLE(
        data=data,
        key=key,
        default={"picked": []},
        on_go_change=_ignore,
        on_sort_change=_ignore,
        on_picked_change=_ignore,
    )
    return Clicked(found.sort, found.go, [one for one in (found.picked or []) if one in present])


def _told_row(row: Row, columns: Sequence[Column]) -> dict[str, Any]:
    cells = {
        name: _linked(cell) if isinstance(cell, Mapping) else cell
        for name, cell in _reached(row, columns).items()
    }
    return {"id": row.id, "name": row.name, "go": row.go, "cells": cells}


def who(row: Mapping[Hashable, Any]) -> dict[str, Any]:
    """The cell of a contractor: the name, and the contract under it."""
    return {
        "text": text.clean(row["contratista"]) or "Sin nombre leído",
        "sub": text.clean(row["contrato"]) or "sin contrato leído",
        "strong": True,
    }


def _reached(row: Row, columns: Sequence[Column]) -> dict[str, Cell]:
    """The cells of a row, one of which leads where the row does: a link is reached by key, a row is not."""
    cells = dict(row.cells)
    if row.go is None or any(isinstance(cell, Mapping) and cell.get("go") for cell in cells.values()):
        return cells
    first = next((column.key for column in columns if cells.get(column.key)), None)
    if first is not None:
        cell = cells[first]
        cells[first] = {**(cell if isinstance(cell, Mapping) else {"text": cell}), "go": row.go}
    return cells


@dataclass(frozen=True, slots=True)
class Seen:
    """What was asked of the viewer: another page, the box of a piece of evidence, a spot of the page (in
    points from its top left corner), all pages (or no longer), several of them, or a finer picture."""

    page: int | None
    box: str | None
    spot: tuple[float, float] | None = None
    all: bool | None = None
    several: tuple[int, ...] = ()
    finer: bool = False


def viewer(
    picture: bytes | None,
    *,
    page: int,
    count: int,
    pages: Sequence[Mapping[str, Any]],
    boxes: Sequence[Mapping[str, Any]],
    size: tuple[float, float],
    alt: str,
    blank: str = "",
    shown: str = "",
    pin: bool = False,
    all_pages: bool | None = None,
    picked: Sequence[int] = (),
    finer: bool = False,
    key: str,
) -> Seen:
    """One page of a PDF as a JPEG with boxes drawn over it. Boxes and the page's `size` are in points.

    `pages` feeds the strip of pages, without which only this page is shown; `blank` says why there is no
    picture; the picture's name is `alt` and what the boxes that are `on` say; `shown` names the evidence
    that is scrolled to, once for each change. With `pin` a click on the page itself tells where. With
    `all_pages` those of `pages` that have a picture (`src`) are shown small, and several can be chosen
    (`picked` to begin with); None: not to be had here. `finer` says that a finer picture can be had.
    """
    found = _VIEWER(
        data={
            "src": jpeg(picture) if picture else None,
            "page": page,
            "count": count,
            "pages": list(pages),
            "boxes": list(boxes),
            "width": size[0],
            "height": size[1],
            "alt": ". Se señala: ".join([alt, *(box["title"] for box in boxes if box.get("on"))]),
            "blank": blank,
            "shown": shown,
            "pin": pin,
            "all": all_pages,
            "picked": list(picked),
            "finer": finer,
        },
        key=key,
        **{f"on_{name}_change": _ignore for name in ("page", "box", "spot", "all", "several", "finer")},
    )
    spot = (found.spot[0], found.spot[1]) if found.spot else None
    several = tuple(int(one) for one in found.several or ())
    return Seen(found.page, found.box, spot, found.all, several, bool(found.finer))


def jpeg(picture: bytes) -> str:
    """A picture as the source of an image: it comes with the page."""
    return "data:image/jpeg;base64," + base64.b64encode(picture).decode()


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was clicked among the items: evidence to see, an item (or `item.field`) to mark or correct, a
    value passed over that is to be used, the rule whose two cuentas are to be compared, or the one to be set
    aside."""

    see: str | None
    fix: str | None
    take: str | None = None
    compare: str | None = None
    waive: str | None = None


def sheet(
    items: Sequence[Mapping[str, Any]], *, of: str, at: str = "", key: str, fixing: bool = True
) -> Chosen:
    """The six items of a cuenta: notes, findings, cuttings, fields. `of` tells one cuenta from the next; the
    finding, value or item named `at` is brought into sight, once for each change; an item can be marked or
    corrected where there is `fixing`."""
    found = _SHEET(
        data={"items": list(items), "of": of, "at": at, "fixing": fixing},
        key=key,
        on_see_change=_ignore,
        on_fix_change=_ignore,
        on_take_change=_ignore,
        on_compare_change=_ignore,
        on_waive_change=_ignore,
    )
    return Chosen(found.see, found.fix, found.take, found.compare, found.waive)


@dataclass(frozen=True, slots=True)
class ChosenRequest:
    """What was clicked among requests: the one whose place is to be seen, or both of whose places are."""

    see: str | None
    compare: str | None


def requests(
    items: Sequence[Mapping[str, Any]], *, title: str, told: str, by: str, rest: str, of: str, key: str
) -> ChosenRequest:
    """What was asked and what there is now, a line each; those in order are folded away under `rest`. `of`
    tells one cuenta from the next."""
    found = _REQUESTS(
        data={"items": list(items), "title": title, "told": told, "by": by, "rest": rest, "of": of},
        key=key,
        on_see_change=_ignore,
        on_compare_change=_ignore,
    )
    return ChosenRequest(found.see, found.compare)


def changes(
    items: Sequence[Mapping[str, Any]], *, caption: str, none: str, rest: str, of: str, key: str
) -> str | None:
    """What changed, a line each; those that are `expected` are folded away under `rest`, and `none` is said
    when there are no others. `of` tells one cuenta from the next. Gives the one to be compared."""
    data = {"items": list(items), "caption": caption, "none": none, "rest": rest, "of": of}
    seen: str | None = _CHANGES(data=data, key=key, on_see_change=_ignore).see
    return seen


def timeline(items: Sequence[Mapping[str, Any]], *, key: str, caption: str, empty: str) -> None:
    """What happened, in the order given, under its days: each `day`, `time`, `who`, `told`, `quote`, `icon`
    and `tone`."""
    _TIMELINE(data={"items": list(items), "caption": caption, "empty": empty}, key=key)


def steps(items: Sequence[Mapping[str, Any]], *, key: str) -> None:
    """Numbered steps, each `title`, what it `does` in order, a `warning`, a `link` and a `picture` (as
    `review.guiding.drawings.Picture.plain` gives it)."""
    _STEPS(data={"items": list(items)}, key=key)


def copy(words: str, *, key: str) -> None:
    """A button that puts `words` on the clipboard."""
    _COPY(data={"text": words}, key=key)


def look_at(place: str, *, turn: str, field: bool, key: str) -> None:
    """Bring the container with the key `place` into sight, once for each `turn`; with `field`, what is typed
    next is written in its field."""
    _LOOK(data={"at": place, "turn": turn, "field": field}, key=key, height=1)


def meter(*, of: str, who: str, got: int, idle: int, key: str) -> list[Mapping[str, Any]]:
    """Measure the use of the page for the cuenta `of` (empty: for none) and the person `who`. A pause counts
    as far as `idle` seconds. Gives what was measured of those before, numbered by `seq`, after `got`."""
    data = {"of": of, "who": who, "got": got, "idle": idle}
    return list(_METER(data=data, key=key, height=1, on_measured_change=_ignore).measured or [])
