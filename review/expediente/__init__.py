"""The expediente: of a cuenta, or of all of a month, everything that stands behind its payment in one ZIP.

The contractor's PDF as it came, the supervisor's papers, the checklist with its evidence, what people did,
and the list of folios (as the FUID of the Archivo General de la Nación). The same state gives the same bytes.
"""
