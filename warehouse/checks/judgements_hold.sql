-- blocking: a judgement that stands does not hold: its claim is not there, or not as it was decided
with claims as (
    select sanction_round_id as claim_id, decision, rule from core.sanction_round where seen_to is null
    union all
    select expulsion_id, decision, rule from core.expulsion where seen_to is null
    union all
    select trade_figure_id, decision, rule from core.trade_figure where seen_to is null
    union all
    select diplomatic_action_id, decision, rule from core.diplomatic_action where seen_to is null
)
select j.judgement_id, j.verdict, j.withdrawn_at, e.claim_id, c.decision, c.rule
from core.judged_claim as e
join core.judgement as j on j.judgement_id = e.judgement_id
left join claims as c on c.claim_id = e.claim_id
where
    e.seen_to is null
    and (
        j.withdrawn_at is not null
        or (
            e.claim_id is not null
            and (
                c.claim_id is null
                or c.rule <> 'judgement'
                or c.decision <> if(j.verdict = 'reject', 'quarantine', 'record')
            )
        )
    )
