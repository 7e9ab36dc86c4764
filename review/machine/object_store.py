"""Objects of a store that speaks S3, through s3fs, which is an extra: the only place that knows it.

It lists, asks and gets, and has no way to write. Whose store it is and who asks is told by what every program
for S3 goes by (AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID…, ~/.aws); nothing of that is kept or told.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import IO, Any, Final, NamedTuple
from zlib import crc32

from review.errors import FolderUnreadable
from review.machine import failures
from review.machine.far_places import bucket_and_key, told

_BUCKET: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]")
_CHUNK_BYTES: Final = 1024 * 1024
_CONNECT_SECONDS, _ANSWER_SECONDS = 10, 60
_TRIES: Final = 3  # of getting a whole object: s3fs asks again by itself, but not for the half of an answer
_SECOND_NS: Final = 1_000_000_000

NOT_INSTALLED: Final = (
    "Para leer de un almacén de objetos (s3://…) falta instalar s3fs: pip install "
    '"vistobueno[almacen]". Una carpeta de este equipo se lee sin eso.'
)
_NO_ADDRESS: Final = "«{}» no es la dirección de un almacén. Escríbala como s3://BALDE/CARPETA."
_NO_CREDENTIALS: Final = (
    "No hay con qué identificarse ante el almacén de «{}». Ponga AWS_ACCESS_KEY_ID y AWS_SECRET_ACCESS_KEY, "
    "o un perfil en ~/.aws, con permiso de lectura."
)
_REFUSED: Final = (
    "El almacén no deja leer «{}». Revise las credenciales, y que tengan permiso para listar y leer."
)
_NO_BUCKET: Final = "No existe el balde de «{}». Revise cómo está escrito y cuál es el almacén."
_NO_ANSWER: Final = (
    "El almacén de «{}» no responde. Revise la red y su dirección (AWS_ENDPOINT_URL), y vuelva a leer; lo "
    "ya leído quedó guardado."
)


class ObjectFacts(NamedTuple):
    """What is known of an object without its bytes. `mtime_ns`: when it was put there, to the second; below
    that it holds its ETag, so that another content put there within the same second is another time."""

    key: str
    size: int
    etag: str
    mtime_ns: int


def listed(folder: Path) -> Iterator[ObjectFacts]:
    """Every object under a folder, as the store orders them. Raises FolderUnreadable."""
    bucket, prefix = _address(folder)
    asked = {"Bucket": bucket, "Prefix": prefix and f"{prefix}/"}
    more: dict[str, str] = {}
    while True:
        page = _called(folder, "list_objects_v2", **asked, **more)
        for one in page.get("Contents", ()):
            yield _facts(one["Key"], one["Size"], one)
        if not page.get("IsTruncated"):
            return
        more = {"ContinuationToken": page["NextContinuationToken"]}


def check_there(folder: Path) -> None:
    """Raises FolderUnreadable where the folder cannot be listed now."""
    next(listed(folder), None)


def facts(path: Path) -> ObjectFacts:
    """Of one object. Raises OSError, FileNotFoundError where there is none, with what to tell."""
    bucket, key = _address(path)
    try:
        answer = _store().call_s3("head_object", Bucket=bucket, Key=key)
    except Exception as error:
        raise _as_oserror(path, error) from error
    return _facts(key, answer["ContentLength"], answer)


def beginning(path: Path, size: int) -> bytes:
    """The first bytes of an object that is not empty. Raises OSError."""
    begun = io.BytesIO()
    _get(path, begun, Range=f"bytes=0-{size - 1}")
    return begun.getvalue()


def fetch(path: Path, into: IO[bytes]) -> str:
    """Put the bytes of an object into a file; its ETag as they were got. Raises OSError."""
    for left in reversed(range(_TRIES)):
        into.seek(0)
        into.truncate()
        try:
            return _get(path, into)
        except (FileNotFoundError, PermissionError):
            raise
        except OSError:
            if not left:
                raise
    raise AssertionError


def _get(path: Path, into: IO[bytes], **details: str) -> str:
    bucket, key = _address(path)
    try:
        from fsspec.asyn import sync

        etag: str = sync(_store().loop, _flow, _store(), into, Bucket=bucket, Key=key, **details)
    except Exception as error:
        raise _as_oserror(path, error) from error
    return etag


async def _flow(store: Any, into: IO[bytes], **asked: str) -> str:
    answer = await store._call_s3("get_object", **asked)
    async with answer["Body"] as body:
        while chunk := await body.read(_CHUNK_BYTES):
            into.write(chunk)
    return str(answer["ETag"])


def _facts(key: str, size: int, answer: dict[str, Any]) -> ObjectFacts:
    etag = str(answer["ETag"])
    seconds = int(answer["LastModified"].timestamp())
    return ObjectFacts(key, int(size), etag, seconds * _SECOND_NS + crc32(etag.encode()) % _SECOND_NS)


def _address(path: Path) -> tuple[str, str]:
    """Raises FolderUnreadable."""
    bucket, key = bucket_and_key(path)
    if not _BUCKET.fullmatch(bucket):
        raise FolderUnreadable(_NO_ADDRESS.format(told(path)))
    return bucket, key


def _called(folder: Path, what: str, **details: str) -> dict[str, Any]:
    """An answer of the store about a folder. Raises FolderUnreadable."""
    try:
        answer: dict[str, Any] = _store().call_s3(what, **details)
    except FolderUnreadable:
        raise
    except Exception as error:
        raise FolderUnreadable(str(_as_oserror(folder, error))) from error
    return answer


@cache
def _store() -> Any:
    """Raises FolderUnreadable where the extra is not installed."""
    # Where no key is given, the libraries would ask a machine of Amazon's for one. Who runs there may say so.
    os.environ.setdefault("AWS_EC2_METADATA_DISABLED", "true")
    try:
        import s3fs
    except ImportError as error:
        raise FolderUnreadable(NOT_INSTALLED) from error
    return s3fs.S3FileSystem(
        anon=False,
        use_listings_cache=False,
        skip_instance_cache=True,
        config_kwargs={"connect_timeout": _CONNECT_SECONDS, "read_timeout": _ANSWER_SECONDS},
    )


def _as_oserror(path: Path, error: Exception) -> OSError:
    """What to tell of a question that failed, whichever of the libraries below tells of it."""
    name, of = told(path), type(error).__name__
    if isinstance(error, FolderUnreadable):
        return OSError(str(error))
    if isinstance(error, FileNotFoundError):
        return FileNotFoundError(_NO_BUCKET.format(name))
    if isinstance(error, PermissionError):
        return PermissionError(_REFUSED.format(name))
    if "Credential" in of or of in ("ProfileNotFound", "TokenRetrievalError", "UnauthorizedSSOTokenError"):
        return PermissionError(_NO_CREDENTIALS.format(name))
    failures.note("Asking an object store", error)
    return OSError(_NO_ANSWER.format(name))
