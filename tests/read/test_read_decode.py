import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipfacts.read.decode import Decoded, Refused, decode

TEXT = "The law’s aim\r\nwas met in 2004.\rSo it was.\n"


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "windows-1252"),
    ],
)
def test_every_encoding_gives_the_same_text_and_is_named(codec, name):
    assert decode(TEXT.encode(codec)) == Decoded(TEXT, name)


def test_text_that_is_no_utf8_and_not_western_is_told_by_its_letters():
    text = "Закон о торговле людьми был принят Государственной Думой в декабре 2003 года."
    found = decode(text.encode("cp1251"))
    assert isinstance(found, Decoded)
    assert found.text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"one\0two", "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "binary"),
        ("one\0two".encode("utf-16"), "binary"),
        (b"\xff\xfea", "undecodable"),
        (b"The law\xe2\x80\x99s aim" + "’ was".encode() * 9 + b"\x81\x8d\x8f", "undecodable"),
    ],
)
def test_what_is_no_text_is_refused_with_a_place(data, reason):
    found = decode(data)
    assert isinstance(found, Refused)
    assert (found.reason, found.where.split()[0] in ("byte", "character")) == (reason, True)


@given(st.text().filter(lambda text: "\0" not in text and not text.startswith("\ufeff")))
def test_utf8_comes_back_as_it_was(text):
    assert decode(text.encode()) == Decoded(text, "utf-8")


@given(st.binary())
def test_any_bytes_are_text_or_refused(data):
    assert isinstance(decode(data), Decoded | Refused)
