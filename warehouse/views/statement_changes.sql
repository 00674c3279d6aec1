-- Statements of each entity that came or went, by day and table: what stands at the end of the day but not of the day before, or the reverse.
-- An entity that comes or leaves brings or takes all its statements. On a day of a new format (format_changes) a
-- kind of statement that only one of the formats gives is no change of the entity: it counts as a detail, and
-- so do dates and legal acts of designations.
--   changed_on: UTC day of the list version
--   opened_count: statements that were not made the day before
--   closed_count: statements that are no longer made
--   detail_count: statements whose wording stays and of which only a remark, label, number or the like changed
with
spans as (
    select
        source_id,
        entity_id,
        statement,
        kind,
        what,
        statement_id,
        if(statement in ('name', 'identifier', 'relation', 'attribute'), kind, null) as sort,
        seen_from::date as day_from,
        seen_to::date as day_to
    from mart.statements
    where statement <> 'listing' and (seen_to is null or seen_to::date > seen_from::date)
),
ends as (
    select *, day_from as changed_on, 1 as step from spans
    union all
    select *, day_to as changed_on, -1 as step from spans where day_to is not null
),
net as (
    select source_id, entity_id, statement, sort, kind, what, changed_on, sign(sum(step)) as step
    from ends
    group by source_id, entity_id, statement, sort, kind, what, changed_on, statement_id
    having sum(step) <> 0
),
given_in_both as (
    select f.source_id, f.changed_on, s.statement, s.sort
    from mart.format_changes as f
    join spans as s on s.source_id = f.source_id and s.day_from <= f.changed_on and (s.day_to is null or s.day_to >= f.changed_on)
    group by f.source_id, f.changed_on, s.statement, s.sort
    having
        bool_or(s.day_from < f.changed_on)
        and bool_or(s.day_to is null or s.day_to > f.changed_on)
),
worded as (
    select
        n.source_id,
        n.entity_id,
        n.changed_on,
        n.statement,
        f.source_id is null or g.source_id is not null as is_comparable,
        count_if(n.step > 0) as opened,
        count_if(n.step < 0) as closed
    from net as n
    left join mart.format_changes as f on f.source_id = n.source_id and f.changed_on = n.changed_on
    left join given_in_both as g
        on g.source_id = n.source_id
        and g.changed_on = n.changed_on
        and g.statement = n.statement
        and g.sort is not distinct from n.sort
    group by
        n.source_id,
        n.entity_id,
        n.changed_on,
        n.statement,
        is_comparable,
        n.kind,
        if(f.source_id is not null and n.statement = 'designation', null, n.what)
)
select
    source_id,
    entity_id,
    changed_on,
    statement,
    coalesce(sum(greatest(opened - closed, 0)) filter (where is_comparable), 0)::bigint as opened_count,
    coalesce(sum(greatest(closed - opened, 0)) filter (where is_comparable), 0)::bigint as closed_count,
    sum(if(is_comparable, least(opened, closed), opened + closed))::bigint as detail_count
from worded
group by source_id, entity_id, changed_on, statement
