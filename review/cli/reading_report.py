"""What a reading of a folder tells on a terminal, in Spanish."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from review import spanish
from review.intake.file_names import MAIL_SUFFIXES
from review.intake.mail import INNER, TAKEN
from review.model import Lectura
from review.pipeline import FileProblem, FolderReport
from review.spanish import plural, renewed


def problem_lines(problems: Iterable[FileProblem]) -> Iterator[str]:
    """A line for each file that was not read, or not whole, with its reason."""
    for problem in problems:
        if problem.status in set(Lectura):
            kind = spanish.title(Lectura(problem.status))
        elif _is_told(problem):
            kind = "Omitido"
        else:
            continue
        yield f"{problem.archivo}: {kind}. {problem.reason}"


def _is_told(problem: FileProblem) -> bool:
    """Whether who reads a folder has to know that this was passed over: a PDF, or a mail without one."""
    name = problem.archivo.lower()
    if name.endswith(".pdf"):
        return True
    return name.endswith(MAIL_SUFFIXES) and problem.reason not in (TAKEN, INNER)


def summary(report: FolderReport) -> str:
    """What the reading came to, in a sentence or two."""
    passed_over = sum(problem.status == "omitido" for problem in report.problems)
    parts = [
        plural(report.found, "archivo"),
        f"{report.read} leídos ahora",
        f"{report.judged} revisados de nuevo sin abrirlos",
        f"{report.unchanged} sin cambios",
        f"{report.gone} que ya no están",
        f"{passed_over} omitidos",
        f"{len(report.unread)} sin poder leer",
    ]
    seconds = f"{report.seconds:.1f}".replace(".", ",")
    told = [parts[0], *(part for part in parts[1:] if not part.startswith("0 "))]
    others = plural(report.settled, "cuenta")
    why = f" Por lo que ahora dicen otras, los contratos o SECOP II se revisaron de nuevo {others}."
    if not report.settled:
        why = ""
    again = renewed(*report.renewed)
    return f"Listo en {seconds} s: {'; '.join(told)}.{why}{again and ' ' + again}"
