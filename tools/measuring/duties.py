"""What the invented contracts are for, their obligations and what was done about them."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

import re
from random import Random

from review.model import Month
from tools.papers.facts import Done

OBJECTS = {
    "deporte": "PRESTAR LOS SERVICIOS DE APOYO A LA GESTIÓN COMO MONITOR DEPORTIVO EN LAS ESCUELAS DE FORMACIÓN DE LA ENTIDAD",
    "contable": "Prestación de servicios profesionales de un contador público para apoyar la depuración de saldos y la conciliación de cuentas de la Subdirección Financiera",
    "rural": "Prestar servicios técnicos de asistencia agropecuaria a pequeños productores, según el plan departamental de extensión",
    "bacteriologia": "prestacion de servicios profesionales como bacteriologa en el laboratorio clinico de la E.S.E., por turnos",
    "comunicaciones": "Prestar los servicios profesionales como comunicador social para la producción de contenidos y el manejo de redes institucionales",
    "obras": "Apoyar como ingeniero civil el seguimiento técnico de los convenios de mantenimiento de vías terciarias",
}
_DUTIES: dict[str, tuple[tuple[str, str], ...]] = {
    "deporte": (
        ("Orientar las sesiones de entrenamiento de los grupos asignados.", "Dicté 24 sesiones de entrenamiento en el coliseo cubierto a los grupos infantil y juvenil."),
        ("Llevar el control de asistencia de los beneficiarios.", "Diligencié las planillas de asistencia de 62 niños y niñas y las entregué al coordinador."),
        ("Acompañar los festivales y torneos que organice la entidad.", "Acompañé a la selección en el festival zonal realizado en la cancha del barrio Obrero."),
        ("Presentar el plan pedagógico mensual.", "Presenté el plan pedagógico, aprobado por el área técnica sin observaciones."),
    ),
    "contable": (
        ("Conciliar las cuentas bancarias que le asigne el supervisor.", "Se conciliaron 14 cuentas bancarias y se depuraron 37 partidas mayores a noventa días."),
        ("Apoyar la preparación de los estados financieros.", "Se prepararon las notas 5, 7 y 16 a los estados financieros del trimestre."),
        ("Revisar los soportes de las obligaciones antes de su causación.", "Se revisaron 212 obligaciones; 19 fueron devueltas por falta de soportes."),
        ("Responder los requerimientos de los entes de control.", "Se dio respuesta a dos requerimientos, con radicados 2026-1140 y 2026-1178."),
    ),
    "rural": (
        ("Realizar visitas de asistencia técnica a los predios inscritos.", "Se visitaron 31 predios cafeteros y cacaoteros de las veredas La Cristalina y El Retiro."),
        ("Levantar el registro único de usuarios de extensión.", "Se registraron 28 productores nuevos en el formato de usuarios de extensión."),
        ("Dictar talleres sobre buenas prácticas agrícolas.", "Se dictaron dos talleres de buenas prácticas con 45 asistentes."),
        ("Entregar informes de avance por vereda.", "Se entregaron los informes de tres veredas con sus anexos."),
    ),
    "bacteriologia": (
        ("Procesar y validar las muestras del laboratorio clinico.", "se procesaron 1.340 muestras de hematologia y quimica y se validaron sus resultados."),
        ("Realizar el control de calidad interno diario.", "se corrio el control de calidad de los tres niveles cada turno, sin desviaciones."),
        ("Notificar los eventos de interes en salud publica.", "se notificaron 6 eventos al sistema de vigilancia dentro del plazo."),
        ("Cumplir el cuadro de turnos.", "se cumplieron 18 turnos de acuerdo al cuadro programado por la coordinacion."),
    ),
    "comunicaciones": (
        ("Producir piezas gráficas y audiovisuales.", "Elaboré 22 piezas gráficas y cuatro videos cortos de la campaña de vacunación."),
        ("Redactar boletines de prensa.", "Redacté nueve boletines, publicados en la página web y enviados a los medios locales."),
        ("Administrar las redes sociales institucionales.", "Programé 64 publicaciones; el alcance creció 12 % frente al mes anterior."),
        ("Cubrir los eventos institucionales.", "Cubrí la feria de servicios y la audiencia pública de rendición de cuentas."),
    ),
    "obras": (
        ("Hacer seguimiento en campo a los frentes de obra.", "Se hicieron nueve visitas de obra a los frentes de la vía Alto Bonito – La Loma."),
        ("Revisar las actas de cantidades presentadas por los ejecutores.", "Se revisaron las actas 3 y 4 y se ajustaron las cantidades de material de afirmado."),
        ("Proyectar los conceptos técnicos que se requieran.", "Se proyectaron cuatro conceptos técnicos sobre prórrogas."),
        ("Asistir a los comités de seguimiento.", "Se asistió a tres comités; las actas reposan en el expediente del convenio."),
    ),
}  # fmt: skip


_WHERE = (
    "el coliseo", "la sede de la entidad", "el barrio Obrero", "la vereda La Cristalina", "el corregimiento El Retiro", "la oficina de archivo",
    "el sector de Alto Bonito", "la biblioteca", "el muelle viejo", "la plaza principal", "el colegio agropecuario", "la sala situacional",
)  # fmt: skip
_ADDED = (
    "El listado de {n} nombres quedó en poder de {who}", "Faltaron {m} por lluvias y se reprogramaron para la otra semana", "{who} revisó {n} de ellos y no hizo reparos",
    "Hubo {m} novedades, todas resueltas por teléfono", "Para ello fueron necesarios {m} desplazamientos hasta {where}", "Se gastaron {n} hojas y {m} horas de trabajo en {where}",
    "Lo dicho consta en {m} correos dirigidos a {who}", "De esa cuenta quedan {n} por hacer", "Acompañó {who} durante {m} días",
)  # fmt: skip
_WHO = (
    "el supervisor", "la coordinadora", "el profesional de enlace", "la líder del proceso", "el técnico de apoyo", "la secretaria del despacho",
    "el comité de área", "la junta del barrio", "el ingeniero residente", "la psicóloga del equipo",
)  # fmt: skip
_FIGURE = re.compile(r"(?<![\d.-])\d{1,3}(?![\d.%-])")


def done(profile: str, document: str, month: Month) -> Done:
    """Obligations with what was done, three or four of them; no two people and no two months tell the same."""
    rng = Random(f"{document}/{month}/labores")
    rows = list(_DUTIES[profile])
    return tuple((duty, _told(act, rng)) for duty, act in (rows if rng.random() < 0.6 else rows[:3]))


def _told(act: str, rng: Random) -> str:
    """The sentence with this month's figures, and one or two of what else happened."""

    def filled(text: str) -> str:
        return text.format(
            n=rng.randrange(14, 330), m=rng.randrange(2, 13), who=rng.choice(_WHO), where=rng.choice(_WHERE)
        )

    first = _FIGURE.sub(lambda _: str(rng.randrange(3, 190)), act.rstrip("."))
    more = [filled(text) for text in rng.sample(_ADDED, k=rng.randrange(1, 4))]
    joined = f"{first}, en {rng.choice(_WHERE)}, con {rng.choice(_WHO)}"
    return ". ".join((joined, *(text[0].upper() + text[1:] for text in more))) + "."
