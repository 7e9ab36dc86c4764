"""The sentences that tell a user why a file or a page could not be read, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from review.reading.limits import MIB

_MOST_NAMES = 5
_NAME_LETTERS = 60

ASK_AGAIN = "pida al contratista que lo genere y lo suba de nuevo"
READ_AGAIN = "léalo de nuevo («Leer de nuevo»)"

EMPTY_FILE = f"El archivo está vacío (0 bytes); {ASK_AGAIN}."
NO_PAGES = f"El PDF no tiene ninguna página; {ASK_AGAIN}."
ENCRYPTED = (
    "El PDF está protegido con contraseña y no se puede abrir; pida al contratista una copia sin contraseña."
)
UNKNOWN_ENCRYPTION = (
    "El PDF está cifrado con un método que no se puede abrir aquí; "
    "pida al contratista una copia sin protección."
)
BROKEN = f"El PDF está dañado y no se puede abrir; {ASK_AGAIN}."
TRUNCATED = f"El PDF está cortado: le falta el final (una copia o descarga sin terminar); {ASK_AGAIN}."
NO_PAGE_READ = f"El PDF se abre, pero ninguna de sus páginas se puede leer; {ASK_AGAIN}."
KILLED_READER = (
    "El programa que lee los PDF se cerró al abrir este archivo (pudo faltarle memoria) y no se alcanzó a "
    f"leer; {READ_AGAIN}. "
    "Si vuelve a pasar, abra el archivo y revíselo usted."
)
TOO_MUCH_MEMORY = (
    "El PDF necesita más memoria de la permitida para leerlo; "
    "pida al contratista una versión más liviana (por ejemplo, con las imágenes reducidas)."
)
PAGE_BROKEN = "La página está dañada y no se pudo leer."
PAGE_MISSING = "La página está en el archivo, pero no se pudo abrir."
PAGE_WITHOUT_SIZE = "La página no tiene un tamaño válido y no se pudo leer."
PAGE_TOO_LATE = "No se alcanzó a leer la página en el tiempo permitido."
PAGE_LOST = "La página no se alcanzó a leer: el programa que lee los PDF se cerró al abrirla."
PAGE_TOO_MUCH_MEMORY = "La página necesita más memoria de la permitida para leerla."
PICTURE_TOO_LATE = "No se alcanzó a leer la imagen de la página en el tiempo permitido."
FILE_TOO_LATE = (
    "La página es una imagen y no se alcanzó a leer: las demás imágenes del archivo tomaron todo el tiempo "
    "permitido. Vuelva a leer la carpeta con el equipo desocupado o divida el PDF."
)
PICTURE_TOO_MUCH_MEMORY = "La imagen de la página necesita más memoria de la permitida para leerla."
PICTURE_BROKEN = f"La imagen de la página está dañada y no se puede ver; {ASK_AGAIN}."
CONTENT_LOST = f"A la página le falta parte de su contenido, que no se puede ver; {ASK_AGAIN}."
PICTURE_NOT_READ = "La imagen de la página no se pudo leer."
XFA = (
    "El PDF es un formulario que solo Adobe Acrobat puede dibujar, y su contenido no se leyó; pida al "
    "contratista que lo imprima como PDF y lo suba de nuevo."
)
FILE_CHANGED = "El archivo cambió mientras se leía; vuelva a leer la carpeta."
NO_COUNT_CHECK = (
    "Se leyeron las páginas, pero la estructura del PDF tiene errores y no se pudo comprobar "
    "que estén todas; mire el archivo."
)


def not_found(error: OSError) -> str:
    """The file could not be opened by the operating system."""
    if isinstance(error, FileNotFoundError):
        return "El archivo ya no está en la carpeta; vuelva a leerla."
    if isinstance(error, PermissionError):
        return "No hay permiso para leer el archivo; revise sus permisos y vuelva a leer la carpeta."
    if isinstance(error, IsADirectoryError):
        return "Es una carpeta, no un archivo PDF."
    return "El archivo no se pudo abrir (el disco o la red fallaron); vuelva a leer la carpeta."


def not_a_pdf(what: str | None) -> str:
    """Named as a PDF, but something else (`what`, with its article)."""
    if what is None:
        return "El archivo se llama PDF pero su contenido no lo es; pida al contratista el PDF verdadero."
    return f"El archivo se llama PDF pero es {what}; pida al contratista que lo convierta a PDF."


def too_many_bytes(size: int, most: int) -> str:
    return (
        f"El archivo pesa {round(size / MIB)} MB y se leen hasta {round(most / MIB)} MB; "
        "pida al contratista que lo reduzca o lo divida."
    )


def too_many_pages(pages: int, most: int) -> str:
    return f"El PDF tiene {pages} páginas y se leen hasta {most}; divídalo y vuelva a leer la carpeta."


def page_too_dense(most: int) -> str:
    return f"La página tiene más de {most} caracteres y no se leyó."


def too_many_pictures(most: int) -> str:
    return f"La página es una imagen y de un solo archivo se leen hasta {most}; divida el PDF."


def too_slow(seconds: float) -> str:
    return (
        f"El PDF no se alcanzó a leer en {round(seconds)} segundos; {READ_AGAIN}, mejor con el equipo "
        "desocupado. Si vuelve a pasar, abra el archivo y revíselo usted."
    )


def pages_failed(numbers: list[int], total: int) -> str:
    """Some pages of many were not read."""
    if len(numbers) == 1:
        return f"No se pudo leer la página {numbers[0]} de {total}; mírela en el archivo."
    shown = ", ".join(str(number) for number in numbers[:10])
    more = " y otras" if len(numbers) > 10 else ""
    return f"No se pudieron leer {len(numbers)} de {total} páginas ({shown}{more}); mírelas en el archivo."


def counts_disagree(read: int, declared: int) -> str:
    """Two programs count different numbers of pages."""
    return (
        f"Se leyeron {read} páginas, pero según la estructura del PDF son {declared}: puede faltar o sobrar "
        "alguna; mire el archivo."
    )


def besides_its_pages(attached: Sequence[str], drawn_elsewhere: bool) -> str:
    """What a PDF has that is not on its pages, and was not read: attached files (their names), an XFA form.
    Empty when there is nothing."""
    told = []
    if attached:
        names = [_shown(name) for name in attached[:_MOST_NAMES]]
        more = " y otros" if len(attached) > _MOST_NAMES else ""
        listed = f"{', '.join(names)}{more}"
        told.append(
            f"El PDF trae un archivo adjunto que no se leyó: {listed}; ábralo y revíselo, o pida que lo "
            "incluyan como páginas."
            if len(attached) == 1
            else f"El PDF trae {len(attached)} archivos adjuntos que no se leyeron: {listed}; ábralos y "
            "revíselos, o pida que los incluyan como páginas."
        )
    if drawn_elsewhere:
        told.append(XFA)
    return " ".join(told)


def _shown(name: str) -> str:
    """The name of an attached file as one line of a sentence: it may hold anything."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
    return f"«{plain if len(plain) <= _NAME_LETTERS else plain[: _NAME_LETTERS - 1] + '…'}»"
