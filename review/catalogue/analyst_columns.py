"""The columns of the tables that only analysts are given: long ones, to be grouped and counted."""

from __future__ import annotations

from review.catalogue.column import Column, Holds, table
from review.catalogue.cuenta_columns import ARCHIVO, BOX, OF_CUENTA
from review.model import ItemKind, PersonRole, State, Verdict

TEXT, COUNT = Holds.TEXT, Holds.COUNT

ITEM_STATES = table(
    OF_CUENTA,
    Column("archivo", TEXT, ARCHIVO),
    Column("item", TEXT, "Ítem", kind=ItemKind),
    Column("estado", TEXT, "A qué llega el ítem; el que rige", kind=State),
    Column("paginas", COUNT, "En cuántas páginas está"),
    Column("campos", COUNT, "Cuántos datos se leyeron de él"),
    Column("por_corregir", COUNT, "Cuántos hallazgos de él no cumplen, faltan o están por revisar"),
)

DECISIONS = table(
    Column("id", COUNT, "Número de la decisión", "id"),
    Column("submission_id", COUNT, OF_CUENTA.about, "submission_id"),
    Column("archivo", TEXT, ARCHIVO),
    Column("decision", TEXT, "aprobada, devuelta o incompleta", "verdict", kind=Verdict),
    Column("motivo", TEXT, "Motivo escrito por quien decidió", "reason"),
    Column("cuando", Holds.MOMENT, "Cuándo se decidió", "at"),
    Column("quien", TEXT, "Quién decidió", "author"),
    Column("rol", TEXT, "El rol de quien decidió; vacío si no se sabe", "role", kind=PersonRole),
    Column("en_nombre_de", TEXT, "En nombre de quién decidió; vacío si en el suyo", "on_behalf"),
    Column("vigente", Holds.FLAG, "Es la que rige: la última de su cuenta, y no se anuló"),
)

DOUBTS = table(
    OF_CUENTA,
    Column("archivo", TEXT, ARCHIVO),
    Column("clase", TEXT, "valor (qué dice un dato) o pagina (qué es una página)"),
    Column("item", TEXT, "Ítem del dato, o lo que la página cuenta hoy", title="Ítem"),
    Column("campo", TEXT, "Nombre del campo; vacío si se pregunta por una página"),
    Column("titulo", TEXT, "Nombre del campo, para leer"),
    Column("leido", Holds.VALUE, "Lo que se leyó, como texto; vacío si se pregunta por una página"),
    Column("otros", Holds.LIST, "Los otros valores que puede tener, o los ítems que la página puede ser"),
    Column("nota", TEXT, "Por qué es dudoso"),
    Column("pagina", COUNT, "Página"),
    *BOX,
    Column("completa", Holds.FLAG, "Con esta sola respuesta la cuenta puede quedar completa"),
)
