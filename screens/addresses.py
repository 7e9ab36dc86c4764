"""Addresses that are no page of ours: told in Spanish, with the way to one that is.

Streamlit gives its own page for whatever it does not know, which says in English that there is no such page.
"""

from __future__ import annotations

import html
from http import HTTPStatus

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from screens.frame import served

_FILES = (
    "/media/",
    "/component/",
    "/static/",
    "/_stcore/",
    "/auth/",
)  # what Streamlit serves besides its page
_TOLD = "Esa página no existe en Visto Bueno. Puede que la dirección esté incompleta o sea de otra versión."


def base() -> str:
    """Where on its site the dashboard lies, with a slash in front; empty at the root."""
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def inside(path: str) -> str:
    """A path of the site as one of the dashboard."""
    return path.removeprefix(base()) or "/"


def sentence_page(sentence: str, status: int, way: str = "") -> HTMLResponse:
    """A page that says one sentence, with the link to the first page under `way`."""
    link = f"<p><a href='{html.escape(base(), quote=True)}/'>{html.escape(way)}</a></p>" if way else ""
    return HTMLResponse(
        "<!doctype html><html lang='es-CO'><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width'><title>Visto Bueno</title>"
        "<style>body{font:1rem/1.6 sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem}"
        "@media(prefers-color-scheme:dark){body{background:#0e1117;color:#fafafa}a{color:#7ab7ff}}</style>"
        f"<p>{html.escape(sentence)}</p>{link}</html>",
        status,
    )


class Addresses:
    """An ASGI application in front of `app`: where that would show its page for an unknown address, ours."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = inside(scope.get("path", ""))
        known = path in ("", "/") or path.removeprefix("/").rstrip("/") in served()
        if scope["type"] != "http" or known or path.startswith(_FILES):
            await self._app(scope, receive, send)
            return
        replaced = False

        async def send_known(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                kind = Headers(raw=message["headers"]).get("content-type", "")
                replaced = message["status"] == HTTPStatus.OK and kind.startswith("text/html")
            if not replaced:
                await send(message)

        await self._app(scope, receive, send_known)
        if replaced:
            await sentence_page(_TOLD, HTTPStatus.NOT_FOUND, "Ir al inicio")(scope, receive, send)
