-- Rounds of lists beside the rounds that documents tell: which are told, which no document tells, which no list shows.
-- A list's round is a day on which it gained entities (list_gains): by the dates that it states, where it states them of
-- more entities than its versions show to be new, else by its versions. A document tells the round where issuer and target fit
-- and the announcement lies around that day (check_window). A told round is not listed where a list of the issuer was known
-- then, or states dates and was read later, and gained nothing for that target; only rounds with counts of persons,
-- organisations, vessels or aircraft are missed, since others need not name anybody.
--   standing: told, not told (no document tells it), not listed (no list shows it)
--   source_id: the list; empty where none shows the round
--   round_on: UTC day of the version, or the stated day
--   basis: versions, stated
--   additions: entities that came on the list that day
--   round_targets: territories of programmes and entities gained that day
--   event_id: the told round
--   event_on: date of the told round
with
sizes as (
    select source_id, basis, count(*) as gain_count
    from mart.list_gains
    group by source_id, basis
),
dating as (
    select source_id, arg_max(basis, (gain_count, basis)) as basis
    from sizes
    group by source_id
),
rounds as (
    select
        g.source_id,
        g.basis,
        s.issuer_code,
        g.gained_on as round_on,
        count_if(g.is_new)::bigint as additions,
        list_sort(list_distinct(flatten(list(list_append(g.target_codes, g.country))))) as round_targets
    from mart.list_gains as g
    join core.source as s on s.source_id = g.source_id
    join dating as d on d.source_id = g.source_id and d.basis = g.basis
    group by g.source_id, g.basis, s.issuer_code, g.gained_on
),
told as (
    select
        e.event_id,
        unnest(string_split(e.actor_codes, ',')) as issuer_code,
        e.actor_codes,
        e.target_codes,
        e.event_on,
        try_cast(e.event_on as date) as day_on,
        e.event_id in (select event_id from mart.reported_counts where kind is not null and scope = 'increment') as has_count,
        e.document_count,
        e.documents
    from mart.events as e
    where e.family = 'sanction_round' and e.precision = 'day'
),
pairs as (
    select r.source_id, r.round_on, t.event_id, t.issuer_code
    from rounds as r
    join told as t on t.issuer_code = r.issuer_code
    cross join mart.check_window as w
    where
        r.round_on between t.day_on - w.days_before and t.day_on + w.days_after
        and (t.target_codes is null or list_has_any(string_split(t.target_codes, ','), r.round_targets))
),
spans as (
    select
        source_id,
        version_on,
        lead(version_on) over (partition by source_id order by version_on) as next_on,
        max(version_on) over (partition by source_id) as last_on
    from (select distinct source_id, version_on from mart.list_versions)
),
known as (
    select distinct t.event_id, t.issuer_code
    from told as t
    join core.source as s on s.kind = 'list' and s.issuer_code = t.issuer_code
    cross join mart.check_window as w
    join spans as v on v.source_id = s.source_id
    left join dating as d on d.source_id = s.source_id
    where
        t.has_count
        and case
            when d.basis = 'stated' then v.last_on > t.day_on + w.days_after
            else
                v.version_on between t.day_on - w.days_before - w.pause_days and t.day_on - w.days_before - 1
                and v.next_on >= t.day_on - w.days_before
                and (v.next_on <= t.day_on + w.days_after or v.next_on - v.version_on <= w.pause_days)
        end
)
select
    if(p.event_id is null, 'not told', 'told') as standing,
    r.issuer_code,
    r.source_id,
    r.round_on,
    r.basis,
    r.additions,
    r.round_targets,
    p.event_id,
    t.event_on,
    t.target_codes,
    coalesce(t.document_count, 0) as document_count,
    coalesce(t.documents, []) as documents
from rounds as r
left join pairs as p on p.source_id = r.source_id and p.round_on = r.round_on
left join told as t on t.event_id = p.event_id and t.issuer_code = p.issuer_code
union all
select
    'not listed',
    t.issuer_code,
    null,
    null,
    null,
    null,
    null,
    t.event_id,
    t.event_on,
    t.target_codes,
    t.document_count,
    t.documents
from told as t
join known as k on k.event_id = t.event_id and k.issuer_code = t.issuer_code
anti join pairs as p on p.event_id = t.event_id and p.issuer_code = t.issuer_code
