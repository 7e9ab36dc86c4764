"""What a stranger could have printed, or an office typed: made to be run, or to break what it is written "
"in."""

from __future__ import annotations

PAYLOADS = {
    "formula": "=cmd|' /C calc'!A0",
    "plus": "+1+1",
    "minus": "-2+3",
    "at": "@SUM(1)",
    "field": "{{ contrato.numero }}",
    "attribute": "{{ ''.__class__.__mro__ }}",
    "loop": "{% for a in anexos %}{{ a }}{% endfor %}",
    "unclosed": "{% if x",
    "comment": "{# nada #}",
    "docxtpl": "{_{ contrato.numero }_} {%tr if x %}",
    "word field": '{ INCLUDETEXT "http://x.example/a" } MERGEFIELD x \\* MERGEFORMAT',
    "xml": "</w:t></w:r></w:p><w:p/> <!-- & -->]]>",
    "entity": "&lt;b&gt; &amp; &#x202e;",
    "quotes": "\"comillas\" 'simples' «otras»",
    "letters": "Á" * 33_000,
    "emoji": "🌳 ñandú",
}
UNFIT = {
    "control": ("a\x00b\x07c\x0bd\x1be", "abc de"),
    "breaks": ("a\tb\r\nc\fd\u2028e", "a b c d e"),
    "directions": ("\u202eabc\u2066\u200f", "abc"),
    "surrogate": ("a\ud800b\ufffe", "ab"),
}
