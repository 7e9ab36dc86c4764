"""The papers that the supervisor signs about an approved cuenta: certificate, informe, final informe.

They are drafted from what was read and decided, on a form of Word with fields: the entity's own
(`form_keeping`) or one of ours (`forms/`, drawn by `tools/forms.py`). What a form may hold is one table
(`form_fields`) and a small language (`form_language`); what a paper tells is `paper_facts`, put together by
`gathering`. Nothing here signs or sends anything.
"""
