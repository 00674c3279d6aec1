-- Expulsions of diplomats that documents speak of: one row per event, with counts, dates, deadline and quotes.
-- Totals so far (is_total) are events of their own and never counts of one act.
--   announced_on: date of announcement, as far as it is known
--   announced_yearless: where no document tells the year
--   person_count: the count on which all exact figures agree; empty where they differ or none is stated
--   is_total: true for a total so far
--   leave_by_on: day until which they must leave
--   in_response_to_codes: whose act it answers, where a document says so
--   has_conflict: true where figures disagree: see claim_conflicts
select
    e.event_id,
    e.actor_codes as expeller_codes,
    e.target_codes as nationality_codes,
    any_value(e.event_on) filter (where e.event_on not like '-%') as announced_on,
    any_value(e.event_on) filter (where e.event_on like '-%') as announced_yearless,
    arg_min(
        x.announced_basis,
        (x.announced_basis not in ('stated', 'act_date'), x.announced_basis <> 'stated_partly', x.announced_basis)
    ) filter (where x.announced_on is not null) as date_basis,
    case
        when min(x.person_count) = max(x.person_count) then min(x.person_count)
        when min(x.person_count) filter (where x.qualifier = 'exact') = max(x.person_count) filter (where x.qualifier = 'exact')
            then min(x.person_count) filter (where x.qualifier = 'exact')
    end as person_count,
    min(x.person_count) as person_count_min,
    max(x.person_count) as person_count_max,
    bool_or(x.scope = 'cumulative') as is_total,
    min(x.leave_by_on) as leave_by_on,
    min(x.leave_within_days) as leave_within_days,
    list_sort(list(distinct x.role) filter (where x.role is not null)) as roles,
    min(x.in_response_to_codes) as in_response_to_codes,
    min(x.period) as period,
    count(distinct e.document_id) as document_count,
    e.event_id in (select event_id from mart.claim_conflicts where event_id is not null) as has_conflict,
    list(q.quote order by q.document, q.start_offset, q.claim_id) as quotes,
    list_sort(list(distinct q.document)) as documents
from mart.claim_events as e
join core.expulsion as x on x.expulsion_id = e.claim_id and x.seen_to is null
left join mart.claim_quotes as q on q.claim_id = e.claim_id
group by e.event_id, e.actor_codes, e.target_codes
