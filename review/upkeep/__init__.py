"""Keeping what people did: copies that were tried, the way back from one, and how all of it is doing."""
