"""Numbers in Spanish words, written independently of the grammar that reads them."""

from __future__ import annotations

ONES = [
    "",
    "un",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiún",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
TENS = ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
HUNDREDS = [
    "",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
]


def _below_thousand(number: int) -> str:
    if number == 100:
        return "cien"
    hundreds, rest = divmod(number, 100)
    if rest < 30:
        tail = ONES[rest]
    else:
        tens, unit = divmod(rest, 10)
        tail = TENS[tens] + (f" y {ONES[unit]}" if unit else "")
    return f"{HUNDREDS[hundreds]} {tail}".strip()


def _below_million(number: int) -> str:
    thousands, rest = divmod(number, 1000)
    head = "" if thousands == 0 else "mil" if thousands == 1 else f"{_below_thousand(thousands)} mil"
    return f"{head} {_below_thousand(rest)}".strip()


def in_words(number: int) -> str:
    """0 to 999 999 999 999, as before a noun: `veintiún mil`, `un millón`."""
    if number == 0:
        return "cero"
    millions, rest = divmod(number, 10**6)
    head = "" if millions == 0 else "un millón" if millions == 1 else f"{_below_million(millions)} millones"
    return f"{head} {_below_million(rest)}".strip()
