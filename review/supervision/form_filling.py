"""A form filled: its fields replaced by plain text, everything else in it left as it came.

docxtpl makes a template of the XML in which Word scattered the tags; only parts with tags are written anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from docxtpl import DocxTemplate
from jinja2 import Template, TemplateError
from lxml import etree

from review.errors import FormInvalid
from review.supervision.code_field import with_picture
from review.supervision.form_check import CheckedForm
from review.supervision.form_language import environment
from review.supervision.form_package import BODY, parsed
from review.supervision.logo_field import with_logo

_HAS_TAG = re.compile(rb"\{(?:<[^>]*>)*[{%#]")
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BROKEN: Final = (
    "El formato «{}» no se pudo llenar: alguna orden abre en un lugar y cierra en otro. Use {{%tr en las "
    "filas y {{%p en los párrafos, y revise que cada for y cada if tengan su cierre."
)


@dataclass(frozen=True, slots=True)
class PreparedForm:
    """A form ready to be filled many times. `name` is how it is called in what is told of it; `own`, whether
    it is the project's, on which the entity's logo is put."""

    checked: CheckedForm
    name: str
    templates: Mapping[str, Template]
    own: bool = False

    @property
    def tells_sources(self) -> bool:
        return self.checked.tells_sources

    @property
    def tells_code(self) -> bool:
        return self.checked.tells_code


def prepared(checked: CheckedForm, name: str) -> PreparedForm:
    """A form that was checked, made ready. Raises FormInvalid."""
    made = {}
    for part, content in checked.package.text_parts.items():
        if _HAS_TAG.search(content):
            source = DocxTemplate(None).patch_xml(etree.tostring(parsed(content), encoding="unicode"))
            try:
                made[part] = environment().from_string(source)
            except (TemplateError, RecursionError) as error:
                raise FormInvalid(_BROKEN.format(name)) from error
    return PreparedForm(checked, name, made)


def filled(
    form: PreparedForm,
    values: Mapping[str, Any],
    appendix: bytes = b"",
    code: str = "",
    logo: bytes | None = None,
) -> bytes:
    """The document with the values of one paper, `appendix` (XML of the body) behind all it had, the picture
    of `code` where either asks for it, and on a form of the project the logo (PNG). Raises FormInvalid."""
    parts = {}
    try:
        for name, template in form.templates.items():
            parts[name] = (_DECLARATION + template.render(values)).encode("utf-8")
    except (TemplateError, TypeError, LookupError) as error:
        raise FormInvalid(_BROKEN.format(form.name)) from error
    for part in parts.values():
        _refuse_broken(part, form.name)
    if appendix:
        body = parts.get(BODY, form.checked.package.parts[BODY])
        parts[BODY] = _with(body, appendix)
    package = form.checked.package
    made = with_picture(package.parts, code, parts)
    return package.written(with_logo(package.parts, logo, made) if logo and form.own else made)


def _refuse_broken(part: bytes, name: str) -> None:
    try:
        parsed(part)
    except FormInvalid as error:
        raise FormInvalid(_BROKEN.format(name)) from error


def _with(body: bytes, appendix: bytes) -> bytes:
    """The body with more behind it, before the section that holds for its last page."""
    at = body.rfind(b"<w:sectPr")
    end = body.rfind(b"</w:body>")
    # A section inside the last paragraph is that of what came before
    last = at if at > body.rfind(b"</w:p>") and at > body.rfind(b"</w:tbl>") else end
    return body[:last] + appendix + body[last:]
