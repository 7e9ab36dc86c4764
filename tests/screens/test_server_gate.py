"""The gate of a dashboard on a server: only what its proxy was asked by the public address."""

from __future__ import annotations

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from review.cli import entrance, options
from screens import door
from screens.gate import Gate

PUBLIC = "https://entidad.gov.co/vobo"
HERE = {"Host": "entidad.gov.co"}


def _told(request: Request) -> PlainTextResponse:
    told = PlainTextResponse(f"{request.url.scheme} {request.headers['host']}")
    told.set_cookie("una", "1")
    told.set_cookie("otra", "2", secure=True)
    return told


@pytest.fixture(autouse=True)
def in_force(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Streamlit's options, as its server would be started for the public address."""
    address = entrance.public_address(PUBLIC)
    held: dict[str, object] = {name: values[0] for name, values in options.safe(address).items()}
    monkeypatch.setattr(st, "get_option", held.__getitem__)
    monkeypatch.setattr(door, "fault", lambda _: None)
    return held


def client(monkeypatch: pytest.MonkeyPatch, public: str = PUBLIC) -> TestClient:
    monkeypatch.setenv(options.PUBLIC_VARIABLE, public)
    inside = Starlette(routes=[Route("/vobo/_stcore/health", _told), Route("/vobo/{rest:path}", _told)])
    return TestClient(Gate(inside), base_url="http://127.0.0.1:8501")


def test_by_the_public_address_it_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    asking = client(monkeypatch)
    for headers in (
        HERE,
        HERE | {"Origin": "https://entidad.gov.co"},
        {"Host": "127.0.0.1:8501", "X-Forwarded-Host": "entidad.gov.co"},
    ):
        told = asking.get("/vobo/bandeja", headers=headers)
        assert (told.status_code, told.text) == (200, "https entidad.gov.co"), headers
        assert all("; secure" in one.lower() for one in told.headers.get_list("set-cookie"))
        assert len(told.headers.get_list("set-cookie")) == 2


def test_by_any_other_name_or_from_another_site_it_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    asking = client(monkeypatch)
    for headers in (
        {"Host": "127.0.0.1:8501"},
        {"Host": "evil.example"},
        {"Host": "evil.example", "X-Forwarded-Host": "entidad.gov.co"},
        {"Host": "127.0.0.1:8501", "X-Forwarded-Host": "evil.example"},
        {"Host": "127.0.0.1:8501", "X-Forwarded-Host": "entidad.gov.co, evil.example"},
        HERE | {"Origin": "https://evil.example"},
        HERE | {"Origin": "http://entidad.gov.co"},
        HERE | {"Origin": "null"},
    ):
        told = asking.get("/vobo/bandeja", headers=headers)
        assert told.status_code == 403, headers
        assert PUBLIC in told.text
    assert asking.get("/vobo/_stcore/health").status_code == 200, "its starter asks by this machine's name"


def test_it_shows_nothing_while_the_login_is_not_in_order(
    monkeypatch: pytest.MonkeyPatch, in_force: dict[str, object]
) -> None:
    asking = client(monkeypatch)
    monkeypatch.setattr(door, "fault", lambda _: "Falta el ingreso.")
    told = asking.get("/vobo/", headers=HERE)
    assert (told.status_code, "Falta el ingreso." in told.text) == (503, True)
    monkeypatch.setattr(door, "fault", lambda _: None)
    in_force["server.allowedHosts"] = ["*"]
    assert asking.get("/vobo/", headers=HERE).status_code == 503
    broken = client(monkeypatch, "http://entidad.gov.co").get("/vobo/", headers=HERE)
    assert broken.status_code == 503
    assert "no cifra" in broken.text


def test_the_contractors_page_alone_asks_for_no_login_and_answers_by_its_address_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(door, "fault", lambda _: "Falta el ingreso.")
    monkeypatch.setenv(options.ALONE_VARIABLE, "1")
    asking = client(monkeypatch)
    assert asking.get("/vobo/", headers=HERE).status_code == 200
    assert asking.get("/vobo/", headers={"Host": "127.0.0.1:8501"}).status_code == 403
    assert door.public() is None
    assert door.address() is not None
    monkeypatch.delenv(options.ALONE_VARIABLE)
    assert asking.get("/vobo/", headers=HERE).status_code == 503, "the desk does"


def test_a_bare_server_on_another_address_asks_for_a_login(
    monkeypatch: pytest.MonkeyPatch, in_force: dict[str, object]
) -> None:
    asking = client(monkeypatch, "")
    in_force.update({"server.address": "0.0.0.0", "server.baseUrlPath": ""})
    told = asking.get("/vobo/", headers={"Host": "127.0.0.1:8501"})
    assert told.status_code == 503
    assert "solo se abre fuera de este equipo con usuario y contraseña" in told.text


def test_its_health_is_told_without_its_path_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """A container asks for it at the root, whatever the path of the site."""
    asking = client(monkeypatch)
    for path in ("/_stcore/health", "/vobo/_stcore/health"):
        assert asking.get(path).status_code == 200
