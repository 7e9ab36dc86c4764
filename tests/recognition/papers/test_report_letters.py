"""Letters by which a contractor tells what was done in a month, whatever they are called, and others."""

from __future__ import annotations

import pytest

from review.model import ItemKind, PageKind
from review.recognition import recognise
from tests.recognition.sheet import Sheet, document

SIGNED = ("Atentamente,", "", "MARTA OSORIO QUIROGA", "C.C. 52.417.903")
DEEDS = (
    "Primera. Llevar el archivo. Clasifiqué 14 cajas y foliamos 320 expedientes; se entregaron al almacén.",
    "Segunda. Atender al público. Atendí 96 usuarios y radiqué sus peticiones.",
    "Tercera. Apoyar las ferias. Instalé los puestos de la feria del 9 de mayo de 2026.",
    "Cuarta. Rendir informes. Preparé el cuadro de metas.",
)
DONE = (
    ("1°) Concurrir a las reuniones que se convoquen.", "Se tuvo asistencia a 9 sesiones."),
    ("2°) Mantener en reserva la información.", "Se ha guardado la reserva exigida."),
    ("3°) Acreditar el pago de salud y pensión.", "Cumplido; ver planilla de aportes adjunta."),
    ("4°) Apoyar los eventos de la entidad.", "Se hizo la convocatoria de 8 eventos."),
)
NAMED = (
    "- Atención de 96 usuarios en la ventanilla.",
    "- Clasificación de 14 cajas del archivo de gestión.",
    "- Apoyo en la feria del 9 de mayo de 2026.",
    "- Elaboración de dos boletines.",
)


def letter(
    subject: str, opening: str, *told: str, to: str = "Supervisora", foot: tuple[str, ...] = SIGNED
) -> Sheet:
    sheet = Sheet().line("Pueblo Claro, 2 de junio de 2026").skip()
    sheet.line("Señora").line("CLARA INÉS VELOZA").line(to).skip()
    if subject:
        sheet.line(subject).skip()
    sheet.paragraph(opening)
    for one in told:
        sheet.paragraph(one)
    for one in foot:
        sheet.line(one)
    return sheet


CALLED = [
    letter(
        "Ref.: Constancia de las labores, orden de servicios 210 de 2026",
        "En mi calidad de contratista doy fe de lo cumplido desde el primero de mayo hasta el 31 de mayo de "
        "2026, y del pago de salud y pensión en la planilla 9412345678:",
        *DEEDS,
    ),
    letter(
        "REF.: MEMORIA DE LO HECHO. ORDEN DE SERVICIOS 210 DE 2026",
        "Como contratista de la orden de servicios 210 de 2026, relaciono lo cumplido entre el 1 y el 31 de "
        "mayo de 2026.",
        *DEEDS,
    ),
    letter(
        "Asunto: Contrato de prestación de servicios 210 de 2026, mes de mayo",
        "En calidad de contratista me permito dar cuenta de las gestiones del período del 1 al 31 de mayo de "
        "2026:",
        *DEEDS,
    ),
    letter(
        "Referencia: Ejecución contractual, cuota 2",
        "Respetada supervisora: durante el mes de mayo de 2026, en desarrollo de mi contrato 210 de 2026, "
        "adelanté las siguientes actividades:",
        *DEEDS,
    ),
    letter(
        "",
        "Cordial saludo. Yo, Marta Osorio, contratista según contrato 210 de 2026, le cuento lo que hice del "
        "1 al 31 de mayo de 2026.",
        *DEEDS,
    ),
    letter(
        "ASUNTO: AVANCE MENSUAL",
        "Por medio de la presente presento los avances del contrato 210 de 2026, que suscribí con el "
        "municipio, en el período comprendido del 1 al 31 de mayo de 2026.",
        *DEEDS,
    ),
    letter(
        "Tema: actividades de mayo",
        "Me permito relacionar las actividades que desarrollé como contratista en el mes de mayo de 2026, "
        "contrato 210 de 2026:",
        *NAMED,
    ),
]


@pytest.mark.parametrize("sheet", CALLED)
def test_a_letter_that_tells_what_was_done_is_an_informe_whatever_it_is_called(sheet: Sheet) -> None:
    found = recognise(document(sheet))
    assert found.pages[0].kind is PageKind.INFORME
    assert found.items[ItemKind.INFORME].pages == (1,)


def test_a_contractors_certificate_of_activities_is_no_certificate_of_fees() -> None:
    sheet = Sheet().title("INSTITUTO DE SUELOS").title("CERTIFICADO DE ACTIVIDADES REALIZADAS")
    sheet.skip().paragraph(
        "Yo, MARTA OSORIO QUIROGA, contratista del Instituto según el contrato de prestación de servicios "
        "210 de 2026, certifico que en el periodo del 1 al 31 de mayo de 2026 cumplí con el objeto pactado:"
    )
    for duty, done in DONE:
        sheet.paragraph(duty).paragraph(f"Actividades: {done} Soporte: correo.")
    assert recognise(document(sheet)).pages[0].kind is PageKind.INFORME


OF_OTHERS = [
    letter(
        "Asunto: Remisión de documentos, contrato 210 de 2026",
        "Como contratista adjunto remito los soportes de las actividades realizadas en mayo de 2026.",
        "Atenta a sus observaciones.",
    ),
    letter(
        "Asunto: Solicitud de prórroga del contrato 210 de 2026",
        "Como contratista le informo que las actividades de mayo de 2026 se atrasaron por las lluvias.",
        "Radiqué la novedad, presenté el plan de choque y avisé a la oficina. Solicito ampliar el plazo.",
    ),
    letter(
        "Asunto: Cumplimiento del contrato 210 de 2026",
        "En mi calidad de supervisora informo que la contratista realizó las actividades del mes de mayo de "
        "2026. Verifiqué los soportes, revisé el archivo y constaté los aportes.",
        to="Secretaria de Hacienda",
    ),
    letter(
        "Asunto: Respuesta a su petición del 4 de mayo de 2026",
        "Le informo las acciones realizadas en el mes de mayo de 2026 por el contratista del contrato 210.",
        *DEEDS[:2],
        to="Ciudad",
    ),
    letter(
        "Asunto: Mesa de trabajo",
        "Asistentes: los que firman. Orden del día: contrato 210 de 2026, actividades de mayo de 2026.",
        "La contratista informó los avances. Se revisó el plan, se acordó una visita y se aprobó el acta.",
    ),
]


@pytest.mark.parametrize("sheet", OF_OTHERS)
def test_a_letter_of_another_matter_or_by_another_is_none(sheet: Sheet) -> None:
    assert ItemKind.INFORME not in recognise(document(sheet)).items


def test_the_sheet_that_follows_the_letter_is_its_own() -> None:
    paid = Sheet().paragraph(
        "La salud, la pensión y los riesgos laborales los pagué el 1 de junio de 2026 con la planilla "
        "8812093347 de Asopagos, del mes de mayo de 2026."
    )
    found = recognise(document(CALLED[0], paid))
    assert found.items[ItemKind.INFORME].pages == (1, 2)
    assert ItemKind.SEGURIDAD_SOCIAL not in found.items
