"""What to type in SECOP II once a cuenta is decided, field by field and in order, and whether it is there.

The screens are those of section 7, «Ejecución del contrato» (Colombia Compra Eficiente, Guía de gestión
contractual para entidades estatales): the supervisor confirms the plan de ejecución, and approves or rejects
the request in the plan de pagos. Nothing is sent from here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from review import spanish
from review.desk.justification import Justification, justification, typed
from review.desk.views import SubmissionView
from review.frames import COLOMBIA
from review.frames.passing import Passing, last_told, passing_of
from review.model import ItemKind, SecopSource, SecopState, Verdict
from review.pipeline import ways_in_force
from review.store import Store, folders


@dataclass(frozen=True, slots=True)
class CardField:
    """A field of the screen: its label there, what to type (None: this has to be found elsewhere), and a
    sentence about it in Spanish."""

    label: str
    value: str | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CardStep:
    """One form of SECOP II: where it is, what to type in it, and the button that ends it."""

    where: str
    fields: tuple[CardField, ...]
    button: str


@dataclass(frozen=True, slots=True)
class SecopCard:
    """What is to be done in SECOP II of a decided cuenta; `told` says in Spanish how it stands there."""

    submission_id: int
    verdict: Verdict
    passing: Passing
    told: str
    steps: tuple[CardStep, ...]
    warnings: tuple[str, ...] = ()


def secop_card(store: Store, view: SubmissionView, today: dt.date) -> SecopCard | None:
    """The card of a cuenta; None while it is not decided, or for a version that another one replaced.

    `today` decides which length of the justification is in force. Raises StoreUnavailable.
    """
    if view.decision is None or not view.current:
        return None
    found = folders.find(store, view.folder)
    calendar = (
        ways_in_force.Ways().calendar if found is None else ways_in_force.of_folder(store, found.id).calendar
    )
    length = calendar.justification(today).characters
    passing = passing_of(
        view.decision.verdict,
        view.secop_state,
        view.secop_source,
        decided=view.decision.at,
        exported=last_told(store),
    )
    approved = view.decision.verdict is Verdict.APROBADA
    return SecopCard(
        submission_id=view.id,
        verdict=view.decision.verdict,
        passing=passing,
        told=_told(passing, view.secop_state, view.secop_source, approved=approved),
        steps=tuple(
            _approval(view) if approved else _rejection(view, justification(view.decision.reason, length))
        ),
        warnings=tuple(_warnings(view)),
    )


def _told(passing: Passing, state: SecopState, source: SecopSource, *, approved: bool) -> str:
    there = spanish.title(state).lower()
    by_hand = " (puesto a mano)" if source is SecopSource.A_MANO else ""
    if passing is Passing.HECHA:
        return f"Ya está en SECOP II: {there}{by_hand}."
    if passing is Passing.CONTRARIA:
        ours = "aprobada" if approved else "para devolver"
        return (
            f"Aquí está {ours} y SECOP II dice {there}{by_hand}. Revise cuál vale antes de hacer algo allá; "
            "lo aprobado y lo pagado no se puede cambiar en SECOP II."
        )
    if source is SecopSource.NINGUNA:
        return "Falta pasarla a SECOP II. Se marca sola cuando una exportación importada la muestre."
    if state is SecopState.RECHAZADO:
        return "Falta pasarla: la última exportación importada es anterior a esta decisión."
    return f"Falta pasarla: SECOP II dice {there}{by_hand}. Se marca sola con la próxima exportación."


def _warnings(view: SubmissionView) -> Iterator[str]:
    if view.decision is not None and view.decision.stale:
        yield "Algo cambió después de esta decisión: confírmela arriba antes de pasarla a SECOP II."
    if view.secop_state is SecopState.PENDIENTE_REGISTRO:
        yield "El contratista aún no la ha enviado: en SECOP II no se podrá aprobar ni rechazar."


# --- what to type -------------------------------------------------------------------------------


def _approval(view: SubmissionView) -> Iterator[CardStep]:
    delivered, why = _delivery_day(view)
    yield CardStep(
        "Sección 7, Ejecución del contrato › Plan de ejecución › la entrega de este mes › Confirmar plan",
        (
            CardField("Fecha real de entrega", _day(delivered), why),
            CardField("Observaciones", _remarks(view)),
        ),
        "Confirmar",
    )
    yield CardStep(
        f"Sección 7, Ejecución del contrato › Plan de pagos › {_payment(view)} › Detalle",
        (
            CardField(
                "Fecha de recepción",
                _day(view.received.astimezone(COLOMBIA).date()),
                "El día del archivo; si la cuenta llegó otro día, escriba ese.",
            ),
            *_budget_codes(view),
            CardField(
                "Entrega",
                None if view.payment is None else str(view.payment),
                "La entrega del plan de ejecución que se paga."
                if view.payment is not None
                else "No se leyó el número de pago: búsquelo en la cuenta.",
            ),
            CardField(
                "Valor",
                None if view.value is None else str(view.value),
                "Sin puntos ni signo."
                if view.value is not None
                else "No se leyó el valor: búsquelo en la cuenta.",
            ),
            CardField("Amortización", "0", "Si el contrato tuvo anticipo, escriba lo que se amortiza."),
        ),
        "Aprobar",
    )


def _rejection(view: SubmissionView, made: Justification) -> Iterator[CardStep]:
    yield CardStep(
        f"Sección 7, Ejecución del contrato › Plan de pagos › {_payment(view)} › Detalle",
        (CardField("Justificación", made.text or None, made.told),),
        "Rechazar",
    )


def _delivery_day(view: SubmissionView) -> tuple[dt.date | None, str]:
    """The last day that the informe covers, else the last one billed within the contract."""
    said = _field(view, ItemKind.INFORME, "periodo_fin")
    if isinstance(said, dt.date):
        return said, "El último día del periodo del informe."
    if view.period is None:
        return None, "No se leyó el mes cobrado: búsquelo en el informe."
    end = None if view.contract_data is None else view.contract_data.last_day
    last = view.period.last_day
    if end is not None and view.period.first_day <= end < last:
        return end, "El último día del contrato."
    return last, "El último día del mes cobrado."


def _remarks(view: SubmissionView) -> str:
    what = "la cuenta de cobro"
    if view.payment is not None:
        what += f" n.º {spanish.payment_number(view.payment)}"
    if view.period is not None:
        what += f" de {spanish.month_name(view.period)}"
    return f"Actividades de {what} recibidas a satisfacción por la supervisión."


def _payment(view: SubmissionView) -> str:
    return "su pago" if view.payment is None else f"pago {spanish.payment_number(view.payment)}"


def _budget_codes(view: SubmissionView) -> Sequence[CardField]:
    """The RP as the cuenta names it where it is one of the contract's, else each of the contract's."""
    lines = () if view.contract_data is None else view.contract_data.budget
    tramos: dict[str, str] = {}
    for line in lines:
        if line.rp is not None:
            tramos.setdefault(typed(line.rp), typed(line.tramo or ""))
    told = _field(view, ItemKind.CUENTA, "rp")
    named = typed(told) if isinstance(told, str) else ""
    if named and (named in tramos or not tramos):
        return (CardField("Código RP", named, "El que nombra la cuenta de cobro."),)
    if not tramos:
        note = "No está en la lista de contratos: búsquelo en el compromiso presupuestal."
        return (CardField("Código RP", None, note),)
    if len(tramos) == 1:
        return (CardField("Código RP", next(iter(tramos)), "El de la lista del presupuesto."),)
    note = "Este contrato tiene varios: use el del saldo que se paga."
    return tuple(
        CardField(f"Código RP{f' ({tramo})' if tramo else ''}", rp, note) for rp, tramo in tramos.items()
    )


def _field(view: SubmissionView, item: ItemKind, name: str) -> object:
    fields = (one for held in view.items if held.kind is item for one in held.fields)
    return next((one.value for one in fields if one.name == name), None)


def _day(day: dt.date | None) -> str | None:
    return None if day is None else spanish.short_date(day)
