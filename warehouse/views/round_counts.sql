-- How many targets each document gives for each sanction round: one row per event, document claim and unit.
-- scope tells an increment from a total so far (cumulative) and from a part of another count: never sum across.
--   announced_on: date of the event as far as known, '--12-15' where no year is known
--   precision: how much of the date is known
--   unit: what is counted
--   unit_printed: the document's own word
--   comparable_unit: what is counted, agencies, banks, companies, groups ... as organization, other things by the document's word
--   measures: measures of the claim, sorted
--   published_on: publication date of the document
with
measures as (
    select claim_id, list_sort(list(distinct measure)) as measures
    from core.sanction_measure
    where seen_to is null
    group by claim_id
)
select
    e.event_id,
    e.actor_codes as issuer_codes,
    e.target_codes,
    e.event_on as announced_on,
    e.precision,
    c.unit,
    c.unit_printed,
    case
        when c.unit <> 'other' then c.unit
        when regexp_matches(
            lower(c.unit_printed),
            'agenc|bank|compan|corporation|enterprise|entit|firm|group|institution|lender|organi[sz]ation'
        ) then 'organization'
        else concat_ws(' ', 'other', lower(c.unit_printed))
    end as comparable_unit,
    c.target_count,
    c.qualifier,
    c.scope,
    coalesce(m.measures, []) as measures,
    q.quote,
    q.document,
    q.published_on,
    c.claim_id,
    c.sanction_count_id,
    e.document_id
from mart.claim_events as e
join core.sanction_count as c on c.claim_id = e.claim_id and c.seen_to is null
left join measures as m on m.claim_id = e.claim_id
left join mart.claim_quotes as q on q.claim_id = e.claim_id
where e.family = 'sanction_round'
