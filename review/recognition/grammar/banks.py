"""The banks and wallets of Colombia, and the names by which papers call them."""

from __future__ import annotations

import re
from typing import Final

from review.recognition.grammar.plain_text import Quote, flatten, fold

# Canonical name → what papers write. Supervised entities of the Superintendencia Financiera that open
# savings, current or low-amount accounts, and the savings cooperatives; a name that is also a common word
# or a town (Popular, Occidente, Bogotá) counts only with "Banco".
BANKS: Final[dict[str, tuple[str, ...]]] = {
    "Banco Agrario": ("Banco Agrario de Colombia", "Banco Agrario", "Banagrario"),
    "Banco AV Villas": ("Banco AV Villas", "Banco Comercial AV Villas", "AV Villas", "AVVillas"),
    "Banco Caja Social": ("Banco Caja Social", "Caja Social", "BCSC"),
    "Banco Contactar": ("Banco Contactar",),
    "Banco Cooperativo Coopcentral": ("Banco Cooperativo Coopcentral", "Coopcentral"),
    "Banco de Bogotá": ("Banco de Bogotá", "Banco Bogotá", "Bco de Bogotá"),
    "Banco de Occidente": ("Banco de Occidente", "Banco Occidente", "Bco de Occidente"),
    "Banco Falabella": ("Banco Falabella", "Falabella"),
    "Banco Finandina": ("Banco Finandina", "Finandina"),
    "Banco GNB Sudameris": ("Banco GNB Sudameris", "GNB Sudameris", "Sudameris"),
    "Banco J.P. Morgan": ("JP Morgan", "J.P. Morgan"),
    "Banco Mundo Mujer": ("Banco Mundo Mujer", "Mundo Mujer"),
    "Banco Pichincha": ("Banco Pichincha", "Pichincha"),
    "Banco Popular": ("Banco Popular", "Bco Popular"),
    "Banco Santander": ("Banco Santander", "Santander de Negocios", "Santander Consumer"),
    "Banco Serfinanza": ("Banco Serfinanza", "Serfinanza", "Serfinansa"),
    "Banco Unión": ("Banco Unión", "Giros y Finanzas"),
    "Banco W": ("Banco W", "Banco WWB"),
    "Bancamía": ("Bancamía", "Banco de las Microfinanzas Bancamía"),
    "Bancóldex": ("Bancóldex",),
    "Bancolombia": ("Bancolombia", "Banco Colombia", "Bancolombia a la mano"),
    "Bancoomeva": ("Bancoomeva", "Banco Coomeva"),
    "Ban100": ("Ban100", "Ban 100", "Credifinanciera", "Banco Credifinanciera", "Banco ProCredit"),
    "BBVA Colombia": ("BBVA Colombia", "Banco BBVA", "BBVA", "Banco Bilbao Vizcaya Argentaria"),
    "Citibank": ("Citibank", "Citibank Colombia"),
    "Davivienda": ("Banco Davivienda", "Davivienda"),
    "Itaú": ("Banco Itaú", "Itaú Colombia", "Itaú", "Itaú Corpbanca", "Corpbanca", "Helm Bank"),
    "Lulo Bank": ("Lulo Bank", "Lulobank", "Banco Lulo", "Lulo"),
    "Mibanco": ("Mibanco", "Bancompartir"),
    "Scotiabank Colpatria": ("Scotiabank Colpatria", "Scotiabank", "Banco Colpatria", "Multibanca Colpatria"),
    "Daviplata": ("Daviplata", "Davi Plata"),
    "Nequi": ("Nequi",),
    "Nu": (
        "Nu Colombia",
        "Nu Financiera",
        "Nubank",
        "Nu Bank",
        "Banco Nu",
        "Cuenta Nu",
        "Nu S.A",
        "Nu Placa",
    ),
    "Dale!": ("Dale!", "Billetera Dale", "Aval Soluciones Digitales"),
    "Movii": ("Movii",),
    "RappiPay": ("RappiPay", "Rappi Pay", "Rappicuenta"),
    "Ualá": ("Ualá",),
    "Global66": ("Global66", "Global 66"),
    "Powwi": ("Powwi",),
    "Coink": ("Coink",),
    "Tpaga": ("Tpaga",),
    "Bold": ("Bold CF", "Bold C.F"),
    "Iris": ("Iris CF", "Dann Regional", "Iris Compañía de Financiamiento"),
    "Pibank": ("Pibank",),
    "Tuya": ("Tuya S.A", "Compañía de Financiamiento Tuya"),
    "Coltefinanciera": ("Coltefinanciera",),
    "Financiera Juriscoop": ("Juriscoop",),
    "La Hipotecaria": ("La Hipotecaria",),
    "Confiar": ("Confiar Cooperativa", "Cooperativa Confiar", "Confiar Coop"),
    "CFA Cooperativa Financiera": (
        "CFA Cooperativa",
        "Cooperativa Financiera de Antioquia",
        "Cooperativa CFA",
    ),
    "Cotrafa": ("Cotrafa",),
    "Coofinep": ("Coofinep",),
    "JFK Cooperativa Financiera": ("Cooperativa JFK", "JFK Cooperativa", "Cooperativa John F. Kennedy"),
    "Coprocenva": ("Coprocenva",),
    "Cooperativa Utrahuilca": ("Utrahuilca",),
    "Comultrasan": ("Comultrasan",),
    "Coasmedas": ("Coasmedas",),
    "Crediservir": ("Crediservir",),
    "Cootregua": ("Cootregua",),
    "Congente": ("Congente",),
    "Canapro": ("Canapro",),
    "Codema": ("Codema",),
    "Microempresas de Colombia": ("Microempresas de Colombia",),
    "Fincomercio": ("Fincomercio",),
}
_WORD: Final = re.compile(r"[a-z0-9]+!?")


def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Aliases as words, longest first, under their first word."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, aliases in BANKS.items():
        for alias in aliases:
            words = tuple(_WORD.findall(fold(alias)))
            table.setdefault(words[0], []).append((words, name))
    for entries in table.values():
        entries.sort(key=lambda entry: len(entry[0]), reverse=True)
    return table


_ALIASES: Final = _by_first_word()


def find_bank(text: str) -> list[Quote[str]]:
    """Every bank or wallet named, by its canonical name (a key of `BANKS`), in the order of the text."""
    flat = flatten(text)
    if _ALIASES.keys().isdisjoint(_WORD.findall(flat.text)):
        return []
    words = [(found[0], found.start(), found.end()) for found in _WORD.finditer(flat.text)]
    quotes: list[Quote[str]] = []
    index = 0
    while index < len(words):
        for alias, name in _ALIASES.get(words[index][0], ()):
            run = words[index : index + len(alias)]
            if tuple(word for word, _, _ in run) == alias:
                quotes.append(flat.quote(text, name, run[0][1], run[-1][2], 0.95))
                index += len(alias)
                break
        else:
            index += 1
    return quotes
