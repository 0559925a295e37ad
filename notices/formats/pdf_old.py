"""Letters of TCVN3 and VNI fonts in a PDF, which carries them as Windows-1252."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from notices.formats.pdf_lines import Line, Page
from notices.legacy import Decoder, decoder_for, decoder_of_font, is_unicode


def in_unicode(pages: Sequence[Page]) -> list[Page]:
    """The pages with their words in Unicode, whatever code they were set in."""
    decoder = decoder_for("\n".join(line.text for page in pages for line in page.lines))
    if decoder is None:
        return list(pages)
    return [replace(page, lines=tuple(_decoded(line, decoder) for line in page.lines)) for page in pages]


def _decoded(line: Line, usual: Decoder) -> Line:
    """Line by line: a word in capitals is known by its neighbours."""
    decoder = decoder_of_font(line.words[0].font) or usual
    if is_unicode(line.text):
        return line
    texts = decoder(line.text).split(" ")
    if len(texts) != len(line.words):
        return line
    return replace(line, words=tuple(replace(word, text=text) for word, text in zip(line.words, texts, strict=True)))
