-- What was not taken in, and why: rows refused, claims held back, files refused.
-- Rows and claims stand here as long as their source keeps giving them.
--   kind: row (of a list or document), claim (held back for a person to look at), file
--   table_name: table for which it was meant
--   locator: where it stands: file, and the record or characters within
--   reason: rule names or the reason in words
--   content: what was refused: fields as JSON, or the quote
--   refused_at: UTC time of the version or retrieval
with
held_back as (
    select sanction_round_id as claim_id, 'sanction_round' as table_name, source_id, document_id, decision, decision_reason, seen_from, seen_to from core.sanction_round
    union all
    select expulsion_id, 'expulsion', source_id, document_id, decision, decision_reason, seen_from, seen_to from core.expulsion
    union all
    select trade_figure_id, 'trade_figure', source_id, document_id, decision, decision_reason, seen_from, seen_to from core.trade_figure
    union all
    select diplomatic_action_id, 'diplomatic_action', source_id, document_id, decision, decision_reason, seen_from, seen_to from core.diplomatic_action
),
quotes as (
    select
        claim_id,
        arg_min(quote, (role <> 'claim', start_offset, evidence_id)) as quote,
        arg_min(start_offset || '-' || end_offset, (role <> 'claim', start_offset, evidence_id)) as span
    from core.evidence
    where seen_to is null
    group by claim_id
),
found as (
    select 'row' as kind, source_id, table_name, document_id, locator as place, reasons as reason, content, seen_from as refused_at
    from core.rejection
    where seen_to is null
    union all
    select 'claim', h.source_id, h.table_name, h.document_id, q.span, h.decision_reason, q.quote, h.seen_from
    from held_back as h
    left join quotes as q on q.claim_id = h.claim_id
    where h.decision = 'quarantine' and h.seen_to is null
    union all
    select 'file', source_id, null, document_id, null, concat_ws(': ', outcome, outcome_reason), title, retrieved_at
    from core.document
    where outcome not in ('new', 'unchanged', 'duplicate')
)
select
    f.kind,
    f.source_id,
    f.table_name,
    concat_ws(' ', d.locator, f.place) as locator,
    f.reason,
    f.content,
    f.refused_at,
    f.document_id,
    d.sha256
from found as f
left join core.document as d on d.document_id = f.document_id
