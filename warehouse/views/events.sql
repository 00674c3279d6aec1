-- Every event that documents tell, of all kinds: who, whom, when, how many sources, and what they agree and disagree on.
-- An event is one act of an actor against a target at one time, or the trade of two partners in one period
-- (claim_events). Values with their quotes are in event_comparison, documents' figures against lists in claim_check.
--   family: kind of the event: sanction_round, expulsion, diplomatic_action, trade_figure
--   identity: the diplomatic measure; flow and goods of trade; 'total' for a total so far of expulsions
--   precision: how much of the date is known: day, month_day, month, day_of_month, year, period, none
--   first_on: first day that claims give for it, where they give full dates
--   last_on: last such day
--   publisher_count: different publishers among the documents
--   agreed: what several documents agree on, for reading
--   disputed: what they dispute
--   is_joint: true where it overlaps other events: see joint_events
with
told as (
    select event_id, field, concat_ws(' ', field, value, unit) as what, standing, number, value
    from mart.event_values
),
standings as (
    select
        event_id,
        list(what order by field, number, value) filter (where standing = 'agreed') as agreed,
        list(what order by field, number, value) filter (where standing = 'disputed') as disputed,
        list(distinct value order by value) filter (where field = 'package') as packages
    from told
    group by event_id
),
publishers as (
    select e.event_id, count(distinct coalesce(v.publisher, e.document_id)) as publisher_count
    from mart.claim_events as e
    left join mart.claim_values as v on v.claim_id = e.claim_id
    group by e.event_id
)
select
    e.event_id,
    e.family,
    e.actor_codes,
    e.target_codes,
    e.identity,
    e.event_on,
    e.precision,
    min(d.announced_day_on) as first_on,
    max(d.announced_day_on) as last_on,
    any_value(s.packages) as packages,
    count(*) as claim_count,
    count(distinct e.document_id) as document_count,
    any_value(p.publisher_count) as publisher_count,
    coalesce(any_value(s.agreed), []) as agreed,
    coalesce(any_value(s.disputed), []) as disputed,
    e.event_id in (select event_id from mart.joint_events) as is_joint,
    list(distinct q.document order by q.document) as documents
from mart.claim_events as e
join publishers as p on p.event_id = e.event_id
left join standings as s on s.event_id = e.event_id
left join mart.dated_claims as d on d.claim_id = e.claim_id
left join mart.claim_quotes as q on q.claim_id = e.claim_id
group by e.event_id, e.family, e.actor_codes, e.target_codes, e.identity, e.event_on, e.precision
