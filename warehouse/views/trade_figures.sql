-- Values of trade that documents state, each with its sentence: one row per claim.
--   quantity: stated quantity with its unit
select
    t.reporter_codes,
    t.partner_codes,
    t.flow,
    t.commodity,
    t.period,
    t.value,
    t.currency_code,
    t.qualifier,
    t.change_percent,
    t.quantity,
    t.status,
    q.quote,
    q.document,
    q.published_on,
    t.trade_figure_id,
    t.document_id
from core.trade_figure as t
left join mart.claim_quotes as q on q.claim_id = t.trade_figure_id
where t.decision = 'record' and t.seen_to is null
