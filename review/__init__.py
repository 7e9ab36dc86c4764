"""Visto Bueno: reads, checks and tabulates monthly cuentas de cobro (Colombia, SECOP II)."""

__version__ = "0.1.0"
