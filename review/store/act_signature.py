"""How an act is signed in the database: by whom, in which role and in whose name."""

from __future__ import annotations

from typing import Any

from review.model import Actor, Signer
from review.store.codec import clean


def signature(signer: Signer) -> dict[str, Any]:
    """The columns of the signature of an act. Of a bare name, as the program signs by itself, no role
    is known."""
    if isinstance(signer, Actor):
        return {
            "author": clean(signer.name),
            "role": signer.role.value,
            "on_behalf": clean(signer.on_behalf) or None,
        }
    return {"author": clean(signer), "role": None, "on_behalf": None}
