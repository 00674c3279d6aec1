-- Which event each published claim belongs to, and how that was found.
-- An event is one act of an actor against a target: same parties, and dates that agree. A full date decides
-- (event_days). A claim with part of a date ('--12-15', '---15', '2023-12', '2014') joins the one event whose
-- date has the same parts; where none or several have, claims with the same parts are an event of their own,
-- '---15' and '2023-12' joining the one '--12-15'. A date of effect helps: it must fall within 92 days after
-- the announcement; so does a clue (dated_claims): of several events that fit, the one that shares it. Undated
-- claims join the one event with the same date of effect or clue, or stand by their own; nothing is made up.
-- Rounds of one day with different package numbers are events of their own. Joint acts are events of their own
-- too: joint_events tells which others they overlap. A trade figure's event is its period (trade_claims).
-- stored: planned anew in every query that reads it, it took most of a second; its rows are few
--   event_id: hash of parties, identity and date
--   event_on: date of the event as far as it is known, '--12-15' and '---15' without year
--   precision: how much of it: day, month_day, month, day_of_month, year, period (of trade), none
--   matched_by: date, part_of_date, effect_or_clue, period, alone
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
day_clues as (
    select c.act, d.event_day, flatten(list(c.clues)) as clues
    from claims as c
    join days as d on d.act = c.act and d.day = c.announced_day_on
    group by c.act, d.event_day
),
pairs as (
    select
        c.claim_id,
        c.clues,
        c.act,
        d.event_day,
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
in_time as (
    select distinct p.claim_id, p.event_on, list_has_any(p.clues, k.clues) as shares_clue
    from pairs as p
    join day_clues as k on k.act = p.act and k.event_day = p.event_day
    where
        p.effective_on is null
        or p.effective_on - p.day between -3 and 92
        or (p.effective_year is null and (p.effective_on + interval 1 year)::date - p.day between -3 and 92)
),
full_candidates as (
    select claim_id, event_on, 'day' as precision
    from in_time
    qualify shares_clue or not bool_or(shares_clue) over (partition by claim_id)
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
            (list_has_any(u.clues, c.clues) and (u.effective_month is null or u.package = c.package))
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
),
acts as (
    select
        c.*,
        r.event_on,
        r.precision as event_precision,
        r.matched_by,
        min(c.package) over same_day <> max(c.package) over same_day as has_packages
    from claims as c
    join resolved as r on r.claim_id = c.claim_id
    window same_day as (partition by c.act, r.event_on)
)
select
    family,
    claim_id,
    left(
        md5(concat_ws(
            '|',
            act,
            coalesce(event_on, 'undated ' || undated_identity),
            if(has_packages and event_on is not null, 'package ' || package, null)
        )),
        20
    ) as event_id,
    document_id,
    actor_codes,
    target_codes,
    identity,
    event_on,
    event_precision as precision,
    matched_by
from acts
union all
select
    'trade_figure',
    claim_id,
    left(
        md5(concat_ws(
            '|',
            'trade_figure',
            actor_codes,
            coalesce(target_codes, '-'),
            identity,
            coalesce(period, concat_ws(' ', 'undated', currency_code, value))
        )),
        20
    ),
    document_id,
    actor_codes,
    target_codes,
    identity,
    period,
    if(period is null, 'none', 'period'),
    case when is_stated then 'period' when period is not null then 'effect_or_clue' else 'alone' end
from mart.trade_claims
