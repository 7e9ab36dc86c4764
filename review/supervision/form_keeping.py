"""Which form a paper is written on: the entity's own where it has put one in force, else the project's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from review import spanish
from review.desk.signing import allowed, folder_of
from review.model import Act, EntityPicture, FormKind, Signer
from review.store import Store, form_rows
from review.store.form_rows import KeptForm
from review.supervision.form_check import CheckedForm, check_form, refuse_bad
from review.supervision.form_filling import PreparedForm, filled, prepared
from review.supervision.paper_values import examples
from review.writing.logo_picture import logo_png

_FORMS: Final = Path(__file__).with_name("forms")


@dataclass(frozen=True, slots=True)
class FormInForce:
    """The form that a folder's papers of a kind are written on. `kept` tells who uploaded it and when; None
    for the project's own."""

    kind: FormKind
    name: str
    content: bytes
    kept: KeptForm | None = None


def own_form(kind: FormKind) -> bytes:
    """The form of the project."""
    return (_FORMS / f"{kind.value}.docx").read_bytes()


def form_in_force(store: Store, folder_id: int, kind: FormKind) -> FormInForce:
    """The form of a folder. Raises StoreUnavailable."""
    kept = form_rows.in_force(store, folder_id, kind)
    if kept is not None and kept.content is not None:
        return FormInForce(kind, kept.name, kept.content, kept)
    return FormInForce(kind, f"{spanish.title(kind)} de Visto Bueno", own_form(kind))


def look_over(content: bytes, kind: FormKind, name: str) -> CheckedForm:
    """Everything wrong in a form; one in which nothing is, is tried with examples too. Raises FormInvalid."""
    checked = check_form(content, kind)
    if not checked.problems:
        filled(prepared(checked, name), examples(kind))
    return checked


@lru_cache(maxsize=16)
def ready(content: bytes, kind: FormKind, name: str) -> PreparedForm:
    """A form ready to be filled. Raises FormInvalid with what is wrong in it."""
    made = prepared(refuse_bad(check_form(content, kind), name), name)
    return replace(made, own=content == own_form(kind))


def put_form(
    store: Store, folder: str, kind: FormKind, name: str, content: bytes, author: Signer
) -> CheckedForm:
    """Put an entity's form in force for a folder, by its `carpeta`. Raises FormInvalid while anything is
    wrong in it, BadArgument for a folder not read, NotAllowed, StoreUnavailable."""
    signed = allowed(store, author, Act.WAYS)
    known = folder_of(store, folder)
    checked = refuse_bad(look_over(content, kind, name), name)
    form_rows.put(store, known.id, kind, name=name, content=content, author=signed)
    return checked


def withdraw_form(store: Store, folder: str, kind: FormKind, author: Signer) -> None:
    """Go back to the project's form. Raises BadArgument, NotAllowed, StoreUnavailable."""
    signed = allowed(store, author, Act.WAYS)
    form_rows.put(store, folder_of(store, folder).id, kind, name=None, content=None, author=signed)


def logo_in_force(store: Store, folder_id: int) -> KeptForm | None:
    """The logo of a folder's entity (PNG), with who gave it; None where there is none. Raises
    StoreUnavailable."""
    kept = form_rows.in_force(store, folder_id, EntityPicture.LOGO)
    return kept if kept is not None and kept.content is not None else None


def put_logo(store: Store, folder: str, name: str, content: bytes, author: Signer) -> None:
    """Put a logo on the papers of a folder (its `carpeta`). Raises LogoInvalid, BadArgument, NotAllowed,
    StoreUnavailable."""
    signed = allowed(store, author, Act.WAYS)
    known = folder_of(store, folder)
    made = logo_png(content, name)
    form_rows.put(store, known.id, EntityPicture.LOGO, name=name, content=made, author=signed)


def withdraw_logo(store: Store, folder: str, author: Signer) -> None:
    """Leave the papers of a folder without one. Raises BadArgument, NotAllowed, StoreUnavailable."""
    signed = allowed(store, author, Act.WAYS)
    known = folder_of(store, folder)
    form_rows.put(store, known.id, EntityPicture.LOGO, name=None, content=None, author=signed)
