"""Obligations of invented contracts and what was done about them in a month.

What was done is put together from what was counted that month, where, when and how, so that no two months
and no two contractors tell the same; now and then somebody writes the same short sentence every month.
"""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

from random import Random

from review.model import Month
from tools.papers import wording
from tools.papers.facts import Done

# Obligation, and what can be said of it: {n}, {m} are counts.
PROFILES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "sistemas": (
        ("Brindar soporte técnico de primer y segundo nivel a los usuarios de los aplicativos misionales.",
         ("Se atendieron {n} solicitudes de la mesa de ayuda, con respuesta promedio de {m} horas", "Se restablecieron {n} cuentas de usuario y se configuraron {m} equipos")),
        ("Realizar las copias de seguridad de las bases de datos y verificar su restauración.",
         ("Se verificaron {n} copias diarias y se hicieron {m} pruebas de restauración", "Se depuraron {n} GB de copias vencidas en {m} servidores")),
        ("Desarrollar los ajustes a los módulos del sistema de información que requiera la dependencia.",
         ("Se pusieron en producción {m} ajustes del módulo de radicación, probados con {n} casos", "Se corrigieron {m} errores del reporte trimestral que afectaban {n} registros")),
        ("Documentar los procedimientos técnicos y capacitar a los usuarios.",
         ("Se actualizaron {m} capítulos del manual y se capacitó a {n} funcionarios",)),
        ("Apoyar la elaboración de los estudios previos de los procesos de tecnología.",
         ("Se elaboraron {m} fichas técnicas de licencias y se consolidaron cotizaciones de {n} equipos",)),
    ),
    "juridica": (
        ("Proyectar las respuestas a los derechos de petición que le sean asignados.",
         ("Se proyectaron {n} respuestas a derechos de petición, {m} de ellas con traslado", "Se hizo seguimiento a {n} términos y se informaron {m} próximos a vencer")),
        ("Elaborar los documentos de la etapa precontractual que requiera la dependencia.",
         ("Se elaboraron {m} estudios previos con sus matrices y se revisaron {n} hojas de vida",)),
        ("Apoyar la contestación de acciones de tutela y el cumplimiento de los fallos.",
         ("Se contestaron {m} acciones de tutela y se remitieron {n} folios de cumplimiento",)),
        ("Revisar la publicación de los documentos contractuales en la plataforma.",
         ("Se revisaron {n} expedientes y se publicaron los documentos que faltaban en {m}",)),
        ("Asistir a las reuniones y comités a los que sea convocado.",
         ("Se asistió a {m} comités y se proyectaron {n} fichas de conciliación",)),
    ),
    "social": (
        ("Convocar y acompañar los encuentros con las juntas de acción comunal.",
         ("Se realizaron {m} encuentros veredales con la participación de {n} personas", "Se entregaron {n} compromisos por escrito a {m} juntas")),
        ("Caracterizar a las familias beneficiarias del programa.",
         ("Se aplicaron {n} encuestas de caracterización y se devolvieron {m} incompletas",)),
        ("Apoyar la logística de las jornadas de participación ciudadana.",
         ("Se apoyaron {m} jornadas de rendición de cuentas, con {n} asistentes",)),
        ("Elaborar los informes y las actas de las actividades desarrolladas.",
         ("Se elaboraron {m} actas de reunión con {n} firmas de asistencia",)),
        ("Articular acciones con las entidades presentes en el territorio.",
         ("Se concertaron {m} brigadas con el centro de salud para {n} hogares",)),
    ),
    "salud": (
        ("Cumplir los turnos asignados en los servicios de urgencias y hospitalización.",
         ("Se cumplieron {m} turnos de noche y {n} horas de acuerdo con el cuadro aprobado",)),
        ("Administrar los medicamentos según la orden médica y registrar el procedimiento.",
         ("Se administraron {n} dosis con verificación de los diez correctos y {m} de doble chequeo",)),
        ("Tomar y registrar los signos vitales de los pacientes.",
         ("Se tomaron signos vitales a {n} pacientes y se informaron {m} alteraciones",)),
        ("Participar en las rondas de seguridad del paciente y reportar los eventos.",
         ("Se participó en {m} rondas de seguridad que cubrieron {n} camas",)),
        ("Cumplir los protocolos de bioseguridad y manejo de residuos.",
         ("Se aplicaron {n} listas de chequeo de lavado de manos y {m} de segregación",)),
    ),
    "archivo": (
        ("Clasificar, ordenar y foliar los expedientes de las series asignadas.",
         ("Se clasificaron y foliaron {n} expedientes, que ocupan {m} cajas", "Se retiró el material metálico y se cambiaron {n} carpetas de {m} cajas")),
        ("Diligenciar el formato único de inventario documental.",
         ("Se registraron {n} unidades de conservación de {m} subseries",)),
        ("Atender las solicitudes de préstamo y consulta de documentos.",
         ("Se atendieron {n} solicitudes de consulta y se reclamó la devolución de {m}",)),
        ("Apoyar la digitalización de los documentos de conservación permanente.",
         ("Se digitalizaron {n} folios y se repitieron {m} imágenes por calidad",)),
        ("Preparar la transferencia primaria al archivo central.",
         ("Se prepararon {m} cajas para la transferencia primaria, con {n} rótulos",)),
    ),
}  # fmt: skip
_PLACES = (
    "la vereda El Guayabal", "el corregimiento Las Delicias", "la sede administrativa", "el barrio San José", "la comuna dos",
    "el piso tercero", "la ventanilla única", "el centro zonal norte", "la inspección de Alto Grande", "el auditorio municipal",
    "la casa de la cultura", "el resguardo La Laguna", "la bodega de la calle quinta", "la sala de juntas", "el punto vive digital",
    "la institución Los Laureles", "el puesto de salud La Unión", "la oficina asesora", "el parque lineal", "la vereda Buenavista",
)  # fmt: skip
_HOW = (
    "según el cronograma aprobado", "con el apoyo de dos compañeros del grupo", "a solicitud del despacho", "después de la visita de la auditoría",
    "por el aumento de usuarios en la temporada", "con los formatos de la nueva versión", "mientras estuvo suspendido el sistema", "en horario de la tarde",
    "antes de la sesión del comité", "junto con la oficina de planeación", "por reparto de la coordinación", "tras la mesa de trabajo con el operador",
    "como quedó en el acta de la reunión", "con prioridad para los casos antiguos", "por encargo de la supervisión", "al cierre de la semana",
)  # fmt: skip
_THEN = (
    "Quedaron pendientes {m}, que se tramitarán en los días siguientes", "El consolidado suma {n} registros y se envió por correo", "De estas, {m} requirieron una segunda revisión",
    "Se dejó constancia en {m} formatos firmados", "El avance frente a lo programado es de {n} unidades", "Se devolvieron {m} por falta de soportes",
    "La coordinación recibió un resumen de {m} hojas", "Se citó de nuevo a {n} personas que no llegaron", "El tiempo empleado fue de {m} jornadas",
)  # fmt: skip
_ROUTINE = (
    "Se asistió a las reuniones convocadas por la supervisión y se atendieron las tareas asignadas.",
    "Actividad cumplida conforme a lo pactado en el contrato y a las instrucciones recibidas.",
    "Se entregaron oportunamente los informes solicitados por la dependencia.",
)


