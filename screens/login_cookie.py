"""Whom a browser's cookies say to have come in by the login, for what is asked outside of a page's run: only
there does Streamlit itself tell who it is (`st.user`). The one place that knows how Streamlit writes it down.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

Person = tuple[str, str]
"""The provider's address and what the provider calls them for ever."""


def who(cookies: Mapping[str, str], origin: str) -> Person | None:
    """Who came in at this origin; None for nobody, and for cookies that this server did not sign."""
    secret = get_cookie_secret()

    def signed(name: str) -> bytes | None:
        told = cookies.get(name)
        return None if told is None else decode_signed_value(secret, name, told)

    found = get_cookie_with_chunks(signed, USER_COOKIE_NAME)
    try:
        told = json.loads(found or b"null")
    except ValueError:
        return None
    if not isinstance(told, dict) or told.get("origin") != origin or told.get("is_logged_in") is not True:
        return None
    issuer, subject = told.get("iss"), told.get("sub")
    return (str(issuer), str(subject)) if issuer and subject else None
