-- Trade of two countries in all goods, month by month: one row per source, currency, country, partner and month.
-- The country's own figures stand beside what its partner reports of the same trade (mirror). Where no total is
-- reported, the codes with the fewest digits are added up (basis 'summed'): as whole as what is loaded of them. A month
-- without a row in the source, between its first and last one, is a gap: its values are empty, not zero.
-- ask: What did Japan buy from and sell to Russia each month, and what does Russia say of it?
-- sql: select month, exports, mirror_exports, imports, mirror_imports, is_gap
-- sql: from bilateral_summary
-- sql: where country_code = 'JP' and partner_code = 'RU'
-- sql: order by month
--   country_code: the country from whose side trade is seen, or a group such as EU27_2020
--   partner_code: the other side
--   month: first day of the month
--   currency_code: ISO 4217, as reported
--   exports: to the partner, as the country reports
--   imports: from the partner, as the country reports
--   balance: exports less imports; empty where one of them is
--   turnover: exports and imports together; empty where one of them is
--   turnover_change_percent: change of the turnover against the same month of the year before
--   mirror_exports: what the partner reports to have imported from the country
--   mirror_imports: what the partner reports to have exported to the country
--   basis: reported, or summed from codes; empty where only the partner reports
--   is_gap: true where neither side reports the month
--   is_aggregate: true where one of the two is a group
with
monthly as (
    select
        source_id,
        reporter_code,
        partner_code,
        flow,
        starts_on as month,
        currency_code,
        bool_or(is_aggregate) as is_aggregate,
        any_value(value) filter (where commodity_digits = 0) as stated,
        min(commodity_digits) as fewest_digits
    from mart.trade_flows
    where period_kind = 'month' and flow in ('import', 'export')
    group by all
),
totals as (
    select
        m.source_id,
        m.reporter_code,
        m.partner_code,
        m.flow,
        m.month,
        m.currency_code,
        m.is_aggregate,
        if(m.fewest_digits = 0, 'reported', 'summed') as basis,
        coalesce(m.stated, sum(f.value)) as value
    from monthly as m
    left join mart.trade_flows as f
        on m.fewest_digits > 0
        and f.source_id = m.source_id
        and f.reporter_code = m.reporter_code
        and f.partner_code = m.partner_code
        and f.flow = m.flow
        and f.starts_on = m.month
        and f.currency_code = m.currency_code
        and f.period_kind = 'month'
        and f.commodity_digits = m.fewest_digits
    group by m.source_id, m.reporter_code, m.partner_code, m.flow, m.month, m.currency_code, m.is_aggregate, m.stated, m.fewest_digits
),
sides as (
    select source_id, reporter_code as country_code, partner_code, month, currency_code, is_aggregate, basis, flow, value
    from totals
    union all
    select source_id, partner_code, reporter_code, month, currency_code, is_aggregate, null, 'mirror_' || flow, value
    from totals
),
by_month as (
    select
        source_id,
        country_code,
        partner_code,
        currency_code,
        month,
        any_value(value) filter (where flow = 'export') as exports,
        any_value(value) filter (where flow = 'import') as imports,
        any_value(value) filter (where flow = 'mirror_import') as mirror_exports,
        any_value(value) filter (where flow = 'mirror_export') as mirror_imports,
        max(basis) as basis
    from sides
    group by all
),
spans as (
    select
        source_id,
        country_code,
        partner_code,
        currency_code,
        bool_or(is_aggregate) as is_aggregate,
        unnest(generate_series(min(month)::timestamp, max(month)::timestamp, interval 1 month))::date as month
    from sides
    group by source_id, country_code, partner_code, currency_code
),
whole as (
    select
        s.source_id,
        s.country_code,
        s.partner_code,
        s.month,
        s.currency_code,
        r.exports,
        r.imports,
        r.exports - r.imports as balance,
        r.exports + r.imports as turnover,
        r.mirror_exports,
        r.mirror_imports,
        r.basis,
        r.source_id is null as is_gap,
        s.is_aggregate
    from spans as s
    left join by_month as r using (source_id, country_code, partner_code, currency_code, month)
)
select
    w.source_id,
    w.country_code,
    w.partner_code,
    w.month,
    w.currency_code,
    w.exports,
    w.imports,
    w.balance,
    w.turnover,
    round(100 * (w.turnover / nullif(y.turnover, 0) - 1), 2) as turnover_change_percent,
    w.mirror_exports,
    w.mirror_imports,
    w.basis,
    w.is_gap,
    w.is_aggregate
from whole as w
left join whole as y
    on y.source_id = w.source_id
    and y.country_code = w.country_code
    and y.partner_code = w.partner_code
    and y.currency_code = w.currency_code
    and y.month = w.month - interval 1 year
