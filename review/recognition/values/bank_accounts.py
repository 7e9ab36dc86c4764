"""A bank account and its bank, as letters of banks and cuentas de cobro write them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from review.model import Field, Mark
from review.model.fields import MASK
from review.model.marks import ItemMark
from review.recognition.grammar import Quote, fold
from review.recognition.grammar.account_numbers import find_accounts
from review.recognition.grammar.banks import find_bank, owners_of
from review.recognition.page.page_text import View
from review.recognition.values.accounts_beside_banks import accounts_beside_banks
from review.recognition.values.banks_beside_kinds import banks_beside_kinds
from review.recognition.values.candidates import choose, field_of
from review.recognition.values.labels import BELOW, NEXT_LINE, RIGHT, SAME, Candidate, LabelledPage
from review.recognition.values.readers import as_read, in_view

_PLACES = (SAME, NEXT_LINE, RIGHT, BELOW)
# A day in the next cell, `31817784235 2018-03-22`, is no more figures of the account.
_NO_DAY = (
    r"(?!(?:19|20)\d\d[-/]\d|\d\d?[-/]\d\d?[-/](?:19|20)?\d\d"
    r"|\d\d?[ -](?:de )?(?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic))"
)
_NUMBER = re.compile(
    r"(?<![\d$.,/])(?:\*{2,12}[\s-]{0,2}\d{3,6}|(?<![a-z])x{3,12}[\s-]{0,2}\d{3,6}(?!\d)"
    r"|\d{3,4}[ \n]\d{6,10}(?! ?\d)"
    rf"|\d(?:\d|-(?=\d)|[ ](?=\d){_NO_DAY}|-[ \n](?=\d)){{5,22}}\d)(?![\d/-]|[.,]\d)"
)
# A number with its year, as of contracts and of papers: `2026-0417`.
_OF_A_YEAR = re.compile(r"20[1-4]\d-\d{1,5}|\d{1,5}-20[1-4]\d")
_DATE = re.compile(r"(?:19|20)\d\d-\d\d?-\d\d?|\d\d?-\d\d?-(?:19|20)\d\d")
_CONSIGN = re.compile(
    r"consign|transfer|cuentas? (?:de )?ahorro|cuenta corriente|cuenta bancaria|entidad bancaria|banco\s*:"
    r"|entidad financiera|cuenta n|tipo de cuenta|\bgirar\b|\babonar\b|deposit|\bcta\b"
)
_OF_CHARGE = re.compile(r"\s*de cobro\b")
_NEAR = 160  # characters: judgement, two lines of print
_BANK = "banco "
_BANK_REACH = 40  # characters: the longest name of a bank
_OF = re.compile(r"[\s.,]*(?:de|del|en|con)(?: el)?\s+")


# Words that ask to be paid into an account; `abono en cuenta`, `lo aquí consignado` and `Cuenta No. 3` are
# said of other things.
_ASKS = re.compile(
    r"\bcuentas? (?:bancarias? )?(?:de )?(?:ahorros?|corriente|nomina|deposito|bajo monto|bancaria)\b"
    r"|\b(?:datos|informacion|entidad) (?:de (?:la|mi) cuenta|bancari[ao]s?|financiera)\b"
    r"|\btipo de (?:cuenta|producto)\b|\b(?:mi|siguiente|una|dicha) cuenta\b"
    r"|\b(?:n|no|nro|num|numero)\b[.°]?\s?(?:de )?(?:la |mi )?cuenta\b"
    r"|(?<!la )\bcuenta\s?(?:(?:n|no|nro|num)\b[.°]?|n°|numero\b|#|:)(?!\W*\d{1,4}\b)"
    r"|\bconsign(?!ad)\w+|\btransf(?:er|ier)\w+|\bgir(?:ar|e|en|arse|ese|arme|enme|eme)\b"
    r"|\babon(?:ar|e|en|arse|ese|arme|enme|eme)\b|\bdeposit\w+|\bbanco\s?:|\bcta\b"
    r"|\bnequi\b|\bdaviplata\b"
)
_CHARGE_CHARS = 12  # ` de cobro` with a line break
_LEAST_DIGITS, _MOST_DIGITS = 6, 20  # judgement: accounts have 9 to 16 figures, cut ones less
_STAR_DIGITS = 2  # a masked number prints fewer stars than it hides figures
_NUMBER_REACH_CHARS = 40  # judgement: `de ahorros No.` and the bank may stand between
_BANK_NAME_REACH_CHARS = 12  # judgement: a bank's name follows its label at once
_FAR_CHARS = 10 * _NEAR  # where nothing speaks of an account: beyond any reach
# Judgement: how surely a number is the account, and a bank's name the account's bank.
_SOLID_CONFIDENCE, _GAPPY_CONFIDENCE = 0.97, 0.85
_SAID_CONFIDENCE = 0.97  # behind `cuenta de ahorros No.`
_BANK_OF_NUMBER_CONFIDENCE = 0.9  # right behind the number
_BANK_NEAR_CONFIDENCE, _BANK_ALONE_CONFIDENCE = 0.95, 0.95  # near an account; the only bank of the page
_BANK_FAR_CONFIDENCE, _BANK_UNASKED_CONFIDENCE = 0.55, 0.3  # one of several; not where it asks to be paid


def asks_account(pages: Sequence[LabelledPage]) -> Mark | None:
    """The label or sentence that asks to pay into an account, whether or not the account can be read."""
    for page in pages:
        flow = page.page.flow
        spans = [(hit.start, hit.end) for hit in page.of("numero_cuenta")]
        spans += [match.span() for match in _ASKS.finditer(flow.flat)]
        for start, end in spans:
            if not _OF_CHARGE.match(flow.flat[end : end + _CHARGE_CHARS]):
                said, where = flow.text[start:end], flow.box(start, end)
                return Mark(ItemMark.ACCOUNT_UNREAD, said, page.page.number, where)
    return None


def account_numbers(text: str) -> list[Quote[str]]:
    """Numbers in the shape of an account beside a label that says so: digits only, or `****1234`."""
    found = []
    for match in _NUMBER.finditer(fold(text)):
        printed = match[0]
        digits = "".join(c for c in printed if c.isdecimal())
        masked = printed.count("*") + printed.count("x")
        if (
            _DATE.fullmatch(printed)
            or _OF_A_YEAR.fullmatch(printed)
            or not len(digits) + _STAR_DIGITS * masked >= _LEAST_DIGITS
            or len(digits) > _MOST_DIGITS
        ):
            continue
        value = f"{MASK}{digits}" if masked else digits
        sure = _SOLID_CONFIDENCE if " " not in printed else _GAPPY_CONFIDENCE
        found.append(Quote(value, match.start(), match.end(), text[match.start() : match.end()], sure))
    return found


def _of_another_name(bank: Candidate[str], flow: View, named: Sequence[Quote[str]]) -> bool:
    """Is it a piece of another bank's name? The `Banco X` of `Wallet – Banco X` is whose the wallet is."""
    return any(q.value != bank.value and flow.box(q.start, q.end).meets(bank.box) for q in named)


