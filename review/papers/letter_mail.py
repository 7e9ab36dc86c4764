"""The letter as a mail (`.eml`) that the person opens in their own program, addresses and sends."""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.policy import SMTP

from review.model import Letter
from review.store.codec import clean

_BREAKS = re.compile(r"[\r\n]+")


def letter_mail(letter: Letter, signer: str) -> bytes:
    """The mail, signed with the name of who decides (empty: unsigned). It has neither sender nor receiver:
    no address is known. `X-Unsent` has programs open it as one that is still being written."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = _BREAKS.sub(" ", clean(letter.subject) or "")
    mail["X-Unsent"] = "1"
    parts = [letter.body, "", "Atentamente,", "", signer] if signer else [letter.body]
    mail.set_content(clean("\n".join(parts)) or "", charset="utf-8", cte="quoted-printable")
    mail["Content-Language"] = "es-CO"
    return mail.as_bytes()
