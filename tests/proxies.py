"""A real nginx in front of a dashboard, with TLS, set up as the documentation says."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.servers import ROOT
from tests.waiting import until

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
NAME = "localhost"
_OURS = """
daemon off;
worker_processes 1;
pid nginx.pid;
error_log error.log;
events {{}}
http {{
    access_log access.log;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
{recipe}
}}
"""


def nginx() -> str:
    """The program. Without it the test is skipped, but never where CI is set."""
    if NGINX is None:
        if os.environ.get("CI"):
            pytest.fail("CI is set and there is no nginx")
        pytest.skip("no nginx on this machine")
    return NGINX


def recipe() -> str:
    """What docs/servidor.md says to write for nginx."""
    (told,) = re.findall(r"```nginx\n(.*?)```", (ROOT / "docs" / "servidor.md").read_text("utf-8"), re.S)
    return str(told)


@contextmanager
def in_front(place: Path, port: int, behind: int, contractors: int = 8601) -> Iterator[ssl.SSLContext]:
    """The recipe as it is told, but for its name, its ports and its certificate, which are the test's.
    `behind` is the dashboard's port, `contractors` that of the contractors' page."""
    place.mkdir()
    certificate, key = _certificate(place)
    told = recipe()
    for theirs, ours in {
        "listen 443 ssl;": f"listen 127.0.0.1:{port} ssl;",
        "server_name entidad.gov.co;": f"server_name {NAME};",
        "/etc/ssl/entidad.crt;": f"{certificate};",
        "/etc/ssl/entidad.key;": f"{key};",
        "http://127.0.0.1:8501;": f"http://127.0.0.1:{behind};",
        "http://127.0.0.1:8601;": f"http://127.0.0.1:{contractors};",
    }.items():
        assert told.count(theirs) == 1, theirs
        told = told.replace(theirs, ours)
    settings = place / "nginx.conf"
    settings.write_text(_OURS.format(recipe=told), "utf-8")
    command = [nginx(), "-p", str(place), "-e", "error.log", "-c", str(settings)]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as server:
        try:
            until(lambda: _listens(port, server), "nginx")
            yield ssl.create_default_context(cafile=certificate)
        finally:
            server.terminate()


def _listens(port: int, server: subprocess.Popen[bytes]) -> bool:
    assert server.poll() is None, "nginx ended; error.log says why"
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def _certificate(place: Path) -> tuple[Path, Path]:
    """A certificate that the server signs for itself, and its key."""
    own = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(own, hashes.SHA256())
    )
    certificate, key = place / "entidad.crt", place / "entidad.key"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key.write_bytes(
        own.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return certificate, key
