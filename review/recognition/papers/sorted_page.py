"""A page and what it was told to be."""

from __future__ import annotations

from dataclasses import dataclass, replace

from review.model import Page, PageKind, PageLabel
from review.model.marks import PageMark
from review.recognition.knowledge.kinds import Paper
from review.recognition.page.digit_boxes import with_days_whole
from review.recognition.page.letter_spacing import joined
from review.recognition.page.page_text import PageText
from review.recognition.page.scanned_words import scanned_words
from review.recognition.papers.classify import KIND, PageScore
from review.recognition.papers.phrase_search import phrase_index


@dataclass(frozen=True, slots=True)
class SortedPage:
    """A page with its label; `text` and `paper` are None when it has no words or was not told by them.

    `goes_on` says that it goes on with the informe before it, as whose evidence its place had told it.
    """

    label: PageLabel
    text: PageText | None
    paper: Paper | None
    page: Page
    score: PageScore | None = None
    goes_on: bool = False

    def taught(self, kind: PageKind, confidence: float, why: str) -> SortedPage:
        """The same page, known by its layout to be of this kind."""
        paper = self.paper if kind is self.label.kind else paper_of(kind, self.score)
        marks = frozenset({PageMark.LEARNED}) | (self.label.marks if kind is self.label.kind else frozenset())
        sure = max(confidence, self.label.confidence) if kind is self.label.kind else confidence
        label = replace(self.label, kind=kind, confidence=sure, why=(why, *self.label.why), marks=marks)
        return replace(self, label=label, paper=paper)


def page_text(page: Page) -> PageText | None:
    """The page's words in order; None when it has none."""
    if not page.words:
        return None
    vocabulary = phrase_index().vocabulary
    text = PageText(scanned_words(with_days_whole(joined(page)), vocabulary), vocabulary)
    return text if text.words else None


def paper_of(kind: PageKind, score: PageScore | None) -> Paper | None:
    """The paper of an item that a page's words say most of; of a planilla, the planilla itself."""
    if score is not None:
        for paper, _ in score.weights:
            if KIND.get(paper) is kind:
                return paper
    return Paper.PLANILLA if kind is PageKind.SEGURIDAD_SOCIAL else None
