"""The files that Streamlit holds for a page (what is downloaded, a logo) and those it is sent.

Streamlit gives such a file to whoever knows its address, and takes one from whoever opened a page, with no
login asked. On a server this stands before it: a file goes only to the person whose page told its address.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from screens import door, login_cookie
from screens.addresses import inside, sentence_page
from screens.login_cookie import Person

_HELD = "/media/"
_SENT = "/_stcore/upload_file/"
_TOLD = re.compile(rb"/media/([0-9a-zA-Z_-]+)")
_NAMED = re.compile(r"/media/([0-9a-zA-Z_-]+)(?:\.[\w.+-]*)?", re.ASCII)
_MOST_FILES = 5_000
"""Of a person; judgement: an open page tells of a few, and Streamlit drops those of pages that were left."""
_FORBIDDEN, _NOT_FOUND = 403, 404
_NOT_SHOWN = (
    "Ese archivo no existe, o no es de una página que usted tenga abierta. Ábralo otra vez desde Visto Bueno."
)
_COME_IN = "Entre primero con su usuario: abra de nuevo la dirección de Visto Bueno."


class Shown:
    """Which files were told to whom, the last ones of each."""

    def __init__(self, most: int = _MOST_FILES) -> None:
        self._most = most
        self._files: dict[Person, OrderedDict[str, None]] = {}

    def note(self, person: Person, files: Iterable[str]) -> None:
        for file in files:
            own = self._files.setdefault(person, OrderedDict())
            own[file] = None
            own.move_to_end(file)
            if len(own) > self._most:
                own.popitem(last=False)

    def may(self, person: Person | None, file: str) -> bool:
        return person is not None and file in self._files.get(person, ())


class OwnFiles:
    """An ASGI application in front of `app`: on a server it keeps the files of each person for them."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._shown = Shown()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = inside(scope.get("path", ""))
        files = scope["type"] == "http" and path.startswith((_HELD, _SENT))
        public = door.public() if files or scope["type"] == "websocket" else None
        if public is None:
            await self._app(scope, receive, send)
            return
        person = login_cookie.who(HTTPConnection(scope).cookies, public.origin)

        async def noting(message: Message) -> None:
            if person is not None and message["type"] == "websocket.send":
                told = _TOLD.findall(message.get("bytes") or b"")
                self._shown.note(person, (one.decode("ascii") for one in told))
            await send(message)

        async def unkept(message: Message) -> None:
            if message["type"] == "http.response.start":  # nor by the browser, nor by what lies between
                MutableHeaders(scope=message)["cache-control"] = "private, no-store"
            await send(message)

        if scope["type"] == "websocket":
            await self._app(scope, receive, noting)
        elif path.startswith(_SENT) and person is None:
            await sentence_page(_COME_IN, _FORBIDDEN)(scope, receive, send)
        elif path.startswith(_HELD) and not self._may(person, path):
            await sentence_page(_NOT_SHOWN, _NOT_FOUND)(scope, receive, send)
        else:
            await self._app(scope, receive, unkept)

    def _may(self, person: Person | None, path: str) -> bool:
        named = _NAMED.fullmatch(path)
        return named is not None and self._shown.may(person, named[1])
