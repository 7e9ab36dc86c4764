"""The dashboard's door: who may ask the server anything, and what a browser may do with its answers.

Streamlit looks at the Host of a websocket only, lets any site frame its page, and looks up the machine's
address on the internet when a stranger's page asks. So this stands before all of it.
"""

from __future__ import annotations

import os
from secrets import compare_digest

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from review.cli import entrance, options
from review.errors import BadArgument
from screens import alone, door
from screens.addresses import inside, sentence_page

_SEE_OTHER, _FORBIDDEN, _UNAVAILABLE = 303, 403, 503
_COOKIE = "visto_bueno_{}"  # by port: a browser sends its cookies to every port of a machine
_STRANGER = (
    "Visto Bueno solo responde en este equipo. Ábralo en la dirección que muestra «vistobueno abrir», "
    "por ejemplo http://127.0.0.1:8501."
)
_KEYLESS = (
    "Visto Bueno pide la llave de quien lo abrió. Entre por la dirección completa que mostró «vistobueno "
    "abrir», la que termina en «?llave=…»; si lo cerró, ábralo de nuevo."
)
_ELSEWHERE = "Visto Bueno se abre en {0}. Entre por esa dirección."
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


_HEALTH = "/_stcore/health"  # tells nothing but that the server lives: its starter asks before all else


class Gate:
    """An ASGI application that lets through to `app` only what a browser on this machine asks of us, and of
    the users of this machine only those who bring the key of its start. On a server it lets through what the
    proxy in front was asked by the public address; who somebody is, the login asks (`screens.door`)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._key = os.environ.get(options.KEY_VARIABLE, "")
        self._keyless = os.environ.get(options.KEYLESS_VARIABLE) == "1"
        self._public, self._broken = _public()
        self._headers = _HEADERS | {options.PASS_HEADER: os.environ.get(options.PASS_VARIABLE, "")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                headers = MutableHeaders(scope=message)
                headers.update(self._headers)
                if self._public is not None and self._public.scheme == "https":
                    _encrypted_only(headers)
            await send(message)

        if self._broken:
            refused: Response | None = sentence_page(self._broken, _UNAVAILABLE)
        elif self._public is None:
            refused = _refusal(scope) or self._at_the_door(scope)
        else:
            scope, refused = self._from_the_proxy(scope, self._public)
        answer = self._app if refused is None else refused
        await answer(scope, receive, send_guarded)

    def _from_the_proxy(self, scope: Scope, public: entrance.PublicAddress) -> tuple[Scope, Response | None]:
        """What was asked, by the name under which the browser knows it, and how it is refused."""
        if inside(scope["path"]) == _HEALTH:  # a container asks it by no path of the site
            return {
                **scope,
                "path": public.path + _HEALTH,
                "raw_path": (public.path + _HEALTH).encode(),
            }, None
        if not _by_name(scope, public):
            return scope, sentence_page(_ELSEWHERE.format(public.url), _FORBIDDEN)
        wrong = _loose(public) or (None if alone.is_alone() else door.fault(public))
        if wrong:
            return scope, sentence_page(wrong, _UNAVAILABLE)
        headers = [(name, value) for name, value in scope["headers"] if name != b"host"]
        secure = {"http": "https", "ws": "wss"} if public.scheme == "https" else {}
        named = {
            **scope,
            "headers": [(b"host", public.host.encode("latin-1")), *headers],
            "scheme": secure.get(scope["scheme"], scope["scheme"]),
        }
        return named, None

    def _at_the_door(self, scope: Scope) -> Response | None:
        """What is answered to whoever has not shown the key: the way in to who brings it in the address, a
        sentence to the rest. A server that was told neither a key nor to have none lets nobody in."""
        if self._keyless or scope["path"] == _HEALTH:
            return None
        asked = HTTPConnection(scope)
        cookie = _COOKIE.format(asked.url.port or "")
        if self._is_key(asked.cookies.get(cookie)):
            return None
        if scope["type"] == "http" and self._is_key(asked.query_params.get(options.KEY_PARAMETER)):
            inside = asked.url.remove_query_params(options.KEY_PARAMETER)
            path = "/" + inside.path.lstrip("/")  # two of them would lead to another site
            way = RedirectResponse(path + (f"?{inside.query}" if inside.query else ""), _SEE_OTHER)
            # A link in a mail brings a cookie that is «lax», and no other site's form or picture does.
            way.set_cookie(cookie, self._key, httponly=True, samesite="lax")
            return way
        return sentence_page(_KEYLESS, _FORBIDDEN)

    def _is_key(self, shown: str | None) -> bool:
        return bool(self._key and shown) and compare_digest(self._key.encode(), (shown or "").encode())


def _public() -> tuple[entrance.PublicAddress | None, str]:
    """The address of this server, or what is wrong with what was told for one."""
    try:
        return door.address(), ""
    except BadArgument as error:
        return None, str(error)


def _refusal(scope: Scope) -> HTMLResponse | None:
    if not _from_here(scope):
        return sentence_page(_STRANGER, _FORBIDDEN)
    wrong = _loose(None)
    return sentence_page(wrong, _UNAVAILABLE) if wrong else None


def _loose(public: entrance.PublicAddress | None) -> str | None:
    """That the options in force are looser than ours; beyond this machine without a login, what it takes."""
    in_force = {option: st.get_option(option) for option in options.safe(public)}
    if public is None and options.beyond(in_force):
        return entrance.NO_ADDRESS
    loose = options.unsafe(in_force, public)
    return _LOOSE.format(", ".join(loose)) if loose else None


def _by_name(scope: Scope, public: entrance.PublicAddress) -> bool:
    """Asked by the public address, as the proxy tells it (Host kept, or X-Forwarded-Host beside the name of
    this machine), and by no other site's page."""
    told: dict[bytes, list[str]] = {name: [] for name in (b"host", b"x-forwarded-host", b"origin")}
    for name, value in scope["headers"]:
        if name in told:
            told[name].append(value.decode("latin-1").lower())
    hosts, forwarded, origins = told.values()
    if len(hosts) != 1 or len(forwarded) > 1:
        return False
    by_proxy = forwarded == [public.host] and entrance.is_loopback(hosts[0].partition(":")[0])
    return (hosts == [public.host] or by_proxy) and all(origin == public.origin for origin in origins)


def _encrypted_only(headers: MutableHeaders) -> None:
    """No cookie goes where others read along: Streamlit leaves that out of its own."""
    cookies = headers.getlist("set-cookie")
    if cookies:
        del headers["set-cookie"]
        for cookie in cookies:
            kept = cookie if "; secure" in cookie.lower() else f"{cookie}; Secure"
            headers.append("set-cookie", kept)


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
