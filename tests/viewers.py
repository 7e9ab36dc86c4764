"""People who came in by a login, for the tests."""

from __future__ import annotations

from review.model import Identity, PersonRole, Reach, Viewer
from review.model.viewer import EVERYTHING
from review.store import Store
from review.store.seen_store import SeenStore

ISSUER = "https://entrada.entidad.gov.co"


def identity(name: str = "Ana Solarte", email: str = "ana@entidad.gov.co", subject: str = "") -> Identity:
    return Identity(ISSUER, subject or email, name, email)


def viewer(
    role: PersonRole = PersonRole.SUPERVISOR, reach: Reach = EVERYTHING, name: str = "Ana Solarte"
) -> Viewer:
    return Viewer(identity(name), name, role, reach)


def seen_by(store: Store, role: PersonRole = PersonRole.SUPERVISOR, reach: Reach = EVERYTHING) -> SeenStore:
    return SeenStore(store, viewer(role, reach))
