-- Which announcement days of the same parties are one event: stated dates are trusted, resolved ones may lie some days off.
-- A day that some text states is an event of its own, unless other documents state another day up to 3 days off and
-- give the same clue (measure, number expelled, exact count of ten targets or more), or up to 31 days off the same
-- package. A day that was only resolved or inferred (from a weekday, the publication date ...) joins the nearest stated
-- day within 3 days, to allow for time zones and late reports; what is left over joins among itself, gaps up to 3 days.
-- Two days that one document tells apart are never joined.
--   day: an announcement day that claims give
--   event_day: first stated day of the event, else its first day
with recursive
days as (
    select
        family,
        actor_codes,
        target_codes,
        identity,
        announced_day_on as day,
        concat_ws('|', family, actor_codes, coalesce(target_codes, '-'), identity) as act,
        bool_or(is_exact) as is_exact,
        flatten(list(clues)) as clues,
        list(distinct package) filter (where package is not null) as packages,
        list(distinct document_id) as documents
    from mart.dated_claims
    where announced_day_on is not null
    group by family, actor_codes, target_codes, identity, announced_day_on
),
alike as (
    select later.act, later.day, earlier.day as earlier_day
    from days as later
    join days as earlier on earlier.act = later.act and earlier.day < later.day
    where
        earlier.is_exact
        and later.is_exact
        and not list_has_any(later.documents, earlier.documents)
        and (
            (later.day - earlier.day <= 3 and list_has_any(later.clues, earlier.clues))
            or (later.day - earlier.day <= 31 and list_has_any(later.packages, earlier.packages))
        )
),
reached as (
    select act, day, day as root_day
    from days
    union
    select r.act, r.day, a.earlier_day
    from reached as r
    join alike as a on a.act = r.act and a.day = r.root_day
),
chained as (
    select r.act, r.day, min(r.root_day) as root_day, any_value(d.documents) as documents
    from reached as r
    join days as d on d.act = r.act and d.day = r.day
    group by r.act, r.day
),
-- A day stays apart from those to which a chain of others would join it, where one document tells both.
roots as (
    select c.act, c.day, if(bool_or(list_has_any(e.documents, c.documents)), c.day, c.root_day) as root_day
    from chained as c
    left join chained as e on e.act = c.act and e.root_day = c.root_day and e.day < c.day
    group by c.act, c.day, c.root_day
),
joined as (
    select
        loose.*,
        stated.day as stated_day
    from days as loose
    left join days as stated
        on stated.family = loose.family
        and stated.actor_codes = loose.actor_codes
        and stated.target_codes is not distinct from loose.target_codes
        and stated.identity = loose.identity
        and stated.is_exact
        and not loose.is_exact
        and abs(stated.day - loose.day) <= 3
        and not list_has_any(stated.documents, loose.documents)
    qualify row_number() over (
        partition by loose.family, loose.actor_codes, loose.target_codes, loose.identity, loose.day
        order by abs(stated.day - loose.day), stated.day
    ) = 1
),
marked as (
    select
        *,
        coalesce(
            day - lag(day) over earlier > 3 or list_has_any(documents, lag(documents) over earlier), true
        ) as is_start
    from joined
    where not is_exact and stated_day is null
    window earlier as (partition by family, actor_codes, target_codes, identity order by day)
),
islands as (
    select
        *,
        max(case when is_start then day end) over (
            partition by family, actor_codes, target_codes, identity order by day
        ) as island_day
    from marked
)
select j.family, j.actor_codes, j.target_codes, j.identity, j.day, r.root_day as event_day
from joined as j
join roots as r on r.act = j.act and r.day = coalesce(j.stated_day, j.day)
where j.is_exact or j.stated_day is not null
union all
select family, actor_codes, target_codes, identity, day, island_day
from islands
