"""One page as geometry and words: lines, segments, paragraphs, slots of misread words, ink."""
