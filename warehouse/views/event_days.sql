-- Which announcement days of the same parties are one event: stated dates are trusted, resolved ones may lie 3 days off.
-- Every day that some text states is an event of its own. A day that was only resolved or inferred (from a
-- weekday, the publication date ...) joins the nearest stated day within 3 days, to allow for time zones and
-- late reports; what is left over joins among itself, gaps up to 3 days. Two days that one document tells
-- apart are never joined.
--   day: an announcement day that claims give
--   event_day: first or stated day of the event
with
days as (
    select
        family,
        actor_codes,
        target_codes,
        identity,
        announced_day_on as day,
        bool_or(is_exact) as is_exact,
        list(distinct document_id) as documents
    from mart.dated_claims
    where announced_day_on is not null
    group by family, actor_codes, target_codes, identity, announced_day_on
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
select family, actor_codes, target_codes, identity, day, coalesce(stated_day, day) as event_day
from joined
where is_exact or stated_day is not null
union all
select family, actor_codes, target_codes, identity, day, island_day
from islands
