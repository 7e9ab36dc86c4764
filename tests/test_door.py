"""Who may talk to the dashboard: a real server, asked as a browser, a stranger's page and a program would."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from review.cli import entrance, options
from screens.browsers import COOKIE
from screens.door import ENTER
from tests.identity_provider import secrets
from tests.servers import ROOT, Server, by_hand, environment_of

PATHS = ("/", "/bandeja", "/_stcore/health", "/_stcore/host-config", "/media/nada.png")
STRANGERS = ("evil.example", "127.0.0.1.evil.example", "127.0.0.1@evil.example", "localhost:x", "0.0.0.0", "")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("casa")
    with by_hand(environment_of(home, VISTOBUENO_BD=str(home / "a.db"))) as started:
        yield started


@pytest.mark.parametrize("path", PATHS)
def test_a_name_that_is_not_ours_is_refused(server: Server, path: str) -> None:
    for host in STRANGERS:
        told = server.ask(path, Host=host)
        assert told.status == 403, host
        assert "solo responde en este equipo" in told.text


@pytest.mark.parametrize("path", PATHS)
def test_a_page_of_another_site_is_refused(server: Server, path: str) -> None:
    for origin in ("http://evil.example", "null", f"http://127.0.0.1:{server.port + 1}"):
        assert server.ask(path, Origin=origin).status == 403, origin


@pytest.mark.parametrize("name", options.HOSTS)
def test_by_our_own_name_it_answers(server: Server, name: str) -> None:
    here = f"{name}:{server.port}"
    assert server.ask("/", Host=here).status == 200
    assert server.ask("/_stcore/health", Host=here, Origin=f"http://{here}").status == 200
    assert "¿Quién revisa?" in server.visit(host=here, origin=f"http://{here}")


@pytest.mark.parametrize(
    ("host", "origin"),
    [("evil.example", None), ("evil.example", "http://evil.example"), (None, "http://evil.example")],
)
def test_a_websocket_of_a_stranger_is_refused(server: Server, host: str | None, origin: str | None) -> None:
    with pytest.raises(InvalidStatus) as refused:
        server.visit(host=host, origin=origin)
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize("path", PATHS)
def test_no_site_may_frame_it_nor_be_asked_by_it(server: Server, path: str) -> None:
    told = server.ask(path)
    assert "frame-ancestors 'none'" in told.headers["content-security-policy"]
    assert "default-src 'self' " in told.headers["content-security-policy"]
    assert told.headers["x-frame-options"] == "DENY"
    assert told.headers["x-content-type-options"] == "nosniff"


KEY = "la-llave"
SHOWN = "visto_bueno_{port}=la-llave"


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with a key, of which nothing has been shown."""
    home = tmp_path_factory.mktemp("casa")
    with by_hand(environment_of(home, VISTOBUENO_BD=str(home / "a.db"), VISTOBUENO_LLAVE=KEY)) as started:
        yield started


@pytest.mark.parametrize("path", [*PATHS, "/?llave=", "/?llave=otra", "/bandeja?llave=la-llav"])
def test_without_the_key_of_its_start_nobody_of_this_machine_comes_in(locked: Server, path: str) -> None:
    for cookie in ("", "visto_bueno_{port}=otra", "visto_bueno_1=la-llave", "visto_bueno_{port}="):
        told = locked.ask(path, Cookie=cookie.format(port=locked.port))
        if path == "/_stcore/health":
            assert (told.status, told.text) == (200, "ok"), "it tells that it lives, and no more"
        else:
            assert told.status == 403
            assert "la dirección completa que mostró «vistobueno abrir»" in told.text
            assert KEY not in str(told)


def test_without_the_key_no_page_is_drawn(locked: Server) -> None:
    with pytest.raises(InvalidStatus) as refused:
        locked.visit()
    assert refused.value.response.status_code == 403


def test_the_address_with_the_key_lets_in_and_does_not_keep_it(locked: Server) -> None:
    told = locked.ask("/revisar?cuenta=3&llave=la-llave&ver=a%20b")
    assert (told.status, told.headers["location"]) == (303, "/revisar?cuenta=3&ver=a+b")
    cookie, *how = told.headers["set-cookie"].split("; ")
    assert cookie == SHOWN.format(port=locked.port)
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(how)
    inside = Server(locked.port, {"Cookie": f"otra=1; {cookie}"})
    assert inside.ask("/bandeja").status == 200
    assert "¿Quién revisa?" in inside.visit()


