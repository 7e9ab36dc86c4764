"""The container and the units say what is true of the program, and keep what they promise."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from review.cli.commands import parser
from review.cli.options import PUBLIC_VARIABLE, SECRETS_VARIABLE
from review.cli.served_at import alone_at, served_at
from review.cli.serving import FIRST_PORT
from review.store import DATABASE_VARIABLE, url_of
from tests.identity_provider import secrets
from tests.proxies import recipe
from tests.servers import ROOT, by_hand, environment_of
from tests.test_locks import EXTRAS, PROJECT, needed
from tests.waiting import HANG_SECONDS

CONTAINER = (ROOT / "Containerfile").read_text("utf-8")
UNITS = ("vistobueno.service", "vistobueno-respaldo.service")
HOME = "/var/lib/vistobueno"
FENCE = {
    "DynamicUser": "yes",
    "NoNewPrivileges": "yes",
    "CapabilityBoundingSet": "",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "StateDirectory": "vistobueno",
    "StateDirectoryMode": "0700",
    "IPAddressDeny": "any",
    "SystemCallFilter": "@system-service",
    "UMask": "0077",
}
WORST = 20  # of 100 on systemd's own scale; the dashboard must reach this machine, which costs something


def steps(name: str) -> list[str]:
    """What the Containerfile tells one instruction, over all stages."""
    whole = CONTAINER.replace("\\\n", "")
    return re.findall(rf"^\s*{name} (.+)$", whole, flags=re.M)


def health() -> list[str]:
    (told,) = steps("HEALTHCHECK")
    words: list[str] = json.loads(told.partition("CMD ")[2])
    return words


def health_code(port: int) -> str:
    """What the container runs to know that it is well, asking another port and as patient as a test is."""
    *_, code = health()
    asked, count = re.subn(rf"{FIRST_PORT}, timeout=\d+", f"{port}, timeout={HANG_SECONDS}", code)
    assert count == 1
    return asked


def asked_of(arguments: list[str]) -> Mapping[str, object]:
    """What the program understands of the arguments of a command. Raises BadArgument."""
    return vars(parser().parse_args(arguments))


def settings(unit: str) -> dict[str, list[str]]:
    """What a unit sets, each as often as it is told."""
    told: dict[str, list[str]] = {}
    for line in (ROOT / "deploy" / unit).read_text("utf-8").splitlines():
        name, sign, value = line.partition("=")
        if sign and not line.startswith("#"):
            told.setdefault(name, []).append(value)
    return told


def test_the_image_is_made_on_a_python_that_the_program_is_declared_for() -> None:
    images = {image.split()[0] for image in steps("FROM")}
    (version,) = {re.fullmatch(r"python:(\d\.\d+)-slim", image)[1] for image in images}  # type: ignore[index]
    assert f"Programming Language :: Python :: {version}" in PROJECT["project"]["classifiers"]
    assert "://" not in re.sub(r"http://127\.0\.0\.1", "", CONTAINER)


def test_all_that_the_wheel_is_made_of_goes_into_the_image_and_nothing_else() -> None:
    build = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    due = {
        *build["packages"],
        *build["force-include"],
        *PROJECT["project"]["license-files"],
        PROJECT["project"]["readme"],
        "pyproject.toml",
        "requirements.lock",
    }
    copied = {word for told in steps("COPY") if not told.startswith("--from") for word in told.split()[:-1]}
    let_in = {
        line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").split() if line.startswith("!")
    }
    assert copied == let_in == due
    assert [one for one in due if not (ROOT / one).exists()] == []


def test_what_only_makes_the_wheel_is_taken_out_again() -> None:
    (told,) = re.findall(r"pip uninstall --yes +((?:[\w-]+ ?)+)$", CONTAINER.replace("\\\n", ""), flags=re.M)
    only_build = needed(EXTRAS["build"]) - needed(PROJECT["project"]["dependencies"])
    assert set(told.split()) == only_build | {"pip"}
    assert "--no-deps --require-hashes -r requirements.lock" in CONTAINER
    *_, last = CONTAINER.split("FROM ")
    assert not re.search(r"pip install|build-essential|gcc", last), "nor is anything built where it runs"


def test_the_container_runs_as_nobody_and_writes_in_its_volume_alone() -> None:
    *_, user = steps("USER")
    (making,) = re.findall(r"useradd --uid (\d+)", CONTAINER)
    assert user == f"{making}:{making}"
    assert int(making) > 0
    assert steps("VOLUME") == [HOME]
    environment = dict(re.findall(r"(\w+)=(\S+)", " ".join(steps("ENV"))))
    assert environment["HOME"] == HOME
    assert Path(environment[DATABASE_VARIABLE]).parent == Path(HOME)
    assert url_of(environment[DATABASE_VARIABLE]).startswith("sqlite:")
    assert environment["PYTHONDONTWRITEBYTECODE"] == "1", "its own code is not to be written on"


def test_the_container_opens_the_dashboard_where_its_health_is_asked() -> None:
    (told,) = steps("ENTRYPOINT")
    (entry,) = json.loads(told)
    assert Path(entry).name in PROJECT["project"]["scripts"]
    asked = asked_of(json.loads(steps("CMD")[0]))
    assert (asked["command"], asked["port"], asked["browser"]) == ("abrir", FIRST_PORT, False)
    assert health()[0] == str(Path(entry).with_name("python"))


def test_a_dashboard_of_ours_is_healthy(tmp_path: Path) -> None:
    with by_hand(environment_of(tmp_path / "casa")) as server:
        assert subprocess.run([sys.executable, "-c", health_code(server.port)], check=False).returncode == 0


def test_another_program_at_its_port_is_not() -> None:
    class Stranger(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    with HTTPServer(("127.0.0.1", 0), Stranger) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        told = subprocess.run([sys.executable, "-c", health_code(server.server_port)], check=False)
        server.shutdown()
    assert told.returncode == 1


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_is_fenced_in(unit: str) -> None:
    told = settings(unit)
    assert {name: told.get(name, ["missing"])[-1] for name in FENCE} == FENCE
    assert "MemoryMax" in told
    environment = dict(pair.split("=", 1) for line in told["Environment"] for pair in line.split())
    assert environment["HOME"] == "%S/vistobueno"
    assert environment[DATABASE_VARIABLE].startswith("%S/vistobueno/")


def test_the_unit_opens_the_dashboard_and_talks_to_this_machine_alone() -> None:
    told = settings("vistobueno.service")
    program, *arguments = told["ExecStart"][0].split()
    asked = asked_of(arguments)
    assert Path(program).name in PROJECT["project"]["scripts"]
    assert (asked["command"], asked["port"], asked["browser"]) == ("abrir", FIRST_PORT, False)
    assert told["RequiresMountsFor"] == [str(asked["folder"])]
    assert told["IPAddressAllow"] == ["localhost"]


def test_the_contractors_page_has_a_unit_of_its_own_that_sees_no_cuenta() -> None:
    told = settings("vistobueno-mi-cuenta.service")
    name = "vistobueno-mi-cuenta"
    assert {one: told.get(one, ["missing"])[-1] for one in FENCE} == FENCE | {"StateDirectory": name}
    assert told["User"] == [name]
    assert not {"SupplementaryGroups", "RequiresMountsFor"} & set(told)
    assert DATABASE_VARIABLE not in " ".join(told["Environment"])
    asked = asked_of(told["ExecStart"][0].split()[1:])
    assert asked["command"] == "revisar-mi-cuenta"
    served = alone_at(asked["port"], asked["listen"], asked["public"])  # type: ignore[arg-type]
    assert served.public is not None
    assert f"location {served.public.path}/ " in recipe()
    assert f"http://127.0.0.1:{served.port};" in recipe()
    assert told["IPAddressAllow"] == ["localhost"]


def test_on_top_of_the_unit_people_come_in_by_the_login(tmp_path: Path) -> None:
    told, unit = settings("vistobueno-ingreso.conf"), settings("vistobueno.service")
    environment = dict(line.split("=", 1) for line in told["Environment"])
    (credential,) = told["LoadCredential"]
    name, _, source = credential.partition(":")
    assert environment[SECRETS_VARIABLE] == f"%d/{name}"
    assert f"install -D -m 0600 secrets.toml {source}" in (ROOT / "docs" / "oficina.md").read_text("utf-8")
    assert "IPAddressAllow" in told, "else it could not ask the provider who came in"
    kept = secrets(tmp_path, environment[PUBLIC_VARIABLE], "https://sso.entidad.gov.co")
    assert kept.name == name
    asked = asked_of(unit["ExecStart"][0].split()[1:])
    served = served_at(asked["port"], asked["listen"], environment[PUBLIC_VARIABLE], kept)  # type: ignore[arg-type]
    assert served.public is not None
    assert (served.port, served.listen) == (FIRST_PORT, "127.0.0.1")
    assert f"location {served.public.path}/ " in recipe(), "one example in all the documents"


def test_the_backup_of_every_night_is_of_the_same_database() -> None:
    ours, backup = (settings(unit) for unit in UNITS)
    assert asked_of(backup["ExecStart"][0].split()[1:])["command"] == "respaldar"
    for name in ("User", "StateDirectory"):
        assert ours[name] == backup[name]
    assert ours["Environment"][0] == backup["Environment"][0]
    assert backup["IPAddressDeny"] == ["any"]
    assert "IPAddressAllow" not in backup
    assert settings("vistobueno-respaldo.timer")["OnCalendar"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not on this machine")
def test_systemd_takes_the_units_and_finds_them_safe(tmp_path: Path) -> None:
    for name in (*UNITS, "vistobueno-respaldo.timer"):
        text = (ROOT / "deploy" / name).read_text("utf-8")
        (tmp_path / name).write_text(re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", text, flags=re.M))
    files = [str(one) for one in sorted(tmp_path.iterdir())]
    said = subprocess.run(["systemd-analyze", "verify", *files], capture_output=True, text=True, check=False)
    assert (said.returncode, [line for line in said.stderr.splitlines() if "vistobueno" in line]) == (0, [])
    for unit in UNITS:
        measured = subprocess.run(
            ["systemd-analyze", "security", "--offline=true", f"--threshold={WORST}", str(tmp_path / unit)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert measured.returncode == 0, measured.stdout[-300:]


def test_the_office_is_told_of_all_that_is_there_for_it() -> None:
    told = (ROOT / "docs" / "oficina.md").read_text("utf-8")
    files = {one.name for one in (ROOT / "deploy").iterdir() if one.is_file() and one.name != "start.py"}
    unnamed = {name for name in files if name not in told and not name.startswith("vistobueno-respaldo.")}
    assert unnamed == set()
    assert "deploy/vistobueno*.service deploy/vistobueno*.timer" in told
    assert f"{FIRST_PORT}:127.0.0.1:{FIRST_PORT}" in told
