"""Store: the only room that touches the database (SQLAlchemy Core; SQLite by default, any URL)."""

from review.store.engine import default_url, url_of
from review.store.store import Store

__all__ = ["Store", "default_url", "url_of"]
