-- Claims that are held back and wait for a person's decision: sanctrack review.
-- What was rejected does not wait any more; it stands in rejections.
--   claim_id: the claim; its first characters are enough for sanctrack review accept, correct or reject
--   claim_type: table of the claim
--   reason: why it is held back
--   quote: the words that carry it
--   context: the same with up to 160 characters of the text before and after them
--   start_offset: first character of the quote, counted from 0
--   document: title of the document, else its file name
--   published_on: when the document was published, as far as it is known
--   status: how far the act has gone
--   rule: rule that read it
--   rule_version: version of the rule
--   held_back_at: UTC time of the version or reading that held it back
with
held_back as (
    select sanction_round_id as claim_id, 'sanction_round' as claim_type, decision, decision_reason, status, rule, rule_version, document_id, seen_from, seen_to from core.sanction_round
    union all
    select expulsion_id, 'expulsion', decision, decision_reason, status, rule, rule_version, document_id, seen_from, seen_to from core.expulsion
    union all
    select trade_figure_id, 'trade_figure', decision, decision_reason, status, rule, rule_version, document_id, seen_from, seen_to from core.trade_figure
    union all
    select diplomatic_action_id, 'diplomatic_action', decision, decision_reason, status, rule, rule_version, document_id, seen_from, seen_to from core.diplomatic_action
)
select
    h.claim_id,
    h.claim_type,
    h.decision_reason as reason,
    q.quote,
    substr(d.text, greatest(q.start_offset - 160, 0) + 1, least(q.start_offset, 160) + len(q.quote) + 160) as context,
    q.start_offset,
    q.document,
    q.published_on,
    q.url,
    h.status,
    h.rule,
    h.rule_version,
    h.seen_from as held_back_at,
    h.document_id
from held_back as h
left join mart.claim_quotes as q on q.claim_id = h.claim_id
left join core.document as d on d.document_id = h.document_id
where h.decision = 'quarantine' and h.rule <> 'judgement' and h.seen_to is null