def _labelled_bank(text: str) -> list[Quote[str]]:
    """A bank's name where a bank is named: short names (`Nu`) count only behind the word."""
    found = [q for q in find_bank(f"{_BANK}{text}") if q.start <= len(_BANK) and q.end > len(_BANK)]
    if not found:
        return list(find_bank(text))
    first = found[0]
    end = first.end - len(_BANK)
    return [Quote(first.value, 0, end, text[:end], first.confidence)]


def account_fields(
    pages: Sequence[LabelledPage], *, consigned: bool = False, known: Collection[str] = ()
) -> tuple[Field | None, Field | None]:
    """`banco` and `cuenta` of pages whose families hold `ACCOUNT_LABELS`.

    `consigned`: only where the paper tells where to pay, not any bank that it names; there an account beside
    its bank needs no label, unless its figures are `known` to be something else.
    """
    numbers: list[Candidate[str]] = []
    banks: list[Candidate[str]] = []
    brands: set[str] = set()
    for page in pages:
        text, flow = page.page, page.page.flow
        numbers += page.candidates("numero_cuenta", account_numbers, where=_PLACES, reach=_NUMBER_REACH_CHARS)
        quotes = list(as_read(text, find_accounts)(flow.text))
        said = in_view(text, flow, quotes, _SAID_CONFIDENCE, "número de cuenta")
        numbers += [c for c in said if c.value not in known]
        named = list(find_bank(flow.text))
        beside = page.candidates("banco", _labelled_bank, where=_PLACES, reach=_BANK_NAME_REACH_CHARS)
        banks += [c for c in beside if not _of_another_name(c, flow, named)]
        around = [q.start for q in quotes] + [m.start() for m in _CONSIGN.finditer(flow.flat)]
        for quote in quotes:
            brands |= {bank.value for bank in find_bank(flow.behind(quote.start, _BANK_REACH)[1])[-1:]}
            of = _OF.match(flow.ahead(quote.end, _BANK_REACH))
            if of is not None:
                at = quote.end + of.end()
                banks += in_view(
                    text,
                    flow,
                    _labelled_bank(flow.ahead(at, _BANK_REACH))[:1],
                    _BANK_OF_NUMBER_CONFIDENCE,
                    "banco",
                    at,
                )
        alone = len({quote.value for quote in named}) == 1
        for quote in named:
            near = min((abs(quote.start - at) for at in around), default=_FAR_CHARS)
            score = _BANK_ALONE_CONFIDENCE if alone else _BANK_FAR_CONFIDENCE
            if near <= _NEAR:
                score = _BANK_NEAR_CONFIDENCE
            elif consigned:
                score = _BANK_UNASKED_CONFIDENCE
            banks += in_view(text, flow, [quote], score, "banco")
    for page in pages if consigned else ():
        banks += banks_beside_kinds(page.page)
        numbers += accounts_beside_banks(page.page, account_numbers, known)
    account = choose(numbers) or choose(_across_rows(pages))
    # A house that certifies a product of its brand is not the bank of the account.
    houses = {house for brand in brands for house in owners_of(brand)} - brands
    bank = choose(c for c in banks if c.value not in houses)
    return field_of("banco", bank), field_of("cuenta", account)


def _across_rows(pages: Sequence[LabelledPage]) -> list[Candidate[str]]:
    """Accounts in the row of their label, where the cells of a table make columns of text."""
    found: list[Candidate[str]] = []
    for page in pages:
        rows, start = page.page.rows, 0
        for line in rows.text.split("\n"):
            quotes = as_read(page.page, find_accounts)(line)
            found += in_view(page.page, rows, quotes, _SAID_CONFIDENCE, "número de cuenta", start)
            start += len(line) + 1
    return found
