-- Which event each published claim about a state's act belongs to, and how that was found.
-- An event is one act of an actor against a target: same parties, and dates that agree. A full date decides
-- (event_days). A claim with part of a date ('--12-15', '---15', '2023-12', '2014') joins the one event whose
-- date has the same parts; where none or several have, claims with the same parts are an event of their own,
-- '---15' and '2023-12' joining the one '--12-15'. A date of effect helps: it must fall within 92 days after
-- the announcement. Undated claims join the one event with the same date of effect, measure or number
-- expelled, or stand by their own; nothing is made up.
-- stored: planned anew in every query that reads it, it took most of a second; its rows are few
--   event_id: hash of parties, identity and date
--   event_on: date of the event as far as it is known, '--12-15' and '---15' without year
--   precision: how much of it: day, month_day, month, day_of_month, year, none
--   matched_by: date, part_of_date, effect_or_clue, alone
with
claims as (
    select
        *,
        case
            when announced_day_on is not null then 'day'
            when announced_month is not null and announced_day is not null then 'month_day'
            when announced_month is not null then 'month'
            when announced_day is not null then 'day_of_month'
            when announced_year is not null then 'year'
            else 'none'
        end as precision,
        concat_ws('|', family, actor_codes, coalesce(target_codes, '-'), identity) as act
    from mart.dated_claims
),
days as (
    select concat_ws('|', family, actor_codes, coalesce(target_codes, '-'), identity) as act, day, event_day
    from mart.event_days
),
with_full_date as (
    select c.claim_id, d.event_day::varchar as event_on, 'day' as precision
    from claims as c
    join days as d on d.act = c.act and d.day = c.announced_day_on
),
pairs as (
    select
        c.claim_id,
        d.day,
        d.event_day::varchar as event_on,
        c.effective_year,
        c.effective_month,
        try_cast(
            printf('%04d-%02d-%02d', coalesce(c.effective_year, year(d.day)), c.effective_month, coalesce(c.effective_day, 28))
            as date
        ) as effective_on
    from claims as c
    join days as d on d.act = c.act
    where
        c.precision not in ('day', 'none')
        and coalesce(c.announced_year = year(d.day), true)
        and coalesce(c.announced_month = month(d.day), true)
        and coalesce(c.announced_day = day(d.day), true)
),
full_candidates as (
    select distinct claim_id, event_on, 'day' as precision
    from pairs
    where
        effective_on is null
        or effective_on - day between -3 and 92
        or (effective_year is null and (effective_on + interval 1 year)::date - day between -3 and 92)
),
month_days as (
    select
        c.claim_id,
        c.act,
        c.announced_month,
        c.announced_day,
        case when count(f.event_on) = 1 then min(f.event_on)
            else printf('--%02d-%02d', c.announced_month, c.announced_day) end as event_on,
        case when count(f.event_on) = 1 then 'day' else 'month_day' end as precision
    from claims as c
    left join full_candidates as f on f.claim_id = c.claim_id
    where c.precision = 'month_day'
    group by c.claim_id, c.act, c.announced_month, c.announced_day
),
part_candidates as (
    select claim_id, event_on, precision from full_candidates
    union
    select c.claim_id, m.event_on, m.precision
    from claims as c
    join month_days as m
        on m.act = c.act
        and m.precision = 'month_day'
        and coalesce(c.announced_month = m.announced_month, true)
        and coalesce(c.announced_day = m.announced_day, true)
    where c.precision in ('month', 'day_of_month')
),
months_and_days as (
    select
        c.claim_id,
        c.act,
        c.announced_year,
        case
            when count(p.event_on) = 1 then min(p.event_on)
            when c.precision = 'month' then printf('%04d-%02d', c.announced_year, c.announced_month)
            else printf('---%02d', c.announced_day)
        end as event_on,
        case when count(p.event_on) = 1 then min(p.precision) else c.precision end as precision
    from claims as c
    left join part_candidates as p on p.claim_id = c.claim_id
    where c.precision in ('month', 'day_of_month')
    group by c.claim_id, c.act, c.announced_year, c.announced_month, c.announced_day, c.precision
),
year_candidates as (
    select claim_id, event_on, precision from full_candidates
    union
    select c.claim_id, m.event_on, m.precision
    from claims as c
    join months_and_days as m on m.act = c.act and m.precision = 'month' and m.announced_year = c.announced_year
    where c.precision = 'year'
),
years as (
    select
        c.claim_id,
        case when count(y.event_on) = 1 then min(y.event_on) else c.announced_year::varchar end as event_on,
        case when count(y.event_on) = 1 then min(y.precision) else 'year' end as precision
    from claims as c
    left join year_candidates as y on y.claim_id = c.claim_id
    where c.precision = 'year'
    group by c.claim_id, c.announced_year
),
placed as (
    select claim_id, event_on, precision, 'date' as matched_by from with_full_date
    union all
    select claim_id, event_on, precision, 'part_of_date' from month_days
    union all
    select claim_id, event_on, precision, 'part_of_date' from months_and_days
    union all
    select claim_id, event_on, precision, 'part_of_date' from years
),
undated_candidates as (
    select distinct u.claim_id, p.event_on, p.precision
    from claims as u
    join claims as c on c.act = u.act
    join placed as p on p.claim_id = c.claim_id
    where
        u.precision = 'none'
        and (
            (u.clue = c.clue and u.effective_month is null)
            or (
                u.effective_month = c.effective_month
                and u.effective_day is not distinct from c.effective_day
                and coalesce(u.effective_year = c.effective_year, true)
            )
        )
),
undated as (
    select
        c.claim_id,
        case when count(u.event_on) = 1 then min(u.event_on) end as event_on,
        case when count(u.event_on) = 1 then min(u.precision) else 'none' end as precision,
        case when count(u.event_on) = 1 then 'effect_or_clue' else 'alone' end as matched_by
    from claims as c
    left join undated_candidates as u on u.claim_id = c.claim_id
    where c.precision = 'none'
    group by c.claim_id
),
resolved as (
    select claim_id, event_on, precision, matched_by from placed
    union all
    select claim_id, event_on, precision, matched_by from undated
)
select
    c.family,
    c.claim_id,
    left(md5(concat_ws('|', c.act, coalesce(r.event_on, 'undated ' || c.undated_identity))), 20) as event_id,
    c.document_id,
    c.actor_codes,
    c.target_codes,
    c.identity,
    r.event_on,
    r.precision,
    r.matched_by
from claims as c
join resolved as r on r.claim_id = c.claim_id
