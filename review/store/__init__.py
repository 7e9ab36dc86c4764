"""Store: the only room that touches the database (SQLAlchemy Core; SQLite, or PostgreSQL for many)."""

from review.store.addresses import DATABASE_VARIABLE, database_file, default_url, url_of
from review.store.store import Store

__all__ = ["DATABASE_VARIABLE", "Store", "database_file", "default_url", "url_of"]
