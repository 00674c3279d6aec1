-- Numbers of listed entities whose check digits or form are wrong: they are kept as printed, and link nothing.
--   scheme: scheme of the number
--   label: the source's own word for it
with
wrong as (
    select *
    from core.identifier
    where is_valid = false and seen_to is null
)
select
    w.source_id,
    w.entity_id,
    e.caption,
    e.schema,
    w.scheme,
    w.value,
    w.label,
    w.country,
    w.identifier_id,
    w.document_id,
    w.seen_from
from wrong as w
join core.entity as e on e.entity_id = w.entity_id
semi join core.listing as l on l.entity_id = w.entity_id and l.seen_to is null
