"""The names in one ALIAS_NAME, as the list prints them."""

import pytest

from etl.sources.un_sc.aliases import aliases_of, other_script


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Fazel Rahim", [("Fazel Rahim", None)]),
        ("Fazel Rahim; Fazil Rahim", [("Fazel Rahim", None), ("Fazil Rahim", None)]),
        ("Akrin Saleh (أقرين صالح)", [("Akrin Saleh", None), ("أقرين صالح", None)]),
        ("حسن غول (Hassan Ghul; Hasan Gul)", [("حسن غول", None), ("Hassan Ghul", None), ("Hasan Gul", None)]),
        ("أبو شيماء (Abu-Shaima)", [("أبو شيماء", None), ("Abu-Shaima", None)]),
        ("Abubakar (original script: Абубакар)", [("Abubakar", None), ("Абубакар", None)]),
        (
            "Hay’at Front (HTS) (هيئة (original script); Hay’et Front)",
            [("Hay’at Front (HTS)", None), ("هيئة", None), ("Hay’et Front", None)],
        ),
        ("Abdul Baqi (previously listed as)", [("Abdul Baqi", "previously listed as")]),
        ("Lom-ali Butayev (Butaev)", [("Lom-ali Butayev (Butaev)", None)]),
        ("(Sheikh) Musa Hilal", [("(Sheikh) Musa Hilal", None)]),
        ("Noor Mohmad (نور محمد ),", [("Noor Mohmad", None), ("نور محمد", None)]),
        (
            "Safia Al-Hadad, born 1 Jan. 1953 (passport no.038)",
            [("Safia Al-Hadad", "born 1 Jan. 1953; passport no.038")],
        ),
        ("Bad (bracket))", [("Bad (bracket))", None)]),
        (")", []),
        ("(only)", [("(only)", None)]),
    ],
)
def test_names_of_an_alias(printed: str, names: list[tuple[str, str | None]]) -> None:
    assert [tuple(alias) for alias in aliases_of(printed)] == names


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("original script: Абу Банат", "Абу Банат"),
        ("previously listed as, in Arabic: مرعي زغبي", "مرعي زغبي"),
        ("original script: Latin", None),
        ("nom de guerre", None),
        (None, None),
    ],
)
def test_a_note_may_give_the_original_script(note: str | None, name: str | None) -> None:
    assert other_script(note) == name
