-- blocking: the words of a mention differ from those of its document at the span it names
select
    m.mention_id,
    m.document_id,
    m.start_offset,
    m.end_offset,
    m.quote
from core.mention as m
join core.document as d on d.document_id = m.document_id
where
    m.seen_to is null
    and d.text is not null
    and substring(d.text, m.start_offset + 1, m.end_offset - m.start_offset) <> m.quote
