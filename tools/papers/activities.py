"""Obligations of invented contracts and what was done about them in a month."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

from random import Random

PROFILES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "sistemas": (
        ("Brindar soporte técnico de primer y segundo nivel a los usuarios de los aplicativos misionales.",
         ("Se atendieron 64 solicitudes registradas en la mesa de ayuda, con un tiempo promedio de respuesta de 3 horas.",
          "Se restablecieron 18 cuentas de usuario y se configuraron 7 equipos nuevos en la dependencia.")),
        ("Realizar las copias de seguridad de las bases de datos y verificar su restauración.",
         ("Se ejecutaron las copias diarias y se hizo una prueba de restauración completa en el servidor de respaldo.",
          "Se depuraron 120 GB de copias vencidas, conforme a la política de retención.")),
        ("Desarrollar los ajustes a los módulos del sistema de información que requiera la dependencia.",
         ("Se puso en producción el ajuste del módulo de radicación, que ahora adjunta varios archivos por trámite.",
          "Se corrigieron cinco errores del reporte trimestral, reportados por los usuarios.")),
        ("Documentar los procedimientos técnicos y capacitar a los usuarios.",
         ("Se actualizó el manual de usuario y se capacitó a 22 funcionarios en dos sesiones presenciales.",)),
        ("Apoyar la elaboración de los estudios previos de los procesos de tecnología.",
         ("Se elaboró la ficha técnica para la renovación de licencias y se consolidaron tres cotizaciones.",)),
    ),
    "juridica": (
        ("Proyectar las respuestas a los derechos de petición que le sean asignados.",
         ("Se proyectaron 31 respuestas a derechos de petición dentro de los términos de ley.",
          "Se hizo seguimiento semanal a los términos y se informó al supervisor de los próximos vencimientos.")),
        ("Elaborar los documentos de la etapa precontractual que requiera la dependencia.",
         ("Se elaboraron cuatro estudios previos y sus matrices de riesgo para contratos de prestación de servicios.",)),
        ("Apoyar la contestación de acciones de tutela y el cumplimiento de los fallos.",
         ("Se contestaron seis acciones de tutela y se remitió al despacho el informe de cumplimiento de dos fallos.",)),
        ("Revisar la publicación de los documentos contractuales en la plataforma.",
         ("Se revisaron 42 expedientes y se publicaron los documentos que faltaban dentro de los tres días siguientes.",)),
        ("Asistir a las reuniones y comités a los que sea convocado.",
         ("Se asistió al comité de conciliación y a dos mesas de trabajo con la oficina de planeación.",)),
    ),
    "social": (
        ("Convocar y acompañar los encuentros con las juntas de acción comunal.",
         ("Se realizaron cinco encuentros veredales con la participación de 138 personas.",
          "Se entregó el listado de compromisos a cada junta y se acordaron fechas de seguimiento.")),
        ("Caracterizar a las familias beneficiarias del programa.",
         ("Se aplicaron 76 encuestas de caracterización y se digitaron en el formato dispuesto por la dependencia.",)),
        ("Apoyar la logística de las jornadas de participación ciudadana.",
         ("Se apoyó la jornada de rendición de cuentas en el polideportivo, con 210 asistentes.",)),
        ("Elaborar los informes y las actas de las actividades desarrolladas.",
         ("Se elaboraron ocho actas de reunión, con su registro de asistencia y registro fotográfico.",)),
        ("Articular acciones con las entidades presentes en el territorio.",
         ("Se concertó con el centro de salud una brigada para la vereda El Guayabal.",)),
    ),
    "salud": (
        ("Cumplir los turnos asignados en los servicios de urgencias y hospitalización.",
         ("Se cumplieron 22 turnos de acuerdo con el cuadro mensual aprobado por la coordinación.",)),
        ("Administrar los medicamentos según la orden médica y registrar el procedimiento.",
         ("Se administraron los medicamentos ordenados con verificación de los diez correctos y registro en la historia clínica.",)),
        ("Tomar y registrar los signos vitales de los pacientes.",
         ("Se tomaron signos vitales a un promedio de 26 pacientes por turno y se informaron las alteraciones.",)),
        ("Participar en las rondas de seguridad del paciente y reportar los eventos.",
         ("Se participó en tres rondas de seguridad y se reportaron dos incidentes sin daño.",)),
        ("Cumplir los protocolos de bioseguridad y manejo de residuos.",
         ("Se aplicó la lista de chequeo de lavado de manos y se hizo la segregación de residuos en la fuente.",)),
    ),
    "archivo": (
        ("Clasificar, ordenar y foliar los expedientes de las series asignadas.",
         ("Se clasificaron y foliaron 145 expedientes de la serie contratos, que ocupan 12 cajas.",
          "Se retiró el material metálico y se cambiaron 90 carpetas deterioradas.")),
        ("Diligenciar el formato único de inventario documental.",
         ("Se registraron 310 unidades de conservación en el inventario documental.",)),
        ("Atender las solicitudes de préstamo y consulta de documentos.",
         ("Se atendieron 38 solicitudes de consulta y se controló la devolución de los expedientes.",)),
        ("Apoyar la digitalización de los documentos de conservación permanente.",
         ("Se digitalizaron 4.200 folios con control de calidad imagen por imagen.",)),
        ("Preparar la transferencia primaria al archivo central.",
         ("Se prepararon 24 cajas para la transferencia primaria, rotuladas según la tabla de retención.",)),
    ),
}  # fmt: skip


def done_in(profile: str, rng: Random) -> list[tuple[str, str]]:
    """Each obligation with what the contractor says was done."""
    return [
        (duty, " ".join(rng.sample(done, k=rng.randrange(1, len(done) + 1))))
        for duty, done in PROFILES[profile]
    ]
