-- Every stay of an entity under a programme, past and present, with the dates of listing, amendment and delisting and where each comes from.
-- A date is the one that the list states, by the wording that stood last; where several designations of the programme
-- stand side by side the earliest listing, the latest amendment, and the latest end if all of them end. An end that the
-- designation did not live to see does not count. Else it is what the versions of the list show: the first day with it, the last day on which the entity's records changed, the
-- first day without it. A designation that stood in the first version we have is older, so that its first day is not known.
--   stay: number of the stay under this programme, from 1
--   listed_on: date of designation, as far as it is known
--   listed_basis: stated, act_date (of the legal act), first_seen (first version with it)
--   amended_on: date of the last amendment, as far as it is known
--   amended_basis: stated, first_seen (last version in which the printed records changed)
--   delisted_on: date of delisting, as far as it is known; it may lie ahead
--   delisted_basis: stated, last_seen (first version without it)
--   is_in_force: true while the list states it without an end that has passed
--   legal_acts: legal acts that the list names
--   designated_from: first day at whose end the entity is under the programme
--   designated_to: first day at whose end it is not; empty while it is
with
final_rows as (
    select
        s.source_id,
        s.entity_id,
        s.programme_id,
        s.stay,
        min(d.listed_on) as listed_on,
        arg_min(d.date_basis, (d.listed_on, d.date_basis)) filter (where d.listed_on is not null) as listed_basis,
        max(d.amended_on) as amended_on,
        case
            when count(d.ended_on) = count(*) and (s.designated_to is null or max(d.ended_on) <= s.designated_to::varchar)
                then max(d.ended_on)
        end as ended_on,
        list_sort(list(distinct d.legal_act) filter (where d.legal_act is not null)) as legal_acts
    from mart.designation_days as s
    join core.designation as d
        on d.source_id = s.source_id
        and d.entity_id = s.entity_id
        and d.programme_id = s.programme_id
        and d.seen_to::date is not distinct from s.designated_to
    where d.seen_to is null or d.seen_to::date > d.seen_from::date
    group by s.source_id, s.entity_id, s.programme_id, s.stay, s.designated_to
),
modified as (
    select s.source_id, s.entity_id, s.programme_id, s.stay, max(m.changed_on) as changed_on
    from mart.designation_days as s
    join mart.entity_modifications as m
        on m.source_id = s.source_id
        and m.entity_id = s.entity_id
        and m.changed_on > s.designated_from
        and (s.designated_to is null or m.changed_on < s.designated_to)
    group by s.source_id, s.entity_id, s.programme_id, s.stay
),
initial as (
    select source_id, version_on
    from mart.list_versions
    where is_initial
)
select
    s.source_id,
    s.entity_id,
    e.caption,
    e.schema,
    e.country,
    p.programme_key,
    p.common_key,
    s.stay,
    coalesce(f.listed_on, if(i.source_id is null, s.designated_from, null)::varchar) as listed_on,
    case when f.listed_on is not null then f.listed_basis when i.source_id is null then 'first_seen' end as listed_basis,
    coalesce(f.amended_on, m.changed_on::varchar) as amended_on,
    case when f.amended_on is not null then 'stated' when m.changed_on is not null then 'first_seen' end as amended_basis,
    coalesce(f.ended_on, s.designated_to::varchar) as delisted_on,
    case when f.ended_on is not null then 'stated' when s.designated_to is not null then 'last_seen' end as delisted_basis,
    s.designated_to is null and (f.ended_on is null or f.ended_on > current_date::varchar) as is_in_force,
    f.legal_acts,
    s.designated_from,
    s.designated_to
from mart.designation_days as s
join core.entity as e on e.entity_id = s.entity_id
join core.programme as p on p.programme_id = s.programme_id
left join final_rows as f
    on f.source_id = s.source_id
    and f.entity_id = s.entity_id
    and f.programme_id = s.programme_id
    and f.stay = s.stay
left join modified as m
    on m.source_id = s.source_id
    and m.entity_id = s.entity_id
    and m.programme_id = s.programme_id
    and m.stay = s.stay
left join initial as i on i.source_id = s.source_id and i.version_on = s.designated_from
