-- Events that are, or are part of, one joint act: same kind and time, and actors and targets that overlap without being the same.
-- 'The EU and the United States imposed sanctions' and 'Washington imposed sanctions' on the same day are two events here,
-- each with its own counts; so are a round against Belarus and Russia and one against Russia. Days may lie 3 apart.
-- Each pair stands twice, once from either side.
--   event_id: the event
--   other_event_id: an event that it overlaps
--   other_actor_codes: who acted in it
--   other_target_codes: whom it is aimed at
--   other_event_on: its date, as far as it is known
--   shared_actors: who acted in both
--   shared_targets: whom both are aimed at
with
acts as (
    select distinct
        event_id,
        family,
        identity,
        actor_codes,
        target_codes,
        string_split(actor_codes, ',') as actors,
        string_split(target_codes, ',') as targets,
        event_on,
        precision,
        if(precision = 'day', try_cast(event_on as date), null) as day_on
    from mart.claim_events
    where family <> 'trade_figure' and precision <> 'none'
),
-- Of two acts that overlap without being the same, one at least has several parties.
pairs as (
    select a as one, b as other
    from acts as a
    join acts as b on b.family = a.family and b.identity = a.identity and b.event_id <> a.event_id
    where
        (contains(a.actor_codes, ',') or contains(a.target_codes, ','))
        and (b.actor_codes <> a.actor_codes or b.target_codes <> a.target_codes)
        and list_has_any(b.actors, a.actors)
        and list_has_any(b.targets, a.targets)
        and case
            when a.day_on is not null and b.day_on is not null then abs(a.day_on - b.day_on) <= 3
            else a.event_on = b.event_on
        end
),
both_ways as (
    select one, other from pairs
    union
    select other, one from pairs
)
select
    one.event_id,
    one.family,
    one.actor_codes,
    one.target_codes,
    one.event_on,
    other.event_id as other_event_id,
    other.actor_codes as other_actor_codes,
    other.target_codes as other_target_codes,
    other.event_on as other_event_on,
    list_sort(list_intersect(one.actors, other.actors)) as shared_actors,
    list_sort(list_intersect(one.targets, other.targets)) as shared_targets
from both_ways
