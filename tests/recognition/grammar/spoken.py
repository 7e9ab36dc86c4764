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


APART = {
    "dieciséis": "diez y seis",
    "diecisiete": "diez y siete",
    "dieciocho": "diez y ocho",
    "diecinueve": "diez y nueve",
    **{word: f"veinte y {ONES[unit]}" for unit, word in enumerate(ONES[21:], start=1)},
}
"""The spelling that joins ten and twenty with `y`, still in use."""

LOOSE = {"á": "´a", "é": "´e", "í": "´ı", "ó": "´o", "ú": "´u"}
CYRILLIC = str.maketrans("aeocpxiy", "аеосрхіу")
CYRILLIC_CAPITALS = str.maketrans("ABEKMHOPCTX", "АВЕКМНОРСТХ")


def apart(words: str) -> str:
    """`veintiséis mil` as `veinte y seis mil`."""
    return " ".join(APART.get(word, word) for word in words.split())


def glued(words: str) -> str:
    """Every scale glued to what stands before it: `unmillón ochocientosmil`."""
    for scale in ("millones", "millón", "mil"):
        words = words.replace(f" {scale} ", f"{scale} ")
        if words.endswith(f" {scale}"):
            words = words.removesuffix(f" {scale}") + scale
    return words


def loose_before(words: str) -> str:
    """Accents as signs of their own before their letters: `mill´on`."""
    return "".join(LOOSE.get(letter, letter) for letter in words)


def loose_behind(words: str) -> str:
    """Accents as signs of their own behind their letters: `millo´n`."""
    return "".join(LOOSE[letter][::-1].replace("ı", "i") if letter in LOOSE else letter for letter in words)


def with_figures(words: str) -> str:
    """The millions said again in brackets: `dos (2) millones quinientos mil`."""
    for value in range(1, 30):
        for scale in ("millones", "millón"):
            if words.startswith(f"{ONES[value]} {scale}"):
                return words.replace(f"{ONES[value]} {scale}", f"{ONES[value]} ({value}) {scale}", 1)
    return words


def cyrillic(words: str) -> str:
    """Letters of another alphabet that look like the Latin ones."""
    return words.translate(CYRILLIC)


def cyrillic_capitals(words: str) -> str:
    """The same in capitals."""
    return words.upper().translate(CYRILLIC_CAPITALS)
