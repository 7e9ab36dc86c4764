"""`vistobueno guia`: how to send a cuenta through SECOP II, as a PDF, with what is to be copied out of it."""

from __future__ import annotations

import argparse
from pathlib import Path

from review.assembling.advice import advice_on
from review.cli import own_list
from review.errors import BadArgument
from review.guiding import Guide, ToMend, asked_by, asked_in_letter, asked_in_mail, guide_of
from review.guiding.guide_paper import guide_pdf
from review.machine import outputs
from review.pipeline import contract_book, examine
from review.ways import checklist

_MOST_BYTES = 5_000_000  # of a letter: what `review.guiding.asked` takes of a mail


def run(asked: argparse.Namespace, contracts: Path | None) -> Path:
    """Write the guide; gives where. Raises VistoBuenoError."""
    output: Path = asked.output
    where = outputs.writable_place(output)
    given = [one for one in (asked.file, asked.letter) if one is not None]
    for one in given:
        _check_file(one, where)
    if where.suffix.lower() != ".pdf":
        raise BadArgument(f"«{output}» debe terminar en .pdf.")
    outputs.write_whole(output, guide_pdf(_guide(asked, contracts)))
    return output


def _guide(asked: argparse.Namespace, contracts: Path | None) -> Guide:
    own = own_list.named(asked.checklist)
    beside = [one for one in (contracts, asked.file) if one is not None]
    ways = own_list.near(beside) if own is None else checklist.load(own)
    returned = () if asked.letter is None else _letter(asked.letter)
    if asked.file is None:
        return guide_of(checklist=ways, asked=returned, returned=bool(returned))
    submission = examine(asked.file, contract_book(contracts, asked.budget), checklist=ways)
    if not submission.document.lectura.readable:
        raise BadArgument(f"«{asked.file.name}» no se pudo leer. {submission.document.reason}")
    found = returned or asked_by(advice_on(submission, ways))
    return guide_of(submission, checklist=ways, asked=found, returned=bool(returned))


def _letter(path: Path) -> tuple[ToMend, ...]:
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES)
        if path.suffix.lower() == ".eml":
            return asked_in_mail(content)
        return asked_in_letter(content.decode("utf-8-sig"))
    except OSError as error:
        raise BadArgument(f"No se puede leer «{path}». Revise sus permisos.") from error
    except UnicodeDecodeError as error:
        raise BadArgument(f"«{path.name}» no es un texto. Guarde la carta como .txt o como .eml.") from error


def _check_file(path: Path, where: Path) -> None:
    if not path.is_file():
        what = "es una carpeta" if path.is_dir() else "no existe"
        raise BadArgument(f"«{path}» {what}. Revise cómo está escrito.")
    if path.resolve() == where:
        raise BadArgument(f"«{path}» se reemplazaría. Escriba otro nombre en --salida.")
