"""The case the product started from: one article's 57 entities against another's 63 agencies."""

from store_builder import StoreBuilder


def add_seed_claims(news: StoreBuilder) -> None:
    news.add_article("doc0")
    news.add_article("doc1")
    news.round(
        "doc0",
        "This includes 57 Russian entities, and the sanctions are in effect from December 22.",
        counts=({"unit": "organization", "unit_printed": "entities", "target_count": 57},),
        measures=("export_ban",),
        announced_yearless="---15",
        effective_yearless="--12-22",
    )
    news.round(
        "doc1",
        "35 members of the Russian military and 44 groups are also involved.",
        counts=(
            {"unit": "person", "target_count": 35},
            {"unit": "organization", "unit_printed": "groups", "target_count": 44},
        ),
        measures=("asset_freeze",),
        announced_yearless="--12-15",
    )
    news.round(
        "doc1",
        "In addition, they have banned Japan from providing export services to 63 Russian agencies.",
        counts=({"unit": "other", "unit_printed": "agencies", "target_count": 63},),
        measures=("export_ban",),
        announced_yearless="--12-15",
    )
    news.round(
        "doc1",
        "From January 2024, Japan will impose a ban on the export of diamonds.",
        measures=("import_ban",),
        effective_on="2024-01",
        commodity="diamonds",
    )


def test_57_stands_against_63(news: StoreBuilder) -> None:
    add_seed_claims(news)
    assert news.ask(
        "select event_on, unit, low_value, high_value, low_document, high_document, low_quote, high_quote "
        "from claim_conflicts"
    ) == [
        (
            "--12-15",
            "organization",
            57.0,
            63.0,
            "doc0.txt",
            "doc1.txt",
            "This includes 57 Russian entities, and the sanctions are in effect from December 22.",
            "In addition, they have banned Japan from providing export services to 63 Russian agencies.",
        )
    ]


def test_both_articles_meet_in_one_round(news: StoreBuilder) -> None:
    add_seed_claims(news)
    assert news.ask(
        "select announced_on, announced_yearless, effective_on, effective_yearless, persons_min, persons_max, "
        "organizations_min, organizations_max, others, measures, document_count, has_conflict "
        "from sanction_rounds order by document_count desc"
    ) == [
        (
            None,
            "--12-15",
            None,
            "--12-22",
            35,
            35,
            44,
            57,
            ["63 agencies"],
            ["asset_freeze", "export_ban"],
            2,
            True,
        ),
        (None, None, "2024-01", None, None, None, None, None, None, ["import_ban"], 1, False),
    ]
