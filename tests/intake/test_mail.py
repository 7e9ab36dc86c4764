"""Mails as folders of attachments: each attachment gets one status, and a mail made to harm does none."""

from __future__ import annotations

import os
from email.message import EmailMessage
from pathlib import Path

import pytest

from review import frames
from review.intake import holds_papers, mail, mail_files, scan
from review.intake.mail import opened
from review.machine import private
from review.pipeline import read_folder
from review.store import Store
from tests.folders import LONG_AGO, write_cuenta
from tests.intake.test_scan import PDF, listing, names, put, reasons

Part = tuple[str, bytes]


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "datos"
    monkeypatch.setattr(private, "data_folder", lambda: place)
    return place


def message(*parts: Part, kind: str = "application/octet-stream") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "x@example.org", "y@example.org", "Cuenta de octubre"
    made.set_content("Adjunto mi cuenta. Mire también http://example.org/cuenta.pdf\n")
    main, sub = kind.split("/")
    for name, content in parts:
        made.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return made


def put_mail(root: Path, name: str, made: EmailMessage | bytes) -> Path:
    return put(root, name, made if isinstance(made, bytes) else made.as_bytes())


def told(made: EmailMessage | bytes) -> tuple[list[str], dict[str, str], str]:
    """The names of the PDFs, the reasons of what is not read, and what is said of the mail."""
    found = opened(made if isinstance(made, bytes) else made.as_bytes())
    every = [one.archivo for one in found.passed_over] + [one.name for one in found.files]
    assert len(set(every)) == len(every), "one status each"
    return (
        [one.name for one in found.files],
        {one.archivo: one.reason for one in found.passed_over},
        found.told,
    )


def test_a_mail_is_a_folder_of_its_attachments(tmp_path: Path) -> None:
    root = tmp_path / "buzon"
    put_mail(root, "enviadas/octubre.EML", message(("Cuenta Ñañez.pdf", PDF), ("foto.jpg", b"\xff\xd8")))
    put(root, "otra.pdf")
    before = listing(root)
    found = scan(root)
    assert names(found) == ["enviadas/octubre.EML/Cuenta Ñañez.pdf", "otra.pdf"]
    assert reasons(found) == {
        "enviadas/octubre.EML": mail.TAKEN,
        "enviadas/octubre.EML/foto.jpg": mail.OTHER_KIND,
    }
    first = found.files[0]
    assert first.path.read_bytes() == PDF
    assert first.size == len(PDF)
    assert first.secop_hint is not None
    assert first.path.stat().st_mode & 0o077 == 0, "closed to others"
    assert listing(root) == before, "the folder is only looked at"
    assert scan(root) == found
    assert holds_papers(root / "enviadas")


def test_what_was_laid_out_goes_with_its_mail(tmp_path: Path, data_folder: Path) -> None:
    root = tmp_path / "buzon"
    one = put_mail(root, "uno.eml", message(("a.pdf", PDF)))
    put_mail(root, "dos.eml", message(("b.pdf", PDF)))
    place = scan(root).files[0].path
    assert len(list(data_folder.rglob("*.pdf"))) == 2
    place.unlink()
    assert scan(root).files[0].path.is_file(), "it is made again when it was emptied"
    one.unlink()
    assert names(scan(root)) == ["dos.eml/b.pdf"] or names(scan(root)) == ["uno.eml/a.pdf"]
    assert len(list(data_folder.rglob("*.pdf"))) == 1


def test_a_mail_that_changes_is_looked_at_again(tmp_path: Path) -> None:
    root = tmp_path / "buzon"
    put_mail(root, "uno.eml", message(("a.pdf", PDF)))
    scan(root)
    put_mail(root, "uno.eml", message(("a.pdf", PDF + b"%otra\n")))
    assert scan(root).files[0].path.read_bytes() == PDF + b"%otra\n"


def test_names_are_told_as_their_sender_wrote_them_and_lead_nowhere() -> None:
    files, _, _ = told(
        message(
            ("../../etc/cuenta.pdf", PDF),
            ("C:\\Users\\yo\\cuenta.pdf", PDF),
            ("cuenta.PDF", PDF),
            ("sin extensión", PDF),
            ("x" * 300 + ".pdf", PDF),
            ("..", PDF),
        )
    )
    assert files[:4] == ["cuenta.pdf", "cuenta (2).pdf", "cuenta (3).PDF", "sin extensión.pdf"]
    assert all("/" not in name and len(name) <= 130 and name.lower().endswith(".pdf") for name in files)


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('filename="=?utf-8?B?Q3VlbnRhIMORYcOxZXoucGRm?="', "Cuenta Ñañez.pdf"),
        ("filename*=UTF-8''Cuenta%20%C3%91a%C3%B1ez.pdf", "Cuenta Ñañez.pdf"),
        ('filename="=?nada?B?xx?="', "=_nada_B_xx_=.pdf"),
        ("filename*=nada''x%FF.pdf", None),
    ],
)
def test_encoded_names(header: str, name: str | None) -> None:
    raw = (
        b"From: x@example.org\nMIME-Version: 1.0\nContent-Type: application/pdf\n"
        b"Content-Disposition: attachment; " + header.encode() + b"\n\n" + PDF
    )
    files, passed, _ = told(raw)
    assert passed == {}
    assert len(files) == 1
    assert name in (files[0], None)


