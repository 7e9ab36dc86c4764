"""OCR: from the picture of a page to its words. Imported by worker processes only, and only when needed.

The engine's models come inside packages and nothing is ever downloaded (`models`). `page.read_picture` is
what the rest of reading calls.
"""
