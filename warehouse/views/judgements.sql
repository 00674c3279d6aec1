-- Decisions of people on claims: what was judged, by whom and why, and what it does now.
-- One row per judgement and document that it counts for; withdrawn ones stay.
--   judgement_id: the judgement; its first characters are enough for sanctrack review withdraw
--   verdict: accept, correct or reject
--   judged_by: who decided
--   reason: why
--   judged_at: UTC time of the decision
--   withdrawn_by: who withdrew or replaced it
--   withdrawn_at: UTC time of that; empty while it holds
--   effect: how it stands to what the rules read now: applied, agreed, differs, alone, words_gone; empty once withdrawn
--   is_stale: true where it stands and the rules find nothing at its words any more, or the words are gone
--   claim_id: the claim that it makes, published or held back
--   claim_type: table of the claim
--   quote: the words that are judged
--   judged: the claim as it was read when judged, as JSON
--   decided: the fields and status that hold, as JSON; empty for a rejection
--   document: title of the judged document, else its file name
select
    j.judgement_id,
    j.verdict,
    j.judged_by,
    j.reason,
    j.judged_at,
    j.withdrawn_by,
    j.withdrawn_at,
    e.effect,
    j.withdrawn_at is null and (e.effect is null or e.effect in ('alone', 'words_gone')) as is_stale,
    e.claim_id,
    j.claim_type,
    j.quote,
    j.judged,
    j.decided,
    coalesce(d.title, d.locator) as document,
    coalesce(e.document_id, j.document_id) as document_id
from core.judgement as j
left join core.judged_claim as e on e.judgement_id = j.judgement_id and e.seen_to is null and j.withdrawn_at is null
left join core.document as d on d.document_id = j.document_id
where j.subject_kind = 'claim'
