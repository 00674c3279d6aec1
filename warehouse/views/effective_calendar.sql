-- Days on which measures take effect: one row per claim that gives a date of effect.
-- effective_day completes a date without year from the announcement of its event, where that is known to the
-- day: the first such day on or after it (effective_basis 'inferred').
--   kind: sanctions, or the diplomatic measure
--   effective_on: date of effect as stated, as far as it is known
--   effective_yearless: as printed, where the year is not known
--   effective_day: day of effect, where it can be told
--   effective_basis: stated, or inferred from the announcement
--   measures: measures, separated by commas
with
measures as (
    select claim_id, string_agg(distinct measure, ',' order by measure) as measures
    from core.sanction_measure
    where seen_to is null
    group by claim_id
),
claims as (
    select
        r.sanction_round_id as claim_id,
        'sanctions' as kind,
        r.effective_on,
        r.effective_yearless,
        m.measures,
        r.commodity,
        r.package
    from core.sanction_round as r
    left join measures as m on m.claim_id = r.sanction_round_id
    where r.seen_to is null and (r.effective_on is not null or r.effective_yearless is not null)
    union all
    select diplomatic_action_id, measure, effective_on, null, measure, null, null
    from core.diplomatic_action
    where seen_to is null and effective_on is not null
),
dated as (
    select
        c.*,
        e.event_id,
        e.actor_codes,
        e.target_codes,
        e.event_on as announced_on,
        try_cast(c.effective_on as date) as stated_day,
        case when e.precision = 'day' then try_cast(e.event_on as date) end as announced_day,
        case when c.effective_yearless like '--__-__' then c.effective_yearless[3:] end as month_day
    from claims as c
    join mart.claim_events as e on e.claim_id = c.claim_id
),
completed as (
    select
        *,
        try_cast(year(announced_day) || '-' || month_day as date) as same_year,
        try_cast((year(announced_day) + 1) || '-' || month_day as date) as next_year
    from dated
)
select
    c.kind,
    c.effective_on,
    c.effective_yearless,
    coalesce(c.stated_day, case when c.same_year >= c.announced_day then c.same_year else c.next_year end) as effective_day,
    case when c.effective_on is not null then 'stated' when c.next_year is not null then 'inferred' end as effective_basis,
    c.actor_codes as issuer_codes,
    c.target_codes,
    c.measures,
    c.commodity,
    c.package,
    c.announced_on,
    q.quote,
    q.document,
    c.event_id,
    c.claim_id
from completed as c
left join mart.claim_quotes as q on q.claim_id = c.claim_id
