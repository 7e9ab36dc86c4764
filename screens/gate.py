"""The dashboard's door: who may ask the server anything, and what a browser may do with its answers.

Streamlit looks at the Host of a websocket only, lets any site frame its page, and looks up the machine's
address on the internet when a stranger's page asks. So this stands before all of it.
"""

from __future__ import annotations

import os

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from review.cli import options
from screens.addresses import sentence_page

_FORBIDDEN, _UNAVAILABLE = 403, 503
_STRANGER = (
    "Visto Bueno solo responde en este equipo. Ábralo en la dirección que muestra «vistobueno abrir», "
    "por ejemplo http://127.0.0.1:8501."
)
_LOOSE = (
    "Visto Bueno no se muestra porque el programa arrancó con opciones menos seguras que las suyas: {0}. "
    "Ciérrelo y ábralo con «vistobueno abrir», o quite esas opciones de las variables STREAMLIT_ del equipo, "
    "de la orden o de .streamlit/config.toml."
)
_HEADERS = {
    # Streamlit's page needs styles and scripts written in it; nothing that it shows needs another site.
    "Content-Security-Policy": "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class Gate:
    """An ASGI application that lets through to `app` only what a browser on this machine asks of us."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._headers = _HEADERS | {options.PASS_HEADER: os.environ.get(options.PASS_VARIABLE, "")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        refused = _refusal(scope)
        answer = self._app if refused is None else refused
        await answer(scope, receive, send_guarded)


def _refusal(scope: Scope) -> HTMLResponse | None:
    if not _from_here(scope):
        return sentence_page(_STRANGER, _FORBIDDEN)
    loose = options.unsafe({option: st.get_option(option) for option in options.SAFE})
    return sentence_page(_LOOSE.format(", ".join(loose)), _UNAVAILABLE) if loose else None


def _from_here(scope: Scope) -> bool:
    """Asked by our name, and by nobody's page but ours: a browser tells whose page asks in Origin."""
    hosts = [value for name, value in scope["headers"] if name == b"host"]
    origins = [value for name, value in scope["headers"] if name == b"origin"]
    if len(hosts) != 1:
        return False
    host = hosts[0].decode("latin-1").lower()
    name, _, port = host.partition(":")
    if name not in options.HOSTS or not (port.isdecimal() or host == name):
        return False
    scheme = b"https://" if scope["scheme"] in ("https", "wss") else b"http://"
    return all(origin.lower() == scheme + host.encode("latin-1") for origin in origins)
