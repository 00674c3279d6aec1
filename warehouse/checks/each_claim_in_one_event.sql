-- blocking: a published claim is not in exactly one event
select d.claim_id, count(e.event_id) as event_count
from mart.dated_claims as d
left join mart.claim_events as e on e.claim_id = d.claim_id
group by d.claim_id
having count(e.event_id) <> 1
