"""What every act needs: an author, a reason, and the thing that it is about."""

from __future__ import annotations

from review.errors import BadArgument
from review.store import Store, folders
from review.store.folders import Folder


def required(text: str, otherwise: str) -> str:
    """The text without spaces around it. Raises BadArgument with `otherwise` when nothing is left."""
    if not text.strip():
        raise BadArgument(otherwise)
    return text.strip()


def author_of(author: str) -> str:
    """Who signs. Raises BadArgument."""
    return required(author, "Escriba su nombre: cada cambio queda firmado.")


def folder_of(store: Store, path: str) -> Folder:
    """A folder by its `carpeta`. Raises BadArgument when it has not been read."""
    found = folders.find(store, path)
    if found is None:
        raise BadArgument(f"La carpeta «{path}» no se ha leído todavía.")
    return found
