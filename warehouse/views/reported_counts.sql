-- Reported counts of sanctioned targets, made ready to be held against lists: who and what is counted, on which day.
-- The day is that of the event; where no announcement is known to the day, the claim's date of effect.
--   issuer_code: the issuer, where there is one only
--   targets: territories that the round is aimed at; empty where the document names none
--   kind: what is counted, in words of lists: person, organization, vessel, aircraft, combined; else empty
--   counted_on: day around which a list is looked at
--   day_basis: announced, effective
--   sum_count: sum of the different counts of the kind that the document gives for the event, where it gives several
--   obstacle: why the count cannot be held against any list; empty where it can
with
effects as (
    select sanction_round_id as claim_id, effective_on
    from core.sanction_round
    where seen_to is null
),
described as (
    select
        c.*,
        if(contains(c.issuer_codes, ','), null, c.issuer_codes) as issuer_code,
        coalesce(string_split(c.target_codes, ','), []) as targets,
        case
            when c.comparable_unit in ('person', 'vessel', 'aircraft', 'combined') then c.comparable_unit
            when c.comparable_unit = 'organization'
                then if(c.unit = 'other' and regexp_matches(lower(c.unit_printed), 'bank|lender'), null, 'organization')
            when regexp_matches(c.comparable_unit, 'target|designation|listing|entry|entries|names') then 'combined'
        end as kind,
        if(c.precision = 'day', try_cast(c.announced_on as date), null) as announced_day_on,
        if(length(e.effective_on) = 10, try_cast(e.effective_on as date), null) as effective_day_on
    from mart.round_counts as c
    left join effects as e on e.claim_id = c.claim_id
),
sums as (
    select event_id, document_id, kind, sum(distinct target_count)::bigint as sum_count
    from described
    where scope = 'increment'
    group by event_id, document_id, kind
    having count(distinct target_count) > 1
)
select
    d.event_id,
    d.issuer_codes,
    d.issuer_code,
    d.target_codes,
    d.targets,
    d.announced_on,
    coalesce(d.announced_day_on, d.effective_day_on) as counted_on,
    case
        when d.announced_day_on is not null then 'announced'
        when d.effective_day_on is not null then 'effective'
    end as day_basis,
    d.unit,
    d.unit_printed,
    d.kind,
    d.target_count,
    d.qualifier,
    d.scope,
    if(d.scope = 'increment', s.sum_count, null) as sum_count,
    d.measures,
    case
        when d.scope = 'part' then 'part of another count'
        when d.kind is null then 'lists do not tell what is counted'
        when d.issuer_code is null then 'several issuers together'
        when d.issuer_code not in (select issuer_code from core.source where kind = 'list' and issuer_code is not null)
            then 'no list of that issuer'
        when coalesce(d.announced_day_on, d.effective_day_on) is null then 'no date'
    end as obstacle,
    d.quote,
    d.document,
    d.claim_id,
    d.sanction_count_id,
    d.document_id
from described as d
left join sums as s on s.event_id = d.event_id and s.document_id = d.document_id and s.kind = d.kind
