"""The dashboard on a server: the one address by which it answers, and what must be set up before it does.

Beyond this machine nobody is let in whom no login tells: Streamlit's (OpenID Connect, `[auth]` of a
`secrets.toml`), behind a proxy that speaks TLS. Where no public address is told all of it stays off.
"""

from __future__ import annotations

import ipaddress
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

from review.errors import BadArgument

CALLBACK: Final = "/oauth2callback"
SECRETS: Final = "secrets.toml"
SHORTEST_SECRET: Final = 32  # characters of `cookie_secret`: who guesses it comes in as anybody
GUIDE: Final = "docs/servidor.md dice cómo."
_NEEDED: Final = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
_EVERYBODY: Final = ("/common/", "/organizations/", "/consumers/")  # of Microsoft: any entity's accounts
_NOT_ONE: Final = (
    "«{0}» no es la dirección de un sitio. Escríbala completa, como se ve en el navegador: "
    "https://cuentas.entidad.gov.co o https://entidad.gov.co/vistobueno."
)
_PLAIN: Final = (
    "La dirección «{0}» no cifra lo que viaja por la red. Use una que comience por https:// (la cifra el "
    f"servidor que va delante; {GUIDE})"
)
NO_ADDRESS: Final = (
    "Visto Bueno solo se abre fuera de este equipo con usuario y contraseña. Diga la dirección pública con "
    "--direccion https://… (o VISTOBUENO_DIRECCION) y el archivo del ingreso con --ingreso secrets.toml; "
    f"{GUIDE}"
)
NO_ADDRESS_ALONE: Final = (
    "La página de los contratistas solo se abre fuera de este equipo detrás de un servidor que cifre. Diga "
    f"la dirección pública con --direccion https://…; {GUIDE}"
)
_NO_LOGIN: Final = (
    "Falta el ingreso con usuario y contraseña: sin él Visto Bueno no se abre en {0}. Escriba la sección "
    f"[auth] de un archivo {SECRETS} y dígalo con --ingreso; {GUIDE}"
)
_LACKS: Final = f"A la sección [auth] de {SECRETS} le falta: {{0}}. {GUIDE[0].upper()}{GUIDE[1:]}"
_OTHER_WAY: Final = (
    f"En [auth] de {SECRETS}, redirect_uri debe ser «{{0}}» (la dirección pública y {CALLBACK}), y así debe "
    "estar registrado también en el proveedor de identidad."
)
_SHORT: Final = (
    f"cookie_secret, en [auth] de {SECRETS}, debe tener al menos {SHORTEST_SECRET} letras y cifras al azar: "
    "quien lo adivine entra como cualquiera. Hágalo con: python -c "
    '"import secrets; print(secrets.token_urlsafe(48))"'
)
_ANYBODY: Final = (
    "server_metadata_url, en [auth], acepta cuentas de cualquier entidad. Escriba la dirección con el "
    f"identificador de la suya; {GUIDE}"
)
_NO_AUTHLIB: Final = (
    "Falta el paquete Authlib, con el que se entra. Instálelo con: pip install 'vistobueno[servidor]'."
)
_UNREADABLE: Final = "No se pudo leer el archivo del ingreso «{0}»: {1}."


@dataclass(frozen=True, slots=True)
class PublicAddress:
    """Where people open the dashboard. `host` has its port where it is not the usual one; `path` begins with
    a slash, and is empty at the root of its site."""

    scheme: str
    host: str
    hostname: str
    path: str

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.host}"

    @property
    def url(self) -> str:
        return f"{self.origin}{self.path}"


def public_address(told: str) -> PublicAddress | None:
    """The address that somebody told; None for nothing. Raises BadArgument for what is no address, and for
    one of another machine that does not encrypt."""
    if not told.strip():
        return None
    found = _split(told.strip())
    hostname = (found.hostname or "").rstrip(".")
    whole = found.scheme in ("http", "https") and hostname and not (found.query or found.fragment)
    if not whole or found.username is not None or found.password is not None:
        raise BadArgument(_NOT_ONE.format(told.strip()))
    if found.scheme == "http" and not is_loopback(hostname):
        raise BadArgument(_PLAIN.format(told.strip()))
    usual = {"http": 80, "https": 443}[found.scheme]
    host = hostname if found.port in (None, usual) else f"{hostname}:{found.port}"
    path = found.path.strip("/")
    return PublicAddress(found.scheme, host, hostname, f"/{path}" if path else "")


def _split(told: str) -> SplitResult:
    try:
        found = urlsplit(told)
        _ = found.port  # an odd one is only found when it is asked for
    except ValueError as error:
        raise BadArgument(_NOT_ONE.format(told)) from error
    return found


def is_loopback(host: str) -> bool:
    """Whether a name or number is this machine's own and no other reaches it."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def fault(address: PublicAddress, auth: Mapping[str, Any] | None, *, authlib: bool) -> str | None:
    """What is wrong with the login of an address, in Spanish with what to do; None when it is in order."""
    if not auth:
        return _NO_LOGIN.format(address.url)
    lacking = [name for name in _NEEDED if not str(auth.get(name) or "").strip()]
    if lacking:
        return _LACKS.format(", ".join(lacking))
    if str(auth["redirect_uri"]) != address.url + CALLBACK:
        return _OTHER_WAY.format(address.url + CALLBACK)
    if len(str(auth["cookie_secret"])) < SHORTEST_SECRET:
        return _SHORT
    if any(one in str(auth["server_metadata_url"]) for one in _EVERYBODY):
        return _ANYBODY
    return None if authlib else _NO_AUTHLIB


def auth_of(file: Path) -> Mapping[str, Any] | None:
    """The section of the login of a `secrets.toml`; None where it has none. Raises BadArgument for a file
    that cannot be read."""
    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise BadArgument(_UNREADABLE.format(file, error.strerror)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadArgument(_UNREADABLE.format(file, "no está escrito como TOML")) from error
    found = told.get("auth")
    return found if isinstance(found, dict) else None
