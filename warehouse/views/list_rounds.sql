-- What each list gained, lost and changed on each version day; one row per list and day, days without change included.
-- All is counted between the end of the day and the end of the day before, so that
-- additions - removals = listed_count - the listed_count of the version day before. An entity under two
-- programmes is one addition; one that leaves and returns on the same day is none.
-- The first version of a list is kind 'initial' with 0 additions: its size stands in listed_count only.
-- kind: 'round' adds entities; 'removal' only removes; with neither, 'reformatting' comes in a new format, or
-- changes 50 entities or more, or at least 10 that are a tenth of the list; 'amendment' changes fewer;
-- 'unchanged' none. The entities that a modification concerns are in entity_modifications.
--   round_on: UTC day of the version
--   kind: initial, round, removal, amendment, reformatting, unchanged
--   additions: entities listed at the end of the day and not the day before
--   removals: entities listed the day before and not at the end of the day
--   modifications: entities listed before and after of which a printed record changed; in a new format, a statement
--   is_new_format: true where the list came in another format than the day before
--   listed_count: size of the list at the end of the day
--   version_count: versions of the list on that day
--   previous_on: version day before
with
days as (
    select
        source_id,
        version_on as round_on,
        bool_or(is_initial) as is_initial,
        count(*) as version_count
    from mart.list_versions
    group by source_id, version_on
),
added as (
    select source_id, listed_from as round_on, count(*) as entity_count
    from mart.listing_days
    group by source_id, listed_from
),
removed as (
    select source_id, listed_to as round_on, count(*) as entity_count
    from mart.listing_days
    where listed_to is not null
    group by source_id, listed_to
),
modified as (
    select source_id, changed_on as round_on, count(*) as entity_count
    from mart.entity_modifications
    group by source_id, changed_on
),
counted as (
    select
        d.*,
        coalesce(a.entity_count, 0) as came,
        coalesce(r.entity_count, 0) as went,
        coalesce(m.entity_count, 0) as modifications,
        f.source_id is not null as is_new_format
    from days as d
    left join added as a using (source_id, round_on)
    left join removed as r using (source_id, round_on)
    left join modified as m using (source_id, round_on)
    left join mart.format_changes as f on f.source_id = d.source_id and f.changed_on = d.round_on
),
sized as (
    select
        *,
        (sum(came - went) over versions)::bigint as listed_count,
        lag(round_on) over versions as previous_on
    from counted
    window versions as (partition by source_id order by round_on)
)
select
    source_id,
    round_on,
    case
        when is_initial then 'initial'
        when came > 0 then 'round'
        when went > 0 then 'removal'
        when is_new_format or modifications >= 50 or (modifications >= 10 and modifications * 10 >= listed_count) then 'reformatting'
        when modifications > 0 then 'amendment'
        else 'unchanged'
    end as kind,
    case when is_initial then 0 else came end as additions,
    went as removals,
    modifications,
    is_new_format,
    listed_count,
    version_count,
    previous_on
from sized
