"""What a person chose lives in the address: a page reloaded, shared or come back to shows the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import streamlit as st

Params = dict[str, str]


def get(name: str, default: str = "") -> str:
    return str(st.query_params.get(name, default))


def put(**values: str | int | None) -> None:
    """Write values to the address; an empty one leaves it."""
    for name, value in values.items():
        if value in (None, ""):
            st.query_params.pop(name, None)
        elif st.query_params.get(name) != str(value):
            st.query_params[name] = str(value)


def number(name: str, default: int = 1) -> int:
    text = get(name)
    return int(text) if text.isdecimal() and len(text) < 10 else default


def keep(*names: str) -> Params:
    """Those of `names` that are in the address now, to carry them to another page."""
    return {name: get(name) for name in names if get(name)}


def link(page: str, **params: str | int | None) -> dict[str, Any]:
    """Where a click of one of our components leads: for `follow`, and as an address for a new tab."""
    chosen = {name: str(value) for name, value in params.items() if value not in (None, "")}
    return {"page": page, "params": chosen}


def href(go: Mapping[str, Any]) -> str:
    query = urlencode(go["params"])
    path = "" if go["page"] == "inicio" else str(go["page"])
    return f"./{path}{'?' + query if query else ''}"


def follow(go: Mapping[str, Any] | None) -> None:
    """Go where a click led, if there was one."""
    if go:
        st.switch_page(f"pages/{go['page']}.py", query_params=dict(go["params"]))


def _bound(name: str, value: Any, resets: Sequence[str]) -> tuple[str, Callable[[], None]]:
    """The widget's key, holding the address' value, and what writes a new one back."""
    key = f"url_{name}"
    st.session_state[key] = value

    def changed() -> None:
        chosen = st.session_state[key]
        put(**{name: chosen.strip() if isinstance(chosen, str) else chosen}, **dict.fromkeys(resets))

    return key, changed


def choice(
    name: str,
    label: str,
    options: Mapping[str, str],
    *,
    default: str = "",
    resets: Sequence[str] = (),
    hide_label: bool = False,
) -> str:
    """A select box whose value is the address' `name`. `options` maps the value to its title; `default`
    is not written. `resets` names what a change makes void, such as the page number.
    """
    chosen = get(name, default)
    if chosen not in options:
        chosen = default if default in options else next(iter(options))
    key = f"url_{name}"
    st.session_state[key] = chosen

    def changed() -> None:
        now = st.session_state[key]
        put(**{name: None if now == default else now}, **dict.fromkeys(resets))

    return str(
        st.selectbox(
            label,
            list(options),
            format_func=lambda value: options.get(value, value),
            key=key,
            on_change=changed,
            label_visibility="collapsed" if hide_label else "visible",
        )
    )


def tabs(name: str, label: str, options: Mapping[str, str]) -> str:
    """A segmented control whose value is the address' `name`; the first option is the default."""
    first = next(iter(options))
    chosen = get(name, first)
    key, changed = _bound(name, chosen if chosen in options else first, ())
    st.segmented_control(
        label,
        list(options),
        format_func=lambda value: options.get(value, value),
        key=key,
        on_change=changed,
        required=True,
        wrap=True,
        label_visibility="collapsed",
    )
    return str(st.session_state[key])


def pills(
    name: str,
    label: str,
    options: Mapping[str, str],
    counts: Mapping[str, int],
    *,
    resets: Sequence[str] = (),
) -> str:
    """Pills with how many each would show, of which one is the address' `name`; none asks nothing, and is the
    first option, "". A pill that would show nothing is left out, unless it is chosen."""
    chosen = get(name)
    shown = [value for value in options if not value or counts.get(value) or value == chosen]
    key = f"url_{name}"
    st.session_state[key] = chosen if chosen in shown else ""

    def changed() -> None:
        put(**{name: st.session_state[key]}, **dict.fromkeys(resets))

    st.pills(
        label,
        shown,
        format_func=lambda value: f"{options[value]} · {counts.get(value, 0)}",
        key=key,
        on_change=changed,
        label_visibility="collapsed",
    )
    return get(name)


def search(name: str, label: str, placeholder: str, *, resets: Sequence[str] = ()) -> str:
    """A search box whose text is the address' `name`."""
    key, changed = _bound(name, get(name), resets)
    st.text_input(
        label, key=key, on_change=changed, placeholder=placeholder, icon=":material/search:", max_chars=80
    )
    return get(name)


def switch(name: str, label: str, *, resets: Sequence[str] = ()) -> bool:
    """A toggle that writes `name=si` to the address."""
    key = f"url_{name}"
    st.session_state[key] = get(name) == "si"

    def changed() -> None:
        put(**{name: "si" if st.session_state[key] else None}, **dict.fromkeys(resets))

    return st.toggle(label, key=key, on_change=changed)


def pages(name: str, total: int, size: int) -> int:
    """Page numbers under a table of `total` rows; gives the page in the address, from 1."""
    last = max(1, -(-total // size))
    key, changed = _bound(name, min(max(number(name), 1), last), ())
    if last > 1:
        st.pagination(last, key=key, on_change=changed)
    return int(st.session_state[key])
