-- Sanction rounds that documents speak of: one row per event, that is per issuer, target and date (claim_events).
-- Counts are of what one act added; totals so far and parts are left to round_counts. Where documents or
-- sentences give several figures, least and most are shown, never their sum.
--   event_id: hash of parties and date; stays the same from build to build
--   announced_on: date of announcement, as far as it is known
--   announced_yearless: '--12-15' or '---15' where no document tells the year
--   date_basis: where announced_on comes from: the best of the claims
--   effective_on: earliest date of effect that a claim gives
--   measures: all measures that claims give
--   persons_min: smallest count of persons
--   others: other counts, with their words
--   has_conflict: true where figures disagree: see claim_conflicts
--   quote: first quote
--   documents: documents that speak of it
with
counts as (
    select
        event_id,
        min(target_count) filter (where unit = 'person') as persons_min,
        max(target_count) filter (where unit = 'person') as persons_max,
        min(target_count) filter (where unit = 'organization') as organizations_min,
        max(target_count) filter (where unit = 'organization') as organizations_max,
        min(target_count) filter (where unit = 'vessel') as vessels_min,
        max(target_count) filter (where unit = 'vessel') as vessels_max,
        min(target_count) filter (where unit = 'combined') as combined_min,
        max(target_count) filter (where unit = 'combined') as combined_max,
        list_sort(list(distinct concat_ws(' ', target_count, coalesce(unit_printed, unit))) filter (
            where unit not in ('person', 'organization', 'vessel', 'combined')
        )) as others
    from mart.round_counts
    where scope = 'increment'
    group by event_id
),
measures as (
    select e.event_id, list_sort(list(distinct m.measure)) as measures
    from mart.claim_events as e
    join core.sanction_measure as m on m.claim_id = e.claim_id and m.seen_to is null
    group by e.event_id
),
events as (
    select
        e.event_id,
        e.actor_codes as issuer_codes,
        e.target_codes,
        any_value(e.event_on) filter (where e.event_on not like '-%') as announced_on,
        any_value(e.event_on) filter (where e.event_on like '-%') as announced_yearless,
        arg_min(
            r.announced_basis,
            (r.announced_basis not in ('stated', 'act_date'), r.announced_basis <> 'stated_partly', r.announced_basis)
        ) filter (where r.announced_on is not null) as date_basis,
        min(r.effective_on) as effective_on,
        min(r.effective_yearless) as effective_yearless,
        list_sort(list(distinct r.package) filter (where r.package is not null)) as packages,
        list_sort(list(distinct r.commodity) filter (where r.commodity is not null)) as commodities,
        count(*) as claim_count,
        count(distinct e.document_id) as document_count,
        arg_min(q.quote, (q.published_on is null, coalesce(q.published_on, ''), q.document, q.start_offset, q.claim_id)) as quote,
        list_sort(list(distinct q.document)) as documents
    from mart.claim_events as e
    join core.sanction_round as r on r.sanction_round_id = e.claim_id and r.seen_to is null
    left join mart.claim_quotes as q on q.claim_id = e.claim_id
    group by e.event_id, e.actor_codes, e.target_codes
)
select
    e.event_id,
    e.issuer_codes,
    e.target_codes,
    e.announced_on,
    e.announced_yearless,
    e.date_basis,
    e.effective_on,
    e.effective_yearless,
    c.persons_min,
    c.persons_max,
    c.organizations_min,
    c.organizations_max,
    c.vessels_min,
    c.vessels_max,
    c.combined_min,
    c.combined_max,
    c.others,
    m.measures,
    e.packages,
    e.commodities,
    e.claim_count,
    e.document_count,
    e.event_id in (select event_id from mart.claim_conflicts where event_id is not null) as has_conflict,
    e.quote,
    e.documents
from events as e
left join counts as c on c.event_id = e.event_id
left join measures as m on m.event_id = e.event_id
