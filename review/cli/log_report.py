"""What came of checking the log of what people did: in plain Spanish lines, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from review import frames, spanish
from review.desk import log_check
from review.desk.log_check import LogCheck
from review.frames import log_head
from review.store.chain import Head
from review.store.chain_walk import Break
from review.supervision.certified_check import CertifiedAnswer, CertifiedCheck
from review.supervision.certified_code import CertifiedCode


def lines(found: LogCheck) -> Iterator[str]:
    """For a terminal."""
    if found.faults:
        (_, first), *others = found.faults
        yield "El registro de actos no está intacto."
        yield f"Primera falla: {first}"
        if others:
            yield f"Hay {spanish.plural(len(others), 'falla')} más: véalas todas con --json."
    else:
        yield "El registro de actos está intacto."
    yield log_head.told(found.head)
    if found.code:
        yield _of_code(found)
    if not found.whole:
        yield (
            "Qué hacer: guarde una copia de la base de datos como está, compárela con el último respaldo y "
            "avise a quien responde por ella antes de seguir decidiendo."
        )


def _of_code(found: LogCheck) -> str:
    printed = found.printed
    if printed is None:
        return (
            f"El código «{found.code}» no es de este registro: es de otra base de datos, está mal copiado, o "
            "alguien borró o rehízo los actos que había cuando se imprimió."
        )
    since = 0 if found.head is None else found.head.count - printed.count
    after = f"; después se agregaron {since}" if since else ""
    had = f"{spanish.plural(printed.count, 'acto')}, el último {log_head.when(printed.at)}"
    return f"El código {printed.code} es de este registro: tenía entonces {had}{after}."


_ANSWERS = {
    CertifiedAnswer.CORRESPONDE: "El papel corresponde con el registro.",
    CertifiedAnswer.NO_CORRESPONDE: "El papel NO corresponde con el registro.",
    CertifiedAnswer.CAMBIO_DESPUES: "El papel fue cierto, pero el registro cambió después.",
}


def paper_lines(found: CertifiedCheck) -> Iterator[str]:
    """The same of the code of a paper."""
    yield _ANSWERS[found.answer]
    yield f"El papel dice: {_paper_says(found.code)}."
    yield found.told
    if found.listed:
        yield "El registro dice hoy, para comparar con la lista del papel:"
        yield from (f"  {_paper_says(one)}" for one in found.listed)
    yield from lines(found.log)


def _paper_says(code: CertifiedCode) -> str:
    month = "mes sin decir" if code.month is None else spanish.month_name(code.month)
    if code.several:
        many = spanish.plural(code.payment or 0, "cuenta")
        return f"certificación colectiva de {many}, {month}, {spanish.pesos(code.value)}"
    payment = "sin número" if code.payment is None else spanish.payment_number(code.payment)
    return f"contrato {code.contract}, pago {payment}, {month}, {spanish.pesos(code.value)}"


def paper_json(found: CertifiedCheck) -> dict[str, Any]:
    """The same for a program; `certificado` is behind the keys of the log."""
    code = found.code
    paper: dict[str, Any] = {
        "respuesta": found.answer.value,
        "contrato": code.contract,
        "pago": code.payment,
        "mes": None if code.month is None else str(code.month),
        "valor": code.value,
        "mensaje": found.told,
    }
    if code.several:
        paper |= {"contrato": None, "pago": None, "cuentas": code.payment}
        paper["lista"] = [_listed(one) for one in found.listed]
    return {**as_json(found.log), "certificado": paper}


def _listed(one: CertifiedCode) -> dict[str, Any]:
    month = None if one.month is None else str(one.month)
    return {"contrato": one.contract, "pago": one.payment, "mes": month, "valor": one.value}


def as_json(found: LogCheck) -> dict[str, Any]:
    """For a program; the keys are a promise."""
    made: dict[str, Any] = {"intacto": found.whole, **_head(found.head)}
    if found.code:
        made["buscado"] = {"encontrado": found.printed is not None, **_head(found.printed)}
    made["fallas"] = [_fault(one, told) for one, told in found.faults]
    return made


def _head(head: Head | None) -> dict[str, Any]:
    if head is None:
        return {"actos": 0, "codigo": None, "huella": None, "ultimo": None}
    return {"actos": head.count, "codigo": head.code, "huella": head.digest, "ultimo": _moment(head)}


def _fault(one: Break, told: str) -> dict[str, Any]:
    kind, _ = log_check.KINDS.get(one.table, (None, ""))
    return {
        "falla": one.fault.value,
        "acto": one.seq,
        "clase": kind,
        "numero": one.row_id,
        "quien": one.author,
        "cuando": _moment(one),
        "archivo": one.archivo,
        "mensaje": told,
    }


def _moment(one: Head | Break) -> str | None:
    moment = frames.local(one.at)
    return None if moment is None else moment.isoformat(timespec="seconds")