def test_mails_within_mails_are_told_each() -> None:
    inner = message(("dentro.pdf", PDF))
    outer = message(("fuera.pdf", PDF))
    outer.add_attachment(inner)
    outer.add_attachment(
        inner.as_bytes(), maintype="application", subtype="octet-stream", filename="suelto.eml"
    )
    outer.add_attachment(message())
    files, passed, said = told(outer)
    assert files == ["fuera.pdf", "Cuenta de octubre.eml/dentro.pdf", "suelto.eml/dentro.pdf"]
    assert passed == {
        "Cuenta de octubre.eml": mail.INNER,
        "suelto.eml": mail.INNER,
        "Cuenta de octubre (2).eml": mail.INNER_NO_PDF,
    }
    assert said == mail.TAKEN


def test_mails_do_not_go_down_without_end() -> None:
    made = message(("a.pdf", PDF))
    for _ in range(mail.DEEPEST + 3):
        outer = message()
        outer.add_attachment(made)
        made = outer
    files, passed, _ = told(made)
    assert files == []
    assert list(passed.values()).count(mail.TOO_DEEP) == 1


def test_too_many_and_too_large_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "MOST_ATTACHMENTS", 3)
    files, passed, _ = told(message(*((f"{n}.pdf", PDF) for n in range(5))))
    assert files == ["0.pdf", "1.pdf", "2.pdf"]
    assert set(passed) == {"3.pdf", "4.pdf"}
    monkeypatch.setattr(mail, "MOST_FILE_BYTES", 100)
    assert told(message(("a.pdf", PDF + b" " * 100), ("b.pdf", PDF)))[:2] == (
        ["b.pdf"],
        {"a.pdf": mail.FILE_TOO_LARGE},
    )


def test_a_mail_beyond_measure_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_files, "MOST_MAIL_BYTES", 50)
    put_mail(tmp_path / "buzon", "uno.eml", message(("a.pdf", PDF)))
    assert reasons(scan(tmp_path / "buzon")) == {"uno.eml": mail_files.TOO_LARGE}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.zip", b"PK", mail.ZIP),
        ("a.docx", b"PK", mail.OTHER_KIND),
        ("a.msg", b"x", mail.NOT_A_MAIL),
        ("a.eml", b"", mail.EMPTY),
        ("winmail.dat", b"x", mail.WINMAIL),
        ("smime.p7m", b"x", mail.LOCKED),
        ("vacio.pdf", b"", mail.EMPTY),
    ],
)
def test_what_is_not_read_says_why(name: str, content: bytes, reason: str) -> None:
    assert told(message((name, content))) == ([], {name: reason}, mail.NO_PDF)


def test_broken_mails() -> None:
    whole = message(("a.pdf", PDF * 20), ("b.pdf", PDF * 20)).as_bytes()
    assert told(b"") == ([], {}, mail.NOT_A_MAIL)
    assert told(b"\x00\xff nada") == ([], {}, mail.NOT_A_MAIL)
    assert told(message()) == ([], {}, mail.NO_PDF)
    spoilt = whole.replace(b"JVBERi0xLjQK", b"JVBERi0xLjQ=\xff", 1)
    assert told(spoilt)[1:] == ({"a.pdf": mail.SPOILT}, mail.TAKEN)
    assert told(whole[: len(whole) // 2])[2] == mail.CUT


@pytest.mark.parametrize("part", range(40))
def test_no_cut_makes_it_fail(part: int) -> None:
    inner = message(("dentro.pdf", PDF))
    outer = message(("Ñ.pdf", PDF), ("a.zip", b"PK"))
    outer.add_attachment(inner)
    whole = outer.as_bytes()
    told(whole[: len(whole) * part // 40])
    told(whole[: len(whole) * part // 40] + b"\xff\x00;=?\n" + whole[len(whole) * (part + 1) // 40 :])


def test_no_room_is_told(tmp_path: Path, data_folder: Path) -> None:
    data_folder.write_bytes(b"")  # a file where the folder would be
    put_mail(tmp_path / "buzon", "uno.eml", message(("a.pdf", PDF)))
    assert reasons(scan(tmp_path / "buzon")) == {"uno.eml": mail_files.NO_ROOM}


@pytest.mark.usefixtures("shared_reader")
def test_the_cuenta_of_a_mail_is_read_and_judged_once(tmp_path: Path) -> None:
    root = tmp_path / "buzon"
    pdf = write_cuenta(tmp_path / "uno.pdf").read_bytes()
    path = put_mail(root, "uno.eml", message(("cuenta.pdf", pdf), ("nota.txt", b"x"), kind="application/pdf"))
    os.utime(path, (LONG_AGO, LONG_AGO))
    with Store.open(str(tmp_path / "a.db")) as store:
        report = read_folder(root, store)
        assert (report.found, report.read, report.unread) == (1, 1, ())
        (row,) = frames.submissions(store).to_dict("records")
        assert (row["archivo"], row["pago"]) == ("uno.eml/cuenta.pdf", 1)
        statuses = frames.files(store).set_index("archivo")["estado"]
        assert dict(statuses) == {
            "uno.eml": "omitido",
            "uno.eml/cuenta.pdf": "leido",
            "uno.eml/nota.txt": "omitido",
        }
        assert read_folder(root, store).unchanged == 1
        write_cuenta(
            root / "dos.pdf", payment="002", month="julio"
        )  # an emptied folder may be a disk taken out
        path.unlink()
        assert read_folder(root, store).gone >= 1
