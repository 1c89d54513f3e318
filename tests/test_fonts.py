"""The typefaces of the pages, carried inside them and set apart for paper."""

from __future__ import annotations

import ctypes
import io
import re

import pypdfium2
from fontTools.ttLib import TTFont

from analysis.reporting import html_pdf
from analysis.views import fonts


def test_a_font_is_the_same_font_where_it_is_carried_and_where_it_is_set_apart() -> None:
    carried = fonts.stylesheet("Rain in Łódź")
    apart, beside = fonts.set_apart(carried, "font")
    assert re.findall(r"url\((.*?)\)", apart) == list(beside)
    assert len(beside) == carried.count("data:font/woff;base64,") > 1
    for data in beside.values():
        font = TTFont(io.BytesIO(data))
        assert font.flavor is None
        assert {ord(letter) for letter in "RainŁódź"} <= font.getBestCmap().keys()
        assert font["glyf"].keys()  # the outlines can be read


def test_paper_is_set_in_the_fonts_that_the_page_carries() -> None:
    style = fonts.stylesheet("Rain") + f'p{{font-family:"{fonts.SERIF}"}}'
    page = f"<html lang=en><title>Rain</title><style>{style}</style><p>Rain</p></html>"
    words = pypdfium2.PdfDocument(html_pdf.pdf(page, "rain"))[0].get_textpage()
    assert words.get_text_range() == "Rain"
    assert "SourceSerif" in _face(words, 0).replace("-", "").replace(" ", "")


def _face(words: pypdfium2.PdfTextPage, letter: int) -> str:
    name = ctypes.create_string_buffer(200)
    pypdfium2.raw.FPDFText_GetFontInfo(words.raw, letter, name, len(name), ctypes.c_int())
    return name.value.decode()
