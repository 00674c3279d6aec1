"""The script of a name is that of most of its letters; Latin needs no saying."""

import pytest

from etl.scripts import script_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Müller & Søn", None),
        ("12 №", None),
        ("Иванов", "Cyrl"),
        ("ООО «Ромашка» LLC", "Cyrl"),
        ("VTB Bank (ВТБ)", None),
        ("محمد طاهر", "Arab"),
        ("広州欧賽科技", "Hani"),
        ("株式会社アドミラルティ造船所", "Jpan"),
        ("조선", "Kore"),
        ("Ἀθῆναι", "Grek"),
        ("", None),
    ],
)
def test_the_script_of_a_text(text: str, code: str | None) -> None:
    assert script_of(text) == code
