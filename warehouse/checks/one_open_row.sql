-- blocking: a statement stands twice: two open rows with the same key
with open_rows as (
    select 'listing' as table_name, listing_id as statement_id from core.listing where seen_to is null
    union all
    select 'record', record_id from core.record where seen_to is null
    union all
    select 'name', name_id from core.name where seen_to is null
    union all
    select 'designation', designation_id from core.designation where seen_to is null
    union all
    select 'sanction_round', sanction_round_id from core.sanction_round where seen_to is null
    union all
    select 'sanction_count', sanction_count_id from core.sanction_count where seen_to is null
    union all
    select 'expulsion', expulsion_id from core.expulsion where seen_to is null
    union all
    select 'trade_figure', trade_figure_id from core.trade_figure where seen_to is null
    union all
    select 'diplomatic_action', diplomatic_action_id from core.diplomatic_action where seen_to is null
    union all
    select 'mention', mention_id from core.mention where seen_to is null
    union all
    select 'judged_claim', judged_claim_id from core.judged_claim where seen_to is null
)
select table_name, statement_id, count(*) as row_count
from open_rows
group by table_name, statement_id
having count(*) > 1
