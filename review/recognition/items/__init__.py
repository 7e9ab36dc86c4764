"""The six items of a cuenta: one package or module each, from its pages to its fields and marks."""
