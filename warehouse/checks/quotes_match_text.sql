-- blocking: a quote differs from the words of its document at the span it names
select
    e.evidence_id,
    e.document_id,
    e.start_offset,
    e.end_offset,
    e.quote
from core.evidence as e
join core.document as d on d.document_id = e.document_id
where
    e.seen_to is null
    and d.text is not null
    and substring(d.text, e.start_offset + 1, e.end_offset - e.start_offset) <> e.quote
