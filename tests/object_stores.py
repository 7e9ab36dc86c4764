"""A real server of S3 on this machine (moto's), whose requests are kept."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

BUCKET = "cuentas"
KEYS = {
    "AWS_ACCESS_KEY_ID": "de-prueba",
    "AWS_SECRET_ACCESS_KEY": "de-prueba",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_CONFIG_FILE": "/dev/null",
    "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
}
_SIGNED = {"Authorization": "AWS4-HMAC-SHA256 Credential=x/20260601/us-east-1/s3/aws4_request"}


@dataclass(slots=True)
class ObjectStore:
    """A server that listens on `port`. `asked` are the methods and paths of its requests, in their order;
    while it is `closed` it lets nobody in, and so many of the objects got are `cut` in the middle."""

    port: int = 0
    asked: list[tuple[str, str]] = field(default_factory=list)
    closed: bool = False
    cut: int = 0

    @property
    def environment(self) -> Mapping[str, str]:
        """What whoever is to read there has in its environment."""
        return KEYS | {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.port}"}

    def put(self, key: str, content: bytes) -> None:
        self.ask("PUT", f"/{BUCKET}/{key}", content)

    def put_folder(self, folder: Path, prefix: str) -> None:
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            self.put(f"{prefix}/{path.relative_to(folder).as_posix()}", path.read_bytes())

    def remove(self, key: str) -> None:
        self.ask("DELETE", f"/{BUCKET}/{key}")

    def taken(self) -> list[str]:
        """The keys of the objects whose bytes were asked for, and an empty list begins anew."""
        found = [
            path.removeprefix(f"/{BUCKET}/")
            for method, path in self.asked
            if method == "GET" and path.rstrip("/") != f"/{BUCKET}"
        ]
        self.asked.clear()
        return found

    def ask(self, method: str, path: str, content: bytes = b"") -> None:
        asking = http.client.HTTPConnection("127.0.0.1", self.port)
        asking.request(method, quote(path), content, _SIGNED)
        answer = asking.getresponse()
        told = answer.read()
        asking.close()
        assert answer.status < 300, told
        self.asked.clear()


@contextmanager
def object_store() -> Iterator[ObjectStore]:
    """A server of S3 with an empty bucket."""
    from moto.server import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import WSGIRequestHandler, make_server

    class Silent(WSGIRequestHandler):
        def log(self, *_: Any) -> None:
            return

    inner, store = DomainDispatcherApplication(create_backend_app), ObjectStore()

    def kept(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"].encode("latin-1").decode()
        store.asked.append((method, path))
        if store.closed:
            start("403 Forbidden", [("Content-Type", "application/xml")])
            return [b"<Error><Code>AccessDenied</Code><Message>no</Message></Error>"]
        answer = inner(environ, start)
        if store.cut and method == "GET" and path.count("/") > 1:
            store.cut -= 1
            whole = b"".join(answer)
            return [whole[: len(whole) // 2]]
        return answer

    server = make_server("127.0.0.1", 0, kept, threaded=True, request_handler=Silent)
    store.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        store.ask("PUT", f"/{BUCKET}")
        yield store
    finally:
        store.closed = False
        store.ask("POST", "/moto-api/reset")
        server.shutdown()
        thread.join()
        server.server_close()
