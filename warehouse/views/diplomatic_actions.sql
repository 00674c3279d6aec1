-- Diplomatic measures of one state against another: one row per event, by actor, target, measure and date.
-- An undated claim joins the only dated event of the same measure between the same parties.
--   announced_on: date of the act, as far as it is known
--   announced_yearless: where no document tells the year
--   troop_count: largest number of soldiers that a document gives
select
    e.event_id,
    e.actor_codes,
    e.target_codes,
    e.identity as measure,
    any_value(e.event_on) filter (where e.event_on not like '-%') as announced_on,
    any_value(e.event_on) filter (where e.event_on like '-%') as announced_yearless,
    min(a.effective_on) as effective_on,
    max(a.troop_count) as troop_count,
    list_sort(list(distinct a.location) filter (where a.location is not null)) as locations,
    list_sort(list(distinct a.status)) as statuses,
    count(distinct e.document_id) as document_count,
    list(q.quote order by q.document, q.start_offset, q.claim_id) as quotes,
    list_sort(list(distinct q.document)) as documents
from mart.claim_events as e
join core.diplomatic_action as a on a.diplomatic_action_id = e.claim_id and a.seen_to is null
left join mart.claim_quotes as q on q.claim_id = e.claim_id
group by e.event_id, e.actor_codes, e.target_codes, e.identity
