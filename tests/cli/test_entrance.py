"""The dashboard on a server: what must be told before it is opened beyond this machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.cli import main, options
from review.cli.entrance import auth_of, fault, public_address
from review.cli.served_at import served_at
from review.errors import BadArgument
from tests.identity_provider import secrets

PUBLIC = "https://entidad.gov.co/vobo"
ISSUER = "https://sso.entidad.gov.co"


def sentence(place: Path, public: str = PUBLIC, *, authlib: bool = True, **other: str) -> str | None:
    address = public_address(public)
    assert address is not None
    return fault(address, auth_of(secrets(place, PUBLIC, ISSUER, **other)), authlib=authlib)


@pytest.mark.parametrize(
    ("told", "url", "host"),
    [
        ("https://entidad.gov.co/vobo/", "https://entidad.gov.co/vobo", "entidad.gov.co"),
        (" https://Entidad.gov.co:443 ", "https://entidad.gov.co", "entidad.gov.co"),
        ("https://entidad.gov.co:8443", "https://entidad.gov.co:8443", "entidad.gov.co:8443"),
        ("http://localhost:8501", "http://localhost:8501", "localhost:8501"),
    ],
)
def test_an_address_in_one_spelling(told: str, url: str, host: str) -> None:
    found = public_address(told)
    assert found is not None
    assert (found.url, found.host) == (url, host)


@pytest.mark.parametrize(
    "told",
    ["entidad.gov.co", "https://", "ftp://a.co", "https://a.co/?b=1", "https://u:p@a.co", "https://a:x"],
)
def test_what_is_no_address_is_refused(told: str) -> None:
    with pytest.raises(BadArgument, match="no es la dirección de un sitio"):
        public_address(told)


def test_beyond_this_machine_nothing_goes_unencrypted() -> None:
    with pytest.raises(BadArgument, match="no cifra"):
        public_address("http://entidad.gov.co")
    assert public_address("") is None


@pytest.mark.parametrize("listen", ["0.0.0.0", "192.168.1.5", "cuentas"])
def test_another_address_asks_for_a_login(listen: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["abrir", "--escuchar", listen, "--sin-navegador"]) == 2
    assert "solo se abre fuera de este equipo con usuario y contraseña" in capsys.readouterr().err
    with pytest.raises(BadArgument):
        served_at(None, listen, "", None)


@pytest.mark.parametrize("listen", ["127.0.0.1", "localhost", "127.0.0.5"])
def test_on_this_machine_nothing_is_asked(listen: str) -> None:
    assert served_at(8600, listen, "", None).public is None


def test_what_the_login_lacks_is_told_with_what_to_do(tmp_path: Path) -> None:
    assert sentence(tmp_path) is None
    for told, wrong in (
        ({"client_id": ""}, "le falta: client_id"),
        ({"cookie_secret": "corto"}, "al menos 32"),
        ({"redirect_uri": "https://otra.co/oauth2callback"}, "https://entidad.gov.co/vobo/oauth2callback"),
        (
            {"server_metadata_url": "https://login.microsoftonline.com/common/v2.0/x"},
            "acepta cuentas de cualquier entidad",
        ),
    ):
        found = sentence(tmp_path, **told)
        assert found is not None
        assert wrong in found
    lacking = sentence(tmp_path, authlib=False)
    assert lacking is not None
    assert "vistobueno[servidor]" in lacking


def test_without_its_file_or_its_section_it_does_not_open(tmp_path: Path) -> None:
    with pytest.raises(BadArgument, match="Falta el ingreso"):
        served_at(None, "127.0.0.1", PUBLIC, None)
    other = tmp_path / "otro.toml"
    other.write_text("[otra]\n", "utf-8")
    with pytest.raises(BadArgument, match="Falta el ingreso"):
        served_at(None, "127.0.0.1", PUBLIC, other)
    other.write_text("[auth\n", "utf-8")
    for file in (other, tmp_path / "nada.toml"):
        with pytest.raises(BadArgument, match="No se pudo leer el archivo del ingreso"):
            served_at(None, "127.0.0.1", PUBLIC, file)
    assert served_at(None, "0.0.0.0", PUBLIC, secrets(tmp_path, PUBLIC, ISSUER)).public is not None


def test_the_server_is_told_its_name_and_its_path() -> None:
    address = public_address(PUBLIC)
    told = options.flags(address, "0.0.0.0")
    assert "--server.address=0.0.0.0" in told
    assert "--server.allowedHosts=entidad.gov.co" in told
    assert "--server.baseUrlPath=vobo" in told
    in_force = {name: values[0] for name, values in options.safe(address).items()}
    assert options.unsafe({**in_force, "server.address": "0.0.0.0"}, address) == []
    assert options.unsafe({**in_force, "server.allowedHosts": ["*"]}, address) == ["server.allowedHosts"]
    assert options.beyond({"server.address": "0.0.0.0"})
    assert options.beyond({"server.address": ""}), "everywhere"
    assert not options.beyond({"server.address": "127.0.0.1"})


def test_people_are_let_in_and_out_at_the_server(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = ["--bd", str(tmp_path / "a.db")]
    assert main(["personas", *base]) == 0
    assert "Nadie tiene permiso" in capsys.readouterr().out
    assert main(["personas", "agregar", "Ada@e.gov.co", "--rol", "administracion", *base]) == 0
    assert main(["personas", "agregar", "s@e.gov.co", "--rol", "supervisor", *base]) == 2
    assert "Diga qué cuentas verá" in capsys.readouterr().err
    own = ["--supervisor", "Sonia Vega", "--contratos", "CPS-014-2026, CPS-015-2026"]
    assert main(["personas", "agregar", "s@e.gov.co", "--rol", "supervisor", *own, *base]) == 0
    assert main(["personas", *base]) == 0
    told = capsys.readouterr().out
    assert "ada@e.gov.co: administración, todas las cuentas" in told
    assert "s@e.gov.co: supervisor, las de Sonia Vega, CPS-014-2026 y CPS-015-2026" in told
    assert main(["personas", "quitar", "s@e.gov.co", *base]) == 0
    assert main(["personas", "agregar", "x@e.gov.co", "--rol", "consulta", "--todas", *own, *base]) == 2
    assert main(["personas", "agregar", *base]) == 2
