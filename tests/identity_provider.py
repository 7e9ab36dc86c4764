"""A real provider of identities (OpenID Connect) for the tests, as a process of its own; and a dashboard on a
server, whose people come in by it."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from review.cli.entrance import CALLBACK, public_address
from review.cli.options import PUBLIC_VARIABLE, flags
from tests.ports import some_free_port
from tests.servers import ROOT
from tests.waiting import HANG_SECONDS, until


def answers(address: str, server: subprocess.Popen[bytes]) -> bool:
    assert server.poll() is None, "the server ended"
    try:
        with urllib.request.urlopen(address, timeout=HANG_SECONDS):
            return True
    except OSError:
        return False


@contextmanager
def provider(people: Mapping[str, Mapping[str, object]], log: Path) -> Iterator[str]:
    """The address of a provider that knows these people: subject → claims."""
    port = some_free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    for subject, claims in people.items():
        command += ["--user-claims", json.dumps({"sub": subject, **claims})]
    with log.open("ab") as output, subprocess.Popen(command, stdout=output, stderr=output) as server:
        try:
            address = f"http://localhost:{port}"
            until(lambda: answers(f"{address}/.well-known/openid-configuration", server), "the provider")
            yield address
        finally:
            server.terminate()


def secrets(place: Path, public: str, issuer: str, **other: str) -> Path:
    """A `secrets.toml` for a dashboard at a public address, whose people come in by a provider."""
    told = {
        "redirect_uri": public + CALLBACK,
        "cookie_secret": "s" * 48,
        "client_id": "visto-bueno",
        "client_secret": "de-prueba",
        "server_metadata_url": f"{issuer}/.well-known/openid-configuration",
        **other,
    }
    file = place / "secrets.toml"
    file.write_text("[auth]\n" + "".join(f'{name} = "{value}"\n' for name, value in told.items()), "utf-8")
    return file


@contextmanager
def on_a_server(
    environment: Mapping[str, str], public: str, port: int, secrets_file: Path, log: Path
) -> Iterator[None]:
    """A dashboard that is opened at a public address, on a port of this machine."""
    address = public_address(public)
    assert address is not None
    command = [
        *(sys.executable, "-m", "streamlit", "run", "dashboard.py", f"--server.port={port}"),
        *flags(address),
        f"--secrets.files={secrets_file}",
    ]
    kept = {**environment, PUBLIC_VARIABLE: public}
    with log.open("ab") as output:
        server = subprocess.Popen(command, cwd=ROOT, env=kept, stdout=output, stderr=output)
    try:
        health = f"http://127.0.0.1:{port}{address.path}/_stcore/health"
        until(lambda: answers(health, server), "the dashboard")
        yield
    finally:
        server.terminate()
        server.wait()
