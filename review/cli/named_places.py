"""What is named in a command, looked at before anything is done with it."""

from __future__ import annotations

from pathlib import Path

from review.errors import BadArgument, FolderUnreadable
from review.machine.far_places import is_far, resolved, told


def check_folder(folder: Path) -> None:
    """Raises FolderUnreadable for one that is not there."""
    if is_far(folder):
        from review.machine import object_store

        object_store.check_there(folder)
    elif not folder.is_dir():
        raise FolderUnreadable(f"No existe la carpeta «{folder}». Revise la ruta.")


def refuse_empty(folder: Path) -> None:
    """Raises FolderUnreadable: a disk that is not connected looks like a folder from which all is gone."""
    from review.intake import holds_papers

    if not holds_papers(resolved(folder)):
        raise FolderUnreadable(
            f"En «{told(folder)}» no hay ningún PDF ni ZIP, y no se hizo nada. Revise que sea la carpeta de "
            "las cuentas y que su disco o unidad de red esté conectada."
        )


def check_file(path: Path) -> None:
    """Raises BadArgument for what is no file, here or in an object store."""
    if not is_far(path):
        if not path.is_file():
            what = "es una carpeta" if path.is_dir() else "no existe"
            raise BadArgument(f"«{path}» {what}. Indique el PDF de una cuenta.")
        return
    from review.machine import object_store

    try:
        object_store.facts(path)
    except FileNotFoundError as error:
        raise BadArgument(f"«{told(path)}» no está en el almacén. Indique el PDF de una cuenta.") from error
    except OSError as error:
        raise BadArgument(str(error)) from error
