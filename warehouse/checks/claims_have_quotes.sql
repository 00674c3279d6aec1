-- blocking: a published claim has no sentence to stand on
with claims as (
    select sanction_round_id as claim_id, 'sanction_round' as table_name, document_id, decision, seen_to from core.sanction_round
    union all
    select expulsion_id, 'expulsion', document_id, decision, seen_to from core.expulsion
    union all
    select trade_figure_id, 'trade_figure', document_id, decision, seen_to from core.trade_figure
    union all
    select diplomatic_action_id, 'diplomatic_action', document_id, decision, seen_to from core.diplomatic_action
)
select claim_id, table_name, document_id
from claims
anti join core.evidence as e on e.claim_id = claims.claim_id and e.seen_to is null
where decision = 'record' and claims.seen_to is null
