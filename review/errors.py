"""Failures a user can do something about. Each holds its exit status and a Spanish sentence.

Bad data is not an error: a file that cannot be read is a `Document` with its `lectura`.
"""

from __future__ import annotations

from collections.abc import Mapping


class VistoBuenoError(Exception):
    """Base of every failure that may reach a user. `str(error)` says what happened and what to do."""

    exit_status = 2


class BadArgument(VistoBuenoError):
    """An argument that cannot be understood."""


class FolderUnreadable(VistoBuenoError):
    """The folder does not exist, is not a folder, or may not be read."""


class ContractsUnreadable(VistoBuenoError):
    """The contracts file cannot be read or lacks a column that it must have."""


class CuentaChanged(VistoBuenoError):
    """Somebody decided or corrected a cuenta, or it was read again, after the person who acts looked at it.
    Nothing was recorded."""


class NotClean(VistoBuenoError):
    """Of the cuentas to be approved at once some are not in order, or changed after the person who acts
    looked at them. Nothing was recorded. `why` tells of each in Spanish, by its number."""

    def __init__(self, told: str, why: Mapping[int, str]) -> None:
        super().__init__(told)
        self.why = why


class NotAllowed(VistoBuenoError):
    """The role of whoever acts does not let them; says whose it is to do. Nothing was recorded."""


class DecisionStands(VistoBuenoError):
    """There is no decision to reverse, or it may not be reversed any more. Nothing was recorded."""


class StoreUnavailable(VistoBuenoError):
    """The database cannot be opened, or was made by a newer version."""


class NotCarried(VistoBuenoError):
    """What a database holds was not carried into another one, in which nothing changed; says why."""


class BackupUnusable(VistoBuenoError):
    """A backup that is none, is damaged or is of a newer version; or a database too damaged to make one."""


class OutputUnwritable(VistoBuenoError):
    """The file to write cannot be written."""


class DataFileInvalid(VistoBuenoError):
    """A data file of ours or of the entity (laws, checklist) has an error; says the line and the reason.

    `line` counts from 1 (None: the file as a whole); `reason` and `mend` say what is wrong and what to do,
    without file or line.
    """

    def __init__(
        self, told: str, *, line: int | None = None, reason: str | None = None, mend: str = ""
    ) -> None:
        super().__init__(told)
        self.line = line
        self.reason = told if reason is None else reason
        self.mend = mend


class ReaderUnavailable(VistoBuenoError):
    """The process that reads PDFs cannot be started."""


class PluginFailed(VistoBuenoError):
    """The code of a plug-in failed at what it was asked; the sentence names it."""


class PageUnavailable(VistoBuenoError):
    """A page cannot be shown or its tables read; the sentence says why."""


class CopyUnavailable(VistoBuenoError):
    """A marked copy of a PDF cannot be made; the sentence says why."""


class NotAssembled(VistoBuenoError):
    """Loose files could not be made into one PDF; the sentence says why and what to do."""


class UploadRejected(VistoBuenoError):
    """An uploaded ZIP cannot be unpacked, or may not be."""


class SheetUnreadable(VistoBuenoError):
    """A spreadsheet (CSV or XLSX) that cannot be opened or is larger than what is accepted."""


class DashboardUnavailable(VistoBuenoError):
    """The dashboard cannot be started: its files are not there, or no port is free."""


class PaperNotDrafted(VistoBuenoError):
    """A supervisor's paper is not drafted for a cuenta: it is not approved, its decision is out of date, or
    the paper is not for it; says why."""


class NotPacked(VistoBuenoError):
    """An expediente cannot be made: no cuenta to pack, or a PDF that is not the one that was read; says "
    "which."""


class FormInvalid(VistoBuenoError):
    """A form (a Word document with fields) that cannot be used; says what is wrong and where."""


class LogoInvalid(VistoBuenoError):
    """A picture that cannot be an entity's logo; says what is wrong and which to give."""


class OfficeUnavailable(VistoBuenoError):
    """LibreOffice is not on this machine, could not make a PDF, or took too long; says which."""
