"""Web pages: the article without what stands around it, its elements as places, its encoding and date."""

from pathlib import Path

import pytest

from tests.etl.documents.reading import only

SENTENCES = [
    f"On day {n} the ministry in Tokyo said in a long statement that its talks with partners about trade went on."
    for n in range(12)
]
PARAGRAPHS = "".join(f"<p>{sentence} {sentence}</p>" for sentence in SENTENCES)
AROUND = "".join(
    f'<li><a href="/{n}">Poland sanctions {n} more firms in our other story</a></li>' for n in range(60)
)
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Tokyo expels eight</title>
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2022-04-08T09:00:00+09:00"}}</script>
</head><body><header><ul>{AROUND}</ul></header><main><article><h1>Tokyo expels eight</h1>{PARAGRAPHS}
<p>Japan expelled eight Russian diplomats on Friday, the foreign ministry said in a statement to the press.</p>
</article></main><aside><h3>Most read</h3><ul>{AROUND}</ul></aside><footer><p>Copyright 2024</p></footer></body></html>"""


def page(tmp_path: Path, html: str | bytes) -> Path:
    path = tmp_path / "a.html"
    path.write_bytes(html.encode() if isinstance(html, str) else html)
    return path


def test_the_article_is_read_and_not_what_stands_around_it(tmp_path: Path) -> None:
    document = only(page(tmp_path, PAGE))
    assert "Japan expelled eight Russian diplomats on Friday" in document.text
    assert all(sentence in document.text for sentence in SENTENCES)
    assert "Poland" not in document.text and "Copyright" not in document.text


def test_the_head_gives_title_language_and_date(tmp_path: Path) -> None:
    document = only(page(tmp_path, PAGE))
    assert (document.title, document.language, document.published) == (
        "Tokyo expels eight",
        "en-GB",
        "2022-04-08",
    )


def test_a_date_that_is_none_does_not_spoil_a_page(tmp_path: Path) -> None:
    html = '<html><head><meta name="date" content="yesterday"></head><body><p>Some words were said.</p></body></html>'
    assert only(page(tmp_path, html)).published is None


def test_a_character_stands_in_its_element(tmp_path: Path) -> None:
    html = (
        "<html><body><h1>Measures</h1><p>First of all.</p><ul><li>One thing.</li><li>Another thing.</li></ul>"
        "<table><tr><td>Japan</td><td>57 entities</td></tr></table><p>Last of all.</p></body></html>"
    )
    document = only(page(tmp_path, html))
    places = {
        words: document.place_at(document.text.index(words))
        for words in ("Measures", "First", "Another", "57", "Last")
    }
    assert places == {
        "Measures": "heading 1",
        "First": "paragraph 1",
        "Another": "list item 2",
        "57": "table cell 2",
        "Last": "paragraph 2",
    }


@pytest.mark.parametrize("encoding", ["windows-1252", "iso-8859-15", "shift_jis"])
def test_the_encoding_that_a_page_states_is_believed(tmp_path: Path, encoding: str) -> None:
    text = "東京で述べた。" if encoding == "shift_jis" else "Café déjà vu, naïve, Zürich."
    html = f'<html><head><meta charset="{encoding}"></head><body><p>{text}</p></body></html>'
    assert only(page(tmp_path, html.encode(encoding))).text.strip() == text


def test_utf_8_bytes_are_utf_8_whatever_a_page_states(tmp_path: Path) -> None:
    html = '<html><head><meta charset="iso-8859-1"></head><body><p>“Zürich”</p></body></html>'
    assert only(page(tmp_path, html)).text.strip() == "“Zürich”"


def test_a_short_page_keeps_all_its_text(tmp_path: Path) -> None:
    html = "<html><body><div>Japan expelled eight.</div><div>Moscow answered.</div></body></html>"
    assert only(page(tmp_path, html)).text.split("\n")[:2] == ["Japan expelled eight.", "Moscow answered."]
