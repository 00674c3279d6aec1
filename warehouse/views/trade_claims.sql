-- Published trade figures, seen from one side: exports of A to B are imports of B from A, told by whichever document.
-- The side is the party that comes first in the alphabet; turning a balance round changes its sign. A figure without a
-- period belongs to the only period for which another document gives the same value.
--   actor_codes: the side from which the flow is seen
--   target_codes: the other side
--   value: amount in units of the currency, seen from that side
--   identity: flow and goods, which tell figures of the same parties apart
--   period: period as stated, else that of the same value elsewhere
--   is_stated: true where the document states the period
with
turned as (
    select
        t.*,
        coalesce(t.reporter_codes > t.partner_codes, false) as is_turned
    from core.trade_figure as t
    where t.decision = 'record' and t.seen_to is null
),
sided as (
    select
        trade_figure_id as claim_id,
        document_id,
        if(is_turned, partner_codes, reporter_codes) as actor_codes,
        if(is_turned, reporter_codes, partner_codes) as target_codes,
        case
            when is_turned and flow = 'import' then 'export'
            when is_turned and flow = 'export' then 'import'
            else flow
        end as flow,
        lower(trim(commodity)) as commodity,
        if(is_turned and flow = 'balance', -value, value) as value,
        currency_code,
        qualifier,
        period
    from turned
),
periods as (
    select actor_codes, target_codes, flow, commodity, currency_code, value, min(period) as period
    from sided
    where period is not null
    group by actor_codes, target_codes, flow, commodity, currency_code, value
    having count(distinct period) = 1
)
select
    s.claim_id,
    s.document_id,
    s.actor_codes,
    s.target_codes,
    s.flow,
    s.commodity,
    concat_ws(' ', s.flow, s.commodity) as identity,
    s.value,
    s.currency_code,
    s.qualifier,
    coalesce(s.period, p.period) as period,
    s.period is not null as is_stated
from sided as s
left join periods as p
    on p.actor_codes = s.actor_codes
    and p.target_codes = s.target_codes
    and p.flow = s.flow
    and p.commodity = s.commodity
    and p.currency_code = s.currency_code
    and p.value = s.value
