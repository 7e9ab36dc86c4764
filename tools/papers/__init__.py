"""Makes invented but faithful submissions, with the truth of every page, field and item.

Nobody in them exists. The same seed gives the same bytes. `python -m tools.papers --help`.
"""
