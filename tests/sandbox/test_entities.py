"""Markup to text and entities: a table of cases, and properties over any text."""

from __future__ import annotations

from html import escape
from typing import Any

import pytest
from aiogram.utils.text_decorations import html_decoration, markdown_decoration
from hypothesis import given
from hypothesis import strategies as st

from sandbox import utf16
from sandbox.entities import formatted
from sandbox.errors import Refusal
from sandbox.rendering import as_html

Spans = list[tuple[str, int, int]]


def spans(entities: list[dict[str, Any]]) -> Spans:
    return [(entity["type"], entity["offset"], entity["length"]) for entity in entities]


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("<b>a</b>", "a", [("bold", 0, 1)]),
        ("<STRONG>a</strong>", "a", [("bold", 0, 1)]),
        ("👍<i>đ</i>", "👍đ", [("italic", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("a &lt;b&gt; &amp;amp; &quot;&#272;&#x110;", 'a <b> &amp; "ĐĐ', []),
        ("&nbsp; & &bogus;", "&nbsp; & &bogus;", []),
        ("<b></b>a", "a", []),
        ("  <b> a </b> ", "a", [("bold", 0, 1)]),
        ('<a href="https://a.vn/?x=1&amp;y=2">đây</a>', "đây", [("text_link", 0, 3)]),
        ('<a href="tg://user?id=2001">Hà</a>', "Hà", [("text_mention", 0, 2)]),
        ('<a href="không phải">đây</a>', "đây", []),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ('<pre><code class="language-python">a</code></pre>', "a", [("pre", 0, 1)]),
        ('<code class="language-python"><pre>a</pre></code>', "a", [("pre", 0, 1)]),
        ("<pre><code>a</code></pre>", "a", [("pre", 0, 1), ("code", 0, 1)]),
        ("<i><b>a</b></i>", "a", [("bold", 0, 1), ("italic", 0, 1)]),
        ("<code>/done <b>a</b></code>", "/done a", [("code", 0, 7)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("/done 3", "/done 3", [("bot_command", 0, 5)]),
        ("xem https://a.vn/b.", "xem https://a.vn/b.", [("url", 4, 14)]),
        ("@phong_th #họp hà@a.vn", "@phong_th #họp hà@a.vn", [("mention", 0, 9), ("hashtag", 10, 4)]),
    ],
)
def test_html_becomes_entities(source: str, text: str, expected: Spans) -> None:
    got, entities = formatted(source, "HTML", None)
    assert (got, spans(entities)) == (text, expected)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("đ<x>a</x>", 'Unsupported start tag "x" at byte offset 2'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a <", "Unclosed start tag at byte offset 2"),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<a href='x'", "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        (
            "&#xDFDF;",
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units",
        ),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a =x>a</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"),
    ],
)
def test_broken_html_is_refused_with_its_place(source: str, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        formatted(source, "HTML", None)
    assert refused.value.description == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        (
            "*a* _b_ __c__ ~d~",
            "a b c d",
            [("bold", 0, 1), ("italic", 2, 1), ("underline", 4, 1), ("strikethrough", 6, 1)],
        ),
        ("*a _b_*", "a b", [("bold", 0, 3), ("italic", 2, 1)]),
        (r"1\. a\!", "1. a!", []),
        ("`a.b` ||c||", "a.b c", [("code", 0, 3), ("spoiler", 4, 1)]),
        ("```python\na\n```", "a", [("pre", 0, 1)]),
        ("_a __b___", "a b", [("italic", 0, 3), ("underline", 2, 1)]),
        ("[a]()", "a", []),
        ("[đây](https://a.vn/x)", "đây", [("text_link", 0, 3)]),
    ],
)
def test_markdown_becomes_entities(source: str, text: str, expected: Spans) -> None:
    got, entities = formatted(source, "MarkdownV2", None)
    assert (got, spans(entities)) == (text, expected)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("a.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("*a _b*", "Can't find end of Bold entity at byte offset 5"),
        ("_a __", "Can't find end of Underline entity at byte offset 3"),
        ("```a b", "Can't find end of PreCode entity at byte offset 0"),
        ("đ *a", "Can't find end of Bold entity at byte offset 3"),
        ("[a](b", "Can't find end of a URL at byte offset 4"),
    ],
)
def test_broken_markdown_is_refused(source: str, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        formatted(source, "MarkdownV2", None)
    assert refused.value.description == f"Bad Request: can't parse entities: {words}"


# Whatever a person may write, without the commands and links that the server finds by itself.
PLAIN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/@#.:")).map(str.strip).filter(bool)
TAGS = st.sampled_from(["b", "i", "u", "s", "code", "tg-spoiler", "blockquote"])


@given(PLAIN)
def test_escaped_text_comes_through_html_as_it_is(text: str) -> None:
    assert formatted(escape(text), "HTML", None) == (text, [])


@given(PLAIN)
def test_escaped_text_comes_through_markdown_as_it_is(text: str) -> None:
    assert formatted(markdown_decoration.quote(text), "MarkdownV2", None) == (text, [])


@given(PLAIN, TAGS, PLAIN)
def test_an_entity_covers_its_words_in_utf16_units(before: str, tag: str, inner: str) -> None:
    text, [entity] = formatted(f"{escape(before)} <{tag}>{escape(inner)}</{tag}>", "HTML", None)
    assert utf16.cut(text, entity["offset"], entity["length"]) == inner
    assert entity["offset"] == utf16.length(before) + 1


@given(st.lists(st.tuples(TAGS.filter(lambda tag: tag != "code"), PLAIN), min_size=1, max_size=6))
def test_what_was_parsed_is_rendered_back(parts: list[tuple[str, str]]) -> None:
    source = "".join(f"<{tag}>{escape(inner, quote=False)}" for tag, inner in parts)
    source += "".join(f"</{tag}>" for tag, _ in reversed(parts))
    text, entities = formatted(source, "HTML", None)
    again = formatted(as_html(text, entities), "HTML", None)
    assert (again[0], sorted(spans(again[1]))) == (text, sorted(spans(entities)))


def test_escaping_of_the_client_library_is_understood() -> None:
    words = "Số 12/CV <khẩn> & \"mật\" 'x'"
    assert formatted(html_decoration.quote(words), "HTML", None)[0] == words
