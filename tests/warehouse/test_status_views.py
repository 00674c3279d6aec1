"""What was refused, and how fresh each source is."""

from datetime import UTC, datetime, timedelta

from store_builder import StoreBuilder


def test_rejections_gather_rows_claims_and_files(news: StoreBuilder) -> None:
    news.add_article("d1", title="An article")
    news.add(
        "document",
        document_id="bad",
        source_id="news",
        locator="bad.csv",
        outcome="empty",
        outcome_reason="0 bytes",
        sha256="b" * 64,
        retrieved_at=datetime(2026, 1, 2),
    )
    origin = {
        "source_id": "news",
        "document_id": "d1",
        "table_name": "name",
        "reasons": "name_filled",
        "content": "{}",
    }
    news.add("rejection", locator="row 7", seen_from=datetime(2026, 1, 3), **origin)
    news.add("rejection", locator="row 8", seen_to=datetime(2026, 1, 4), **origin)
    news.round(
        "d1",
        "garbled words",
        start=10,
        decision="quarantine",
        decision_reason="issuer missing",
        issuer_codes=None,
        seen_from=datetime(2026, 1, 5),
    )
    news.round("d1", "good words")
    assert news.ask(
        "select kind, source_id, table_name, locator, reason, content, refused_at, left(sha256, 1) as sha from rejections "
        "order by kind"
    ) == [
        (
            "claim",
            "news",
            "sanction_round",
            "d1.txt 10-23",
            "issuer missing",
            "garbled words",
            datetime(2026, 1, 5),
            "a",
        ),
        ("file", "news", None, "bad.csv", "empty: 0 bytes", None, datetime(2026, 1, 2), "b"),
        ("row", "news", "name", "d1.txt row 7", "name_filled", "{}", datetime(2026, 1, 3), "a"),
    ]


def test_freshness_of_sources(store: StoreBuilder) -> None:
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    old = now - timedelta(hours=100, minutes=10)
    for source_id in ("fresh", "old", "confirmed", "recovered", "refused", "replayed", "old_file", "never"):
        store.add("source", source_id=source_id)
    for source_id, published_at in (("fresh", now - timedelta(hours=5, minutes=10)), ("old", old)):
        store.add(
            "document", source_id=source_id, locator="x", published_at=published_at, retrieved_at=published_at
        )
    for source_id in ("confirmed", "recovered", "refused", "replayed", "old_file"):
        store.add("document", source_id=source_id, locator="x", published_at=old, retrieved_at=old)
    store.add("document", source_id="never", locator="x", published_at=now, outcome="malformed")
    recent = {"started_at": now - timedelta(hours=2), "finished_at": now - timedelta(hours=1, minutes=10)}
    store.add("run", source_id="confirmed", state="unchanged", **recent)
    store.add(
        "run",
        source_id="refused",
        state="unchanged",
        **{k: v - timedelta(hours=9) for k, v in recent.items()},
    )
    earlier = {"started_at": now - timedelta(hours=9), "finished_at": now - timedelta(hours=9)}
    store.add("run", source_id="recovered", state="refused", message="0 bytes", **earlier)
    store.add("run", source_id="recovered", state="unchanged", **recent)
    store.add("run", source_id="refused", state="refused", message="0 bytes", **recent)
    store.add("run", source_id="refused", state="running", started_at=now - timedelta(hours=1))
    store.add("run", source_id="old_file", **recent)
    store.add("source", source_id="articles", kind="documents")
    store.add("document", source_id="articles", locator="x", published_at=now, retrieved_at=old)
    store.add("run", source_id="articles", **recent)
    store.add("run", source_id="replayed", flow="history load", **recent)
    assert store.ask(
        "select source_id, last_version_at, floor(age_hours) as age, last_run_state, last_run_message, is_stale, "
        "stale_reason from source_freshness order by source_id"
    ) == [
        ("articles", old, 1.0, "completed", None, False, None),
        ("confirmed", old, 1.0, "unchanged", None, False, None),
        ("fresh", now - timedelta(hours=5, minutes=10), 5.0, None, None, False, None),
        ("never", None, None, None, None, True, "never loaded"),
        ("old", old, 100.0, None, None, True, "too old"),
        ("old_file", old, 100.0, "completed", None, True, "too old"),
        ("recovered", old, 1.0, "unchanged", None, False, None),
        ("refused", old, 10.0, "running", "0 bytes", True, "last run refused"),
        ("replayed", old, 100.0, "completed", None, True, "too old"),
    ]
