-- Entities that changed while they stayed on the list, by version day: those that list_rounds counts as modifications.
-- An entity changed when a printed record of it did; on a day of a new format, when all records are new, when a
-- statement came or went (statement_changes) that both formats can make.
--   changed_on: UTC day of the version
--   is_new_format: true where the list came in another format that day
-- stored: list_rounds and all that is dated by it read the rows; to find them all statements are compared
with
changed as (
    select r.source_id, r.entity_id, r.changed_on, false as is_new_format
    from mart.record_changes as r
    anti join mart.format_changes as f on f.source_id = r.source_id and f.changed_on = r.changed_on
    union all
    select distinct s.source_id, s.entity_id, s.changed_on, true
    from mart.statement_changes as s
    semi join mart.format_changes as f on f.source_id = s.source_id and f.changed_on = s.changed_on
    where s.opened_count + s.closed_count > 0
)
select
    c.source_id,
    c.entity_id,
    c.changed_on,
    c.is_new_format
from changed as c
semi join mart.listing_days as l
    on l.source_id = c.source_id
    and l.entity_id = c.entity_id
    and l.listed_from < c.changed_on
    and (l.listed_to is null or l.listed_to > c.changed_on)