def told(rng: Random, openings: tuple[str, ...], month: Month) -> str:
    """What was done of one obligation in a month: two or three sentences."""

    def counted(text: str) -> str:
        return text.format(n=rng.randrange(17, 480), m=rng.randrange(2, 17))

    parts = [f"{counted(rng.choice(openings))} en {rng.choice(_PLACES)}, {rng.choice(_HOW)}"]
    if rng.random() < 0.5:
        day = f"el {rng.randrange(2, 27)} de {wording.MONTHS[month.month - 1]}"
        parts[0] += f", {day}"
    more = rng.sample(_THEN, k=rng.randrange(1, 3))
    parts += [f"{counted(text)}, {rng.choice(_HOW)}" for text in more]
    return ". ".join(parts) + "."


def done_in(profile: str, document: str, month: Month) -> Done:
    """Each obligation with what the contractor says was done. The same person and month say the same."""
    rng = Random(f"{document}/{month}/actividades")
    habit = Random(f"{document}/costumbre")
    duties = PROFILES.get(profile, ())  # another family's profiles are told in its own words
    routine = habit.randrange(5) if habit.random() < 0.3 else None
    same = habit.choice(_ROUTINE)
    return tuple(
        (duty, same if at == routine else told(rng, openings, month))
        for at, (duty, openings) in enumerate(duties)
    )
