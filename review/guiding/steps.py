"""The steps in SECOP II, in our words: section 7 of the contract, as the contractor sees it.

What the buttons and states are called is from the guides that entities and Colombia Compra Eficiente publish;
after a rejection the same payment is edited and sent again (guía de gestión contractual para proveedores).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from review.guiding import drawings
from review.guiding.drawings import Picture
from review.guiding.values import GuideValue, ValueKey
from review.ways.checklist import Checklist, When

LOGIN = "https://community.secop.gov.co/STS/Users/Login/Index"
FORGOTTEN = (
    "Olvidar «Enviar» es la falla más común: mientras diga «Pendiente de registro», la entidad no ha "
    "recibido nada."
)
FIRST_TIME = "Los botones pueden cambiar un poco de lugar o de nombre; el orden es el mismo."


@dataclass(frozen=True, slots=True)
class GuideStep:
    """A step: its title, what to do (in the order of the numbers in the picture), what to beware of,
    and the address that it begins at."""

    title: str
    does: tuple[str, ...]
    picture: Picture
    warning: str = ""
    link: str = ""


def first_steps(checklist: Checklist, values: Sequence[GuideValue]) -> tuple[GuideStep, ...]:
    """From the PDF at hand to «Enviado a la Entidad Estatal»."""
    told = _Told.of(values)
    names = [item.name for item in checklist.items if item.when is not When.NUNCA]
    payment = told.payment or "el número de pago (la primera cuenta es «pago 001»)"
    return (
        GuideStep(
            "Tenga la cuenta en un solo PDF",
            (
                "Todos los ítems de la lista van en un solo archivo PDF, en este orden; algunos solo se "
                "piden en la primera cuenta. Visto Bueno lo arma con sus papeles sueltos, en «Mi cuenta».",
            ),
            drawings.one_file(names),
        ),
        GuideStep(
            "Entre a SECOP II",
            (
                "Abra la página de entrada de SECOP II y escriba su usuario.",
                "Escriba su contraseña.",
                "Oprima «Entrar».",
            ),
            drawings.login(),
            link=LOGIN,
        ),
        GuideStep(
            "Vaya a sus contratos",
            ("Abra el menú «Mis procesos».", "Elija «Mis contratos»."),
            drawings.menu(),
        ),
        GuideStep(
            "Abra su contrato",
            (f"Busque {_contract(told)} y oprima «Detalle» en su fila.",),
            drawings.contracts(told.contract),
        ),
        GuideStep(
            "Cree el pago",
            (
                "Entre a la sección 7, «Ejecución del contrato».",
                "En el plan de pagos oprima «Crear». Si su entidad ya dejó el pago creado, oprima "
                "«Registro» en su fila.",
            ),
            drawings.section_seven(),
        ),
        GuideStep(
            "Llene los datos del pago",
            (
                f"Escriba {payment}, el número, la fecha del informe y el valor del mes.",
                "Oprima «Anexar».",
            ),
            drawings.form(told.payment, told.number, told.day, told.value),
            "Copie los datos de su cuenta, uno por uno: con un valor o un número distinto se la devuelven.",
        ),
        GuideStep(
            "Anexe el PDF",
            (
                "Oprima «Buscar documento» y elija el PDF en su equipo.",
                "Oprima «Anexar».",
                "Espere hasta que diga en verde «Documento anexo».",
                "Oprima «Cerrar».",
            ),
            drawings.annex(),
        ),
        GuideStep(
            "Confirme",
            ("Baje hasta el final de la página y oprima «Confirmar».",),
            drawings.confirm(),
            "Confirmar no es enviar: falta un paso.",
        ),
        GuideStep(
            "Envíe",
            ("El pago queda «Pendiente de registro». Oprima «Enviar».",),
            drawings.send(told.payment),
            FORGOTTEN,
        ),
        GuideStep(
            "Compruebe que quedó enviada",
            ("El estado debe decir «Enviado a la Entidad Estatal». Si no, repita el paso anterior.",),
            drawings.sent(told.payment),
        ),
    )


def steps_again(values: Sequence[GuideValue]) -> tuple[GuideStep, ...]:
    """From «Rechazado» to sent again."""
    told = _Told.of(values)
    return (
        GuideStep(
            "Lea qué le pidieron",
            (
                "En la sección 7 de su contrato, busque el pago que dice «Rechazado» y oprima «Detalle».",
                "Lea la justificación: es lo que hay que corregir.",
            ),
            drawings.rejected(told.payment),
        ),
        GuideStep(
            "Edite el mismo pago",
            (
                "Oprima «Editar». No cree un pago nuevo: se corrige el mismo.",
                "Oprima «Registro», corrija los datos que haga falta y cambie el PDF por el corregido: "
                "«Anexar», «Buscar documento», «Anexar» hasta «Documento anexo», «Cerrar».",
            ),
            drawings.edit(told.payment),
            "Vuelva a subir el PDF completo, no solo la hoja que cambió, si su entidad no dice otra cosa.",
        ),
        GuideStep(
            "Confirme y envíe otra vez",
            ("Oprima «Confirmar» y después «Enviar».",),
            drawings.send(told.payment),
            FORGOTTEN,
        ),
        GuideStep(
            "Compruebe que quedó enviada",
            ("El estado debe decir otra vez «Enviado a la Entidad Estatal».",),
            drawings.sent(told.payment),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """The values that the drawings show; empty where nothing was read or it was read with doubt."""

    contract: str = ""
    payment: str = ""
    number: str = ""
    day: str = ""
    value: str = ""

    @classmethod
    def of(cls, values: Sequence[GuideValue]) -> _Told:
        known = {one.key: one.value or "" for one in values if one.sure}
        return cls(
            contract=known.get(ValueKey.CONTRACT, ""),
            payment=known.get(ValueKey.PAYMENT, ""),
            number=known.get(ValueKey.NUMBER, ""),
            day=known.get(ValueKey.DAY, ""),
            value=known.get(ValueKey.VALUE, ""),
        )


def _contract(told: _Told) -> str:
    return f"el contrato {told.contract}" if told.contract else "su contrato, por su número,"
