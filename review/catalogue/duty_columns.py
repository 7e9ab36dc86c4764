"""The columns of the table of obligations: what an informe answers to each, and the supervisor's word."""

from __future__ import annotations

from review.catalogue.column import Column, Holds, table
from review.catalogue.payment_columns import PAYMENT, WHO
from review.model import DutyOrigin, DutyTick

TEXT, COUNT = Holds.TEXT, Holds.COUNT

OBLIGACIONES = table(
    Column("submission_id", COUNT, "Cuenta (id)"),
    Column("archivo", TEXT, "Ruta dentro de la carpeta"),
    *WHO,
    Column("periodo", Holds.MONTH, "Mes cobrado, AAAA-MM"),
    PAYMENT,
    Column("numero", COUNT, "Su lugar en la cuenta, desde 1"),
    Column(
        "obligacion",
        TEXT,
        "La obligación; vacía si el informe dice la actividad sin decir de cuál es",
        title="Obligación",
    ),
    Column(
        "segun",
        TEXT,
        "De dónde se sabe la obligación: lista (de contratos), confirmada (por una persona) o informe (la "
        "imprime solo el de este mes)",
        kind=DutyOrigin,
    ),
    Column("actividad", TEXT, "Lo que se hizo, como se leyó; vacía si no se leyó", title="Actividad"),
    Column("leida", Holds.FLAG, "Se leyó una actividad para ella"),
    Column("paginas", TEXT, "Páginas donde está la actividad, separadas por comas"),
    Column("evidencia", TEXT, "Lo que el informe dice de su evidencia, junto a ella", title="Evidencia"),
    Column("paginas_evidencia", TEXT, "Páginas de evidencias que la nombran, separadas por comas"),
    Column("pagina", COUNT, "Página de la primera actividad"),
    Column("x0", Holds.REAL, "Caja de esa actividad, en puntos desde la esquina superior izquierda"),
    Column("top", Holds.REAL, "Caja: borde superior"),
    Column("x1", Holds.REAL, "Caja: borde derecho"),
    Column("bottom", Holds.REAL, "Caja: borde inferior"),
    Column("buscado_en", TEXT, "Páginas donde se buscó, si no se leyó ninguna actividad para ella"),
    Column(
        "marca",
        TEXT,
        "Lo que dijo el supervisor: cumplida, no_cumplida, no_aplica o sin_marcar",
        kind=DutyTick,
        title="Marca",
    ),
    Column("observacion", TEXT, "Observación del supervisor", title="Observación"),
    Column("marcada_por", TEXT, "Quién la marcó"),
    Column("marcada_en", Holds.MOMENT, "Cuándo"),
)
