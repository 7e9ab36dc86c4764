"""Social security planillas as six operators print them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tools.papers.facts import Facts
from tools.papers.paper import Paper
from tools.papers.pila_first import aportes, enlace, soi
from tools.papers.pila_second import asopagos, certificate, miplanilla, simple

LAYOUTS: dict[str, Callable[[Paper, Facts, Random], None]] = {
    "aportes": aportes,
    "soi": soi,
    "enlace": enlace,
    "simple": simple,
    "asopagos": asopagos,
    "miplanilla": miplanilla,
}
CERTIFICATE = certificate
UNPAID = ("aportes", "enlace", "asopagos", "miplanilla")  # layouts that can say «sin pagar»
SILENT = ("aportes", "enlace", "miplanilla")  # layouts that can say nothing of payment
