"""Mails as Outlook saves them: taken as any mail, and those made to harm do none.

The mails here are written by hand after the specification. Mails that Outlook itself saved are somebody's:
those that Apache POI tests its own reader with were tried once, outside of the suite, and each was understood
or, where it was broken on purpose, told as broken.
"""

from __future__ import annotations

import struct
from email.message import EmailMessage
from pathlib import Path
from random import Random

import pytest

from review.intake import holds_papers, mail, scan
from review.intake.mail import opened
from review.intake.outlook import NotOutlook, OutlookMail
from review.machine import private
from tests.intake.compound import SECTOR, attached, compound, mail_within, outlook_mail
from tests.intake.test_mail import PDF, message, names, put, reasons, told

LARGE = PDF + bytes(Random(1).randbytes(300_000))


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private, "data_folder", lambda: tmp_path / "datos")


def full() -> bytes:
    inner = outlook_mail(attached("dentro.pdf", PDF), subject="Reenvío: cuenta", within=True)
    return compound(
        outlook_mail(
            attached("Cuenta Ñañez.pdf", LARGE),
            attached("informe año.pdf", PDF, ansi=True),
            attached(None, PDF),
            attached("foto.jpg", b"\xff\xd8"),
            attached("https://example.org/planilla.pdf", None, method=7),
            attached("planilla.pdf", None),
            mail_within(inner),
            {"__properties_version1.0": bytes(8), "__substg1.0_3701000D": {"CONTENTS": b"x"}},
        )
    )


def test_a_mail_of_outlook_is_a_folder_of_its_attachments(tmp_path: Path) -> None:
    root = tmp_path / "buzon"
    put(root, "enviadas/octubre.MSG", full())
    found = scan(root)
    above = "enviadas/octubre.MSG/"
    assert [one.removeprefix(above) for one in names(found)] == [
        "Cuenta Ñañez.pdf",
        "Reenvío_ cuenta.msg/dentro.pdf",
        "adjunto.pdf",
        "informe año.pdf",
    ]
    assert reasons(found) == {
        "enviadas/octubre.MSG": mail.TAKEN,
        f"{above}foto.jpg": mail.OTHER_KIND,
        f"{above}adjunto": mail.OTHER_KIND,
        f"{above}planilla.pdf": mail.LINKED,
        f"{above}planilla (2).pdf": mail.SPOILT,
        f"{above}Reenvío_ cuenta.msg": mail.INNER,
    }
    assert found.files[0].path.read_bytes() == LARGE
    assert holds_papers(root)


def test_mails_of_one_kind_within_the_other() -> None:
    outlook = compound(
        outlook_mail(attached("a.pdf", PDF), attached("b.eml", message(("b.pdf", PDF)).as_bytes()))
    )
    outer = message(("c.msg", outlook), ("rota.msg", outlook[:2000]), ("nada.msg", b"x"))
    files, passed, said = told(outer)
    assert files == ["c.msg/a.pdf", "c.msg/b.eml/b.pdf"]
    assert passed == {
        "c.msg": mail.INNER,
        "c.msg/b.eml": mail.INNER,
        "rota.msg": mail.NOT_A_MAIL,
        "nada.msg": mail.NOT_A_MAIL,
    }
    assert said == mail.TAKEN


def test_a_mail_that_was_signed_gives_what_hangs_on_it() -> None:
    """Outlook keeps a signed mail as one attachment without a name: all of it, as it came over the wire."""
    signed = EmailMessage()
    signed.set_type("multipart/signed")
    signed.set_param("protocol", "application/x-pkcs7-signature")
    for part in (message(("cuenta.pdf", PDF)), message(("smime.p7s", b"\x30\x82"))):
        signed.attach(part)
    files, passed, said = told(compound(outlook_mail(attached(None, signed.as_bytes()))))
    assert (files, said) == (["cuenta.pdf"], mail.TAKEN)
    assert passed == {"smime.p7s": mail.OTHER_KIND}


def test_mails_do_not_go_down_without_end() -> None:
    made = outlook_mail(attached("a.pdf", PDF), within=True)
    for _ in range(mail.DEEPEST + 3):
        made = outlook_mail(mail_within(made), within=True)
    files, passed, _ = told(compound(made))
    assert files == []
    assert list(passed.values()).count(mail.TOO_DEEP) == 1


def test_too_many_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "MOST_ATTACHMENTS", 3)
    files, passed, _ = told(compound(outlook_mail(*(attached("a.pdf", PDF) for _ in range(5)))))
    assert files == ["a.pdf", "a (2).pdf", "a (3).pdf"]
    assert passed == dict.fromkeys(["a (4).pdf", "a (5).pdf"], mail.TOO_MANY)


def test_what_is_no_mail_is_told() -> None:
    assert told(compound({"WordDocument": b"x" * 5000})) == ([], {}, mail.NOT_A_MAIL)
    assert told(compound(outlook_mail())) == ([], {}, mail.NO_PDF)
    assert told(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") == ([], {}, mail.NOT_A_MAIL)


@pytest.mark.parametrize("part", range(20))
def test_no_cut_and_no_scribble_makes_it_fail(part: int) -> None:
    whole = full()
    told(whole[: len(whole) * part // 20])
    chance = Random(part)
    for _ in range(20):
        spoilt = bytearray(whole)
        for _ in range(chance.randrange(1, 12)):
            # the head, the directory and the tables: what is between is the large attachment
            at = chance.choice([chance.randrange(SECTOR), -1 - chance.randrange(12 * SECTOR)])
            spoilt[at] = chance.choice([0, 1, 0xFF, chance.randrange(256)])
        opened(bytes(spoilt))


def test_a_table_that_bites_its_tail_and_one_beyond_the_file_are_refused() -> None:
    whole = bytearray(full())
    (directory,) = struct.unpack_from("<I", whole, 48)
    (table,) = struct.unpack_from("<I", whole, 76)
    biting = bytearray(whole)
    at = (table + 1 + directory // 128) * SECTOR + directory % 128 * 4
    struct.pack_into("<I", biting, at, directory)
    endless = bytearray(whole)
    struct.pack_into("<I", endless, 44, 0x7FFFFFFF)
    for spoilt in (biting, endless):
        with pytest.raises(NotOutlook):
            OutlookMail(bytes(spoilt))


def test_attachments_that_lie_over_each_other_come_to_no_more_than_the_file() -> None:
    many = 40
    whole = bytearray(compound(outlook_mail(*(attached(f"{n}.pdf", LARGE[:5000]) for n in range(many)))))
    large = compound(outlook_mail(attached("x.pdf", LARGE)))
    mark = "__substg1.0_37010102".encode("utf-16-le")
    at, number = whole.find(mark), 0
    while at >= 0:  # each begins a sector later, and goes on to where all of them end
        number += 1
        (first,) = struct.unpack_from("<I", whole, at + 116)
        struct.pack_into("<Q", whole, at + 120, 5000 * (many - number) + 1)
        (table,) = struct.unpack_from("<I", whole, 76)
        last = (table + 1) * SECTOR + (first + 9) * 4
        struct.pack_into("<I", whole, last, first + 10)
        at = whole.find(mark, at + 1)
    assert number == many
    found = opened(bytes(whole))
    assert sum(len(one.content) for one in found.files) <= len(whole)
    assert mail.SPOILT in {one.reason for one in found.passed_over}
    assert len(opened(large).files) == 1
