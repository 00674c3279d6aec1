-- blocking: a published claim is not in exactly one event
with claims as (
    select claim_id from mart.dated_claims
    union all
    select trade_figure_id from core.trade_figure where decision = 'record' and seen_to is null
)
select c.claim_id, count(e.event_id) as event_count
from claims as c
left join mart.claim_events as e on e.claim_id = c.claim_id
group by c.claim_id
having count(e.event_id) <> 1
