"""Files that Streamlit holds, on a server: each for whom its page told of it, and for nobody else."""

from __future__ import annotations

import json

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from review.cli import options
from screens import login_cookie
from screens.own_files import OwnFiles, Shown

PUBLIC = "https://entidad.gov.co/vobo"
ORIGIN = "https://entidad.gov.co"
SECRET = "s" * 48
FILE = "/vobo/media/0123abcd.xlsx"


async def _draws(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_bytes(b"\x0a\x12 some page /media/0123abcd.xlsx and more")
    await websocket.close()


def _gives(_: Request) -> PlainTextResponse:
    return PlainTextResponse("dado")


def cookie(subject: str = "r-1", secret: str = SECRET, **other: object) -> dict[str, str]:
    told = {"origin": ORIGIN, "is_logged_in": True, "iss": "https://sso", "sub": subject, **other}
    return {"_streamlit_user": create_signed_value(secret, "_streamlit_user", json.dumps(told)).decode()}


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch) -> OwnFiles:
    monkeypatch.setenv(options.PUBLIC_VARIABLE, PUBLIC)
    monkeypatch.setattr(st, "get_option", {"server.baseUrlPath": "vobo"}.__getitem__)
    monkeypatch.setattr(login_cookie, "get_cookie_secret", lambda: SECRET)
    routes = [Route("/{rest:path}", _gives, methods=["GET", "PUT"]), WebSocketRoute("/vobo/stream", _draws)]
    return OwnFiles(Starlette(routes=routes))


def asked(app: OwnFiles, path: str, cookies: dict[str, str], method: str = "GET") -> int:
    return TestClient(app, cookies=cookies).request(method, path).status_code


def look(app: OwnFiles, cookies: dict[str, str]) -> None:
    with TestClient(app, cookies=cookies).websocket_connect("/vobo/stream") as talk:
        talk.receive_bytes()


def test_a_file_goes_to_whom_it_was_told(inside: OwnFiles) -> None:
    assert asked(inside, FILE, cookie()) == 404, "not yet"
    look(inside, cookie())
    told = TestClient(inside, cookies=cookie(name="otra vez")).get(FILE)
    assert (told.status_code, told.headers["cache-control"]) == (200, "private, no-store")


@pytest.mark.parametrize(
    "cookies",
    [
        {},
        cookie(secret="x" * 48),
        cookie(is_logged_in=False),
        cookie(origin="https://evil.example"),
        cookie(sub=None),
        {"_streamlit_user": "nada"},
    ],
)
def test_who_did_not_come_in_gets_none_whatever_they_were_told(
    inside: OwnFiles, cookies: dict[str, str]
) -> None:
    look(inside, cookie())
    look(inside, cookies)
    assert asked(inside, FILE, cookies) == 404


def test_who_came_in_gets_none_of_anothers(inside: OwnFiles) -> None:
    look(inside, cookie())
    for path in (FILE, "/vobo/media/0123abcd", "/vobo/media/", "/vobo/media/0123abcd/x"):
        for other in (cookie("c-1"), cookie(iss="https://otro")):
            assert asked(inside, path, other) == 404, path


def test_who_did_not_come_in_sends_none(inside: OwnFiles) -> None:
    sent = "/vobo/_stcore/upload_file/una/otra"
    assert asked(inside, sent, {}, "PUT") == 403
    assert asked(inside, sent, cookie(secret="x" * 48), "PUT") == 403
    assert asked(inside, sent, cookie(), "PUT") == 200
    assert asked(inside, "/vobo/bandeja", {}) == 200, "the login itself is a page"


def test_on_a_computer_of_ones_own_nobody_is_asked(inside: OwnFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(options.PUBLIC_VARIABLE, "")
    assert asked(inside, FILE, {}) == 200


def test_the_last_files_of_each_are_remembered() -> None:
    shown = Shown(most=2)
    shown.note(("a", "1"), ["x", "y", "x", "z"])
    assert [shown.may(("a", "1"), one) for one in "xyz"] == [True, False, True]
    assert not shown.may(("a", "2"), "x")
    assert not shown.may(None, "x")
