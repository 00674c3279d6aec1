-- What changed on a list between the end of two days: select * from mart.list_diff('us_ofac_sdn', date '2022-03-01', date '2022-03-31').
-- One row for an entity that came or went, and one for each statement that changed of an entity that stayed.
--   change: added or removed: the entity; said or unsaid: a statement about an entity that stayed
-- parameters: list text, first_day date, last_day date
with
judged as (
    select
        *,
        seen_from < first_day + 1 and (seen_to is null or seen_to >= first_day + 1) as stood_first,
        seen_from < last_day + 1 and (seen_to is null or seen_to >= last_day + 1) as stood_last
    from mart.statements
    where source_id = list
),
-- A statement that closed and opened again between the days has two rows and did not change.
stood as (
    select
        entity_id,
        statement,
        kind,
        what,
        statement_id,
        bool_or(stood_first) as first,
        bool_or(stood_last) as last
    from judged
    group by all
),
moved as (
    select entity_id, last as is_added
    from stood
    where statement = 'listing' and first <> last
),
changes as (
    select entity_id, if(is_added, 'added', 'removed') as change, 'listing' as statement, null as kind, null as what
    from moved
    union all
    select s.entity_id, if(s.last, 'said', 'unsaid'), s.statement, s.kind, s.what
    from stood as s
    anti join moved as m on m.entity_id = s.entity_id
    where s.first <> s.last
)
select
    c.change,
    c.entity_id,
    e.caption,
    e.schema,
    c.statement,
    c.kind,
    c.what
from changes as c
join core.entity as e on e.entity_id = c.entity_id
order by c.statement <> 'listing', c.entity_id, c.statement, c.change desc, c.what