def test_a_browser_is_told_from_another_by_what_no_script_reads(server: Server) -> None:
    first, second = server.ask("/bandeja"), server.ask("/")
    cookie, *how = first.headers["set-cookie"].split("; ")
    assert cookie.startswith(f"{COOKIE}=")
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(how)
    assert cookie != second.headers["set-cookie"].partition(";")[0]
    again = server.ask("/", Cookie=cookie)
    assert again.headers["set-cookie"].partition(";")[0] == cookie, "it is the same browser"
    for strange in ("corta", "a b c", "é" * 30):
        told = server.ask("/", Cookie=f"{COOKIE}={strange}").headers["set-cookie"].partition(";")[0]
        assert strange not in told.partition("=")[2]
    assert COOKIE not in server.ask("/_stcore/health").headers.get("set-cookie", "")


def test_who_is_not_let_in_is_given_nothing(locked: Server) -> None:
    assert "set-cookie" not in locked.ask("/").headers


def test_the_key_leads_to_no_other_site(locked: Server) -> None:
    told = locked.ask("//evil.example/x?llave=la-llave")
    assert told.headers["location"] == "/evil.example/x"


def test_a_stranger_with_the_key_is_a_stranger(locked: Server) -> None:
    for headers in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}):
        assert locked.ask("/?llave=la-llave", **headers).status == 403


def test_a_server_that_nobody_gave_a_key_lets_nobody_in(tmp_path: Path) -> None:
    environment = environment_of(tmp_path, VISTOBUENO_BD=str(tmp_path / "a.db"), VISTOBUENO_LLAVE="")
    with by_hand(environment) as started:
        for path in ("/", "/?llave=", "/bandeja"):
            told = started.ask(path, Cookie=f"visto_bueno_{started.port}=")
            assert told.status == 403
            assert "«vistobueno abrir»" in told.text


@pytest.mark.parametrize("path", ["/nada", "/revisar/12", "/Bandeja", "/bandeja.html"])
def test_an_address_that_is_no_page_says_so_in_spanish(server: Server, path: str) -> None:
    told = server.ask(path)
    assert told.status == 404
    assert "Esa página no existe en Visto Bueno" in told.text
    assert "href='/'" in told.text
    assert told.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("path", ["/bandeja", "/revisar?cuenta=1", "/inicio", "/bandeja/"])
def test_the_address_of_a_page_gives_it(server: Server, path: str) -> None:
    told = server.ask(path)
    assert told.status in (200, 301)
    assert "Esa página no existe" not in told.text


@pytest.mark.parametrize(
    "variables",
    [
        {"STREAMLIT_SERVER_ENABLE_AGENT_API": "true", "STREAMLIT_SERVER_ALLOWED_HOSTS": "*"},
        {"STREAMLIT_SERVER_ENABLE_CORS": "false", "STREAMLIT_SERVER_ENABLE_XSRF_PROTECTION": "false"},
    ],
    ids=lambda variables: "+".join(variables),
)
def test_options_looser_than_ours_show_nothing(tmp_path: Path, variables: dict[str, str]) -> None:
    environment = environment_of(tmp_path, VISTOBUENO_BD=str(tmp_path / "a.db"), **variables)
    with by_hand(environment) as started:
        for path in (*PATHS, "/_stcore/agent/openapi.json"):
            told = started.ask(path)
            assert told.status == 503, path
            for variable in variables:
                option = variable.removeprefix("STREAMLIT_SERVER_").replace("_", "").lower()
                assert option in told.text.lower()
        assert "ciérrelo y ábralo con «vistobueno abrir»" in told.text.lower()
        with pytest.raises(InvalidStatus):
            started.visit()
    assert not (tmp_path / "a.db").exists()


def test_the_file_of_the_project_says_what_the_table_says() -> None:
    written = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    for option, (ours, *_) in options.SAFE.items():
        section, name = option.split(".")
        assert written[section][name] == ours, option


def test_what_the_command_passes_is_the_table() -> None:
    told = options.flags()
    assert "--server.allowedHosts=localhost" in told
    assert "--server.enableAgentApi=false" in told
    assert options.unsafe({name: safe[0] for name, safe in options.SAFE.items()}) == []
    assert options.unsafe(dict.fromkeys(options.SAFE, "x")) == list(options.SAFE)


@pytest.mark.parametrize("page", ["", "bandeja"])
def test_the_way_in_is_the_same_button_to_who_comes_first(tmp_path: Path, page: str) -> None:
    """Until a menu is declared Streamlit makes one of its own: a button drawn under that is another one to it
    once pressed, and the press is lost."""
    public = "http://localhost:8501"
    environment = environment_of(tmp_path, VISTOBUENO_BD=str(tmp_path / "a.db"), VISTOBUENO_DIRECCION=public)
    given = f"--secrets.files={secrets(tmp_path, public, 'http://localhost:1')}"
    with by_hand(environment, *options.flags(entrance.public_address(public)), given) as started:
        drawn = [started.visit(page, host="localhost:8501", origin=public) for _ in range(2)]
    first, second = (re.findall(rf'id: "([^"]+)"\s+label: "{ENTER}"', one) for one in drawn)
    assert first == second
    assert len(first) == 1
