-- reporting: a designation that stands was listed after its end, or amended before it was listed
with
compared as (
    select
        source_id,
        entity_id,
        designation_id,
        listed_on,
        amended_on,
        ended_on,
        -- Dates known to the year only are compared by their year.
        left(listed_on, least(len(listed_on), len(ended_on))) > left(ended_on, least(len(listed_on), len(ended_on)))
            as is_listed_late,
        left(listed_on, least(len(listed_on), len(amended_on)))
            > left(amended_on, least(len(listed_on), len(amended_on))) as is_amended_early
    from core.designation
    where seen_to is null
)
select source_id, entity_id, designation_id, listed_on, amended_on, ended_on
from compared
where is_listed_late or is_amended_early
