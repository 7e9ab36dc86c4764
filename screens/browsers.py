"""Which browser asks. Each is given a cookie that says nothing, so that what is remembered of one, such as
the name that signs, is not told to another of the same server."""

from __future__ import annotations

import re
import secrets

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from review.store import digests
from screens import alone

COOKIE = "visto_bueno_navegador"
_TOKEN = re.compile(r"[\w-]{20,80}", re.ASCII)
_BYTES = 24
_SECONDS = 400 * 24 * 3600
"""The longest that browsers keep a cookie."""


class Browsers:
    """An ASGI application that gives the browser which asks `app` for a page its cookie: a new one, or its
    own for as long again."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or alone.is_alone():  # alone, nothing is kept of anybody
            await self._app(scope, receive, send)
            return
        told = HTTPConnection(scope).cookies.get(COOKIE, "")

        async def send_known(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.append("set-cookie", _cookie(told if _TOKEN.fullmatch(told) else ""))
            await send(message)

        await self._app(scope, receive, send_known)


def _cookie(token: str) -> str:
    """The header that gives a browser the token, a new one where it has none. No page's script reads it."""
    made = Response()
    made.set_cookie(
        COOKIE,
        token or secrets.token_urlsafe(_BYTES),
        max_age=_SECONDS,
        httponly=True,
        samesite="lax",
    )
    return made.headers["set-cookie"]


def this_one() -> str:
    """A digest that tells the browser of this session from others; empty for one without a cookie."""
    told = str(st.context.cookies.get(COOKIE, ""))
    return digests.digest("browser", told) if _TOKEN.fullmatch(told) else ""
