"""Sentences that tell what somebody did, apart from those that ask for it to be done.

An obligation asks with an infinitive («Apoyar la atención…»); what was done about it is told in the past, of
the first person or passive. Written after the grammar of Spanish (NGLE §4.4 and §4.12: the regular and the
strong preterites), not after any paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from review.recognition.grammar.plain_text import fold

# Words of a sentence within which its verb comes: judgement, a subject in Spanish seldom takes more.
_WITHIN = 10
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.;:]\s+(?=[«\"(]?(?:[A-ZÁÉÍÓÚÑ]|\d+ ))")
_INFINITIVE = re.compile(r"(?!ayer\b|lugar\b|primer\b|tercer\b)[a-zñ]{2,}[aei]r(?:se|l[aoe]s?)?")
# Words in an accented vowel that are no preterites.
_NO_VERB = re.compile(
    r"comité|así|aquí|allí|ahí|café|qué|josé|rené|bebé|porqué|está|sí|mí|tú|té|sé|dé|bogotá|cuál|quién|jamás"
)
_PAST = re.compile(r"[a-záéíóúñ]{2,}(?:[éíó]|aron|ieron|jeron)|vi|di")
_STRONG = re.compile(
    r"hice|hizo|fui|fue|fueron|estuve|estuvo|tuve|tuvo|hube|hubo|pude|pudo|puse|puso|supe|vine|vino|dije|dijo"
    r"|traje|trajo|anduve|quise|dio|vio|di|conduje|condujo|produje|produjo"
)
_HAVE = re.compile(r"he|ha|han|hemos|habia|habian|habiendo")
_PARTICIPLE = re.compile(r"[a-z]+(?:ad|id)[oa]s?|hecho|escrito|visto|puesto|dicho|abierto|resuelto|vuelto")
_SHORT = re.compile(
    r"(?:actividad |obligacion |labor |se )?(?:cumpli|ejecuta|realiza|efectua|desarrolla|atendi)d[ao]s?\b"
    r"|no (?:aplica|hubo|se)\b|n/a\b|sin (?:novedad|requerimiento|solicitud)"
    r"|(?:durante|en|para) (?:el|este) (?:presente )?(?:mes|periodo)\b"
)


def tells_a_deed(sentence: str) -> bool:
    """Whether a sentence tells what was done: of the past, and not what the contract asks for."""
    said = sentence.lower()
    words = _WORD.findall(said)[:_WITHIN]
    flat = [fold(word) for word in words]
    if not words or _INFINITIVE.fullmatch(flat[0]):
        return False
    if _SHORT.match(fold(sentence).strip(" -–•")):
        return True
    for at, (word, plain) in enumerate(zip(words, flat, strict=True)):
        # «Los informes que solicitó la entidad» says of which reports, not that anything was done.
        if "que" in flat[max(at - 2, 0) : at]:
            continue
        if (_PAST.fullmatch(word) and not _NO_VERB.fullmatch(word)) or _STRONG.fullmatch(plain):
            return True
    if len(flat) > 1 and flat[0] in ("fue", "fueron") and _PARTICIPLE.fullmatch(flat[1]):
        return True
    return any(
        _HAVE.fullmatch(one) and _PARTICIPLE.fullmatch(two) for one, two in pairwise(flat) if one != "que"
    )


def deed_at(text: str) -> int | None:
    """Where, behind the sentence that a text begins with, the first one begins that tells a deed."""
    return next((at for at, sentence in _further(text) if tells_a_deed(sentence)), None)


def _further(text: str) -> Iterator[tuple[int, str]]:
    starts = [match.end() for match in _SENTENCE_END.finditer(text)]
    for begin, end in pairwise([*starts, len(text)]):
        yield begin, text[begin:end]
