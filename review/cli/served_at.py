"""Where the dashboard is to be served, found good before anything is started."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from review.cli.entrance import (
    NO_ADDRESS,
    NO_ADDRESS_ALONE,
    PublicAddress,
    auth_of,
    fault,
    is_loopback,
    public_address,
)
from review.cli.options import ADDRESS
from review.errors import BadArgument


@dataclass(frozen=True, slots=True)
class ServedAt:
    """Where the dashboard is served: at `listen`, a name or number of this machine, and the `port` wanted. At
    a `public` address people come in by the login of the file `secrets`."""

    port: int | None = None
    listen: str = ADDRESS
    public: PublicAddress | None = None
    secrets: Path | None = None

    @property
    def asked_at(self) -> str:
        """Where this machine itself reaches it."""
        return ADDRESS if self.listen in ("0.0.0.0", "") else self.listen


HERE = ServedAt()
"""On this machine alone."""


def served_at(port: int | None, listen: str, public: str, secrets: Path | None) -> ServedAt:
    """Where somebody asked for the dashboard to be served. Raises BadArgument where people of other machines
    would come in without a login, or the login is not in order."""
    address = public_address(public)
    if address is None:
        if not is_loopback(listen):
            raise BadArgument(NO_ADDRESS)
        return ServedAt(port, listen)
    wrong = fault(address, None if secrets is None else auth_of(secrets), authlib=_has_authlib())
    if wrong is not None:
        raise BadArgument(wrong)
    return ServedAt(port, listen, address, None if secrets is None else secrets.resolve())


def alone_at(port: int | None, listen: str, public: str) -> ServedAt:
    """Likewise of the contractor's page alone, for which nobody logs in. Raises BadArgument where people of
    other machines would come by no address that is encrypted."""
    address = public_address(public)
    if address is None and not is_loopback(listen):
        raise BadArgument(NO_ADDRESS_ALONE)
    return ServedAt(port, listen, address)


def _has_authlib() -> bool:
    return find_spec("authlib") is not None
