"""What the dashboard's server must be set to, so that this machine alone can talk to it.

One table for the command, which sets it, and for the dashboard, which refuses to show anything when the
options in force are looser: they may come from the environment or from a file of the user.
"""

from __future__ import annotations

from collections.abc import Mapping

from review.cli.entrance import PublicAddress, is_loopback

ADDRESS = "127.0.0.1"
HOSTS = (ADDRESS, "localhost")
ENVIRONMENT_PREFIX = "STREAMLIT_"  # of the variables that change an option
PASS_VARIABLE = "VISTOBUENO_PASE"  # what the server must repeat, so that its starter knows it
PASS_HEADER = "x-visto-bueno"
ALONE_VARIABLE = "VISTOBUENO_SOLO_CONTRATISTA"  # set where the contractor's page is all that is shown
ALONE_LIST_VARIABLE = "VISTOBUENO_LISTA"  # the checklist.toml that the contractor's page goes by, alone
KEY_VARIABLE = "VISTOBUENO_LLAVE"  # what whoever opens the dashboard must bring; made anew at every start
KEYLESS_VARIABLE = "VISTOBUENO_SIN_LLAVE"  # «1» where something else in front of it asks who comes in
KEY_PARAMETER = "llave"  # of the address that `abrir` tells
PUBLIC_VARIABLE = "VISTOBUENO_DIRECCION"  # where people open it on a server: then they come in by a login
LISTEN_VARIABLE = "VISTOBUENO_ESCUCHAR"  # the address of this machine that the server listens at
SECRETS_VARIABLE = "VISTOBUENO_INGRESO"  # the file with the login's settings
OF_OURS = (
    PASS_VARIABLE,
    ALONE_VARIABLE,
    ALONE_LIST_VARIABLE,
    KEY_VARIABLE,
)  # decided at every start, never by the environment

# By option: the values that are safe, ours first.
SAFE: Mapping[str, tuple[object, ...]] = {
    "server.address": (ADDRESS, "localhost"),
    "server.allowedHosts": (list(HOSTS), [ADDRESS], ["localhost"]),
    "server.enableCORS": (True,),
    "server.corsAllowedOrigins": ([],),
    "server.enableXsrfProtection": (True,),
    "server.xsrfCookieSameSite": ("lax", "strict"),
    "server.enableAgentApi": (False,),
    "server.enableStaticServing": (False,),
    "server.scriptHealthCheckEnabled": (False,),
    "server.trustedUserHeaders": ({}, "{}"),  # else whoever writes such a header is who it says
    "browser.serverAddress": (ADDRESS, "localhost"),
    "browser.gatherUsageStats": (False,),
    "global.developmentMode": (False,),
    "client.showErrorDetails": ("none", False),
}


def safe(public: PublicAddress | None = None) -> Mapping[str, tuple[object, ...]]:
    """The table for a server at a public address (None: for this machine alone). There people come in by a
    login, and the proxy in front calls it by that address alone."""
    if public is None:
        return SAFE
    return {**SAFE, "server.allowedHosts": ([public.hostname],), "server.baseUrlPath": (public.path[1:],)}


def flags(public: PublicAddress | None = None, listen: str = ADDRESS) -> list[str]:
    """The table as arguments of `streamlit run`. An empty list cannot be one: it is in the project's file."""
    told: list[str] = []
    for option, (ours, *_) in safe(public).items():
        values = ours if isinstance(ours, list) else [ours]
        if option == "server.address":
            values = [listen]
        told += [f"--{option}={str(one).lower() if isinstance(one, bool) else one}" for one in values]
    return told


def unsafe(in_force: Mapping[str, object], public: PublicAddress | None = None) -> list[str]:
    """The options whose value is looser than ours, in the order of the table. At a public address the server
    may listen wherever the proxy reaches it."""
    return [
        option
        for option, allowed in safe(public).items()
        if _plain(in_force[option]) not in allowed and not (public and option == "server.address")
    ]


def beyond(in_force: Mapping[str, object]) -> bool:
    """Whether the server listens where other machines reach it."""
    return not is_loopback(str(in_force["server.address"] or ""))


def _plain(value: object) -> object:
    """A list is a tuple when it came from the command."""
    return list(value) if isinstance(value, tuple) else value
