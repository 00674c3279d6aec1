-- The sentence each claim stands in, with its document.
--   quote: the words that carry the claim
--   start_offset: first character of the quote, counted from 0
--   document: title of the document, else its file name
with
first_quotes as (
    select
        claim_id,
        arg_min(quote, (role <> 'claim', start_offset, evidence_id)) as quote,
        arg_min(start_offset, (role <> 'claim', start_offset, evidence_id)) as start_offset,
        arg_min(document_id, (role <> 'claim', start_offset, evidence_id)) as document_id
    from core.evidence
    where seen_to is null
    group by claim_id
)
select
    q.claim_id,
    q.quote,
    q.start_offset,
    q.document_id,
    coalesce(d.title, d.locator) as document,
    coalesce(d.published_on, d.published_at::date::varchar) as published_on,
    d.url
from first_quotes as q
join core.document as d on d.document_id = q.document_id
