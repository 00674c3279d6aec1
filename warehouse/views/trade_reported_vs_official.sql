-- Values of trade that documents state beside the official ones: one row per claim and official figure.
-- An official figure answers a claim where parties, direction, all goods and the period are the same; that of a year or
-- of a span is also the sum of its months, where none of them is missing. Turnover and balance come of an office's exports and
-- imports. Of EU, the figures are those of EU27_2020. Values in two currencies are never held against each other.
-- A claim that no figure answers has one row without one, and says why.
--   reporter_codes: from whose side the document names the flow
--   partner_codes: the other side
--   commodity: goods as stated; total for all goods
--   period: period as stated: 2021, 2013-01, 2022-Q1, 2023-01/2023-06
--   reported_value: what the document states, in units of the currency
--   reported_currency_code: ISO 4217, as stated
--   qualifier: how exact the document says its figure is
--   official_source_id: the statistic; empty where none answers
--   official_side: reporter: the same side reports; partner: the other side reports the same trade
--   official_basis: reported, or months: the sum of the period's months
--   official_value: the official figure
--   official_currency_code: ISO 4217, as reported
--   difference_percent: the document's figure against the official one; empty in two currencies
--   verdict: agrees: within what the qualifier leaves open (about 5 %, else 1 % for rounding); differs; other_currency; no_figure; no_period; goods_without_code; no_partner
with
claims as (
    select
        t.trade_figure_id,
        t.reporter_codes,
        t.partner_codes,
        if(t.reporter_codes = 'EU', 'EU27_2020', t.reporter_codes) as reporter_code,
        if(t.partner_codes = 'EU', 'EU27_2020', t.partner_codes) as partner_code,
        t.flow,
        t.commodity,
        t.period,
        t.value,
        t.currency_code,
        t.qualifier,
        q.quote,
        q.document,
        t.document_id
    from core.trade_figure as t
    left join mart.claim_quotes as q on q.claim_id = t.trade_figure_id
    where t.decision = 'record' and t.seen_to is null
),
figures as (
    select source_id, reporter_code, partner_code, flow, period_kind, period, starts_on, ends_on, currency_code, value
    from mart.trade_flows
    where commodity_code = 'TOTAL' and flow in ('import', 'export') and starts_on is not null
),
spans as (
    select
        period,
        case
            when period similar to '[0-9]{4}' then (period || '-01-01')::date
            when period similar to '[0-9]{4}-Q[1-4]' then make_date(period[1:4]::integer, period[7:7]::integer * 3 - 2, 1)
            when period similar to '[0-9]{4}-[0-9]{2}(/[0-9]{4}-[0-9]{2})?' then try_cast(period[1:7] || '-01' as date)
        end as starts_on,
        case
            when period similar to '[0-9]{4}' then (period || '-12-31')::date
            when period similar to '[0-9]{4}-Q[1-4]' then last_day(make_date(period[1:4]::integer, period[7:7]::integer * 3, 1))
            when period similar to '[0-9]{4}-[0-9]{2}' then last_day(try_cast(period || '-01' as date))
            when period similar to '[0-9]{4}-[0-9]{2}/[0-9]{4}-[0-9]{2}' then last_day(try_cast(period[9:15] || '-01' as date))
        end as ends_on
    from (select distinct period from claims where period is not null)
),
by_month as (
    select
        f.source_id,
        f.reporter_code,
        f.partner_code,
        f.flow,
        s.period,
        f.currency_code,
        sum(f.value) as value
    from spans as s
    join figures as f on f.period_kind = 'month' and f.starts_on between s.starts_on and s.ends_on
    where date_diff('month', s.starts_on, s.ends_on) > 0
    group by f.source_id, f.reporter_code, f.partner_code, f.flow, s.period, s.starts_on, s.ends_on, f.currency_code
    having count(*) = date_diff('month', s.starts_on, s.ends_on) + 1
),
official as (
    select f.source_id, f.reporter_code, f.partner_code, f.flow, s.period, f.currency_code, f.value, 'reported' as basis
    from spans as s
    join figures as f on f.starts_on = s.starts_on and f.ends_on = s.ends_on
    union all
    select source_id, reporter_code, partner_code, flow, period, currency_code, value, 'months'
    from by_month
),
both_ways as (
    select source_id, reporter_code, partner_code, flow, period, currency_code, value, basis, 'reporter' as side
    from official
    union all
    select
        source_id,
        partner_code,
        reporter_code,
        if(flow = 'import', 'export', 'import'),
        period,
        currency_code,
        value,
        basis,
        'partner'
    from official
),
together as (
    select
        source_id,
        reporter_code,
        partner_code,
        period,
        currency_code,
        basis,
        side,
        any_value(value) filter (where flow = 'export') as exports,
        any_value(value) filter (where flow = 'import') as imports
    from both_ways
    group by all
),
answers as (
    select source_id, reporter_code, partner_code, period, currency_code, basis, side, 'export' as flow, exports as value
    from together
    union all
    select source_id, reporter_code, partner_code, period, currency_code, basis, side, 'import', imports
    from together
    union all
    select source_id, reporter_code, partner_code, period, currency_code, basis, side, 'turnover', exports + imports
    from together
    union all
    select source_id, reporter_code, partner_code, period, currency_code, basis, side, 'balance', exports - imports
    from together
),
compared as (
    select
        c.*,
        a.source_id,
        a.side,
        a.basis,
        a.value as official_value,
        a.currency_code as official_currency_code,
        case
            when a.currency_code = c.currency_code then 100 * (c.value - a.value) / nullif(abs(a.value), 0)
        end as difference_percent
    from claims as c
    left join answers as a
        on a.reporter_code = c.reporter_code
        and a.partner_code = c.partner_code
        and a.flow = c.flow
        and a.period = c.period
        and a.value is not null
        and lower(c.commodity) = 'total'
)
select
    reporter_codes,
    partner_codes,
    flow,
    commodity,
    period,
    value as reported_value,
    currency_code as reported_currency_code,
    qualifier,
    source_id as official_source_id,
    side as official_side,
    basis as official_basis,
    official_value,
    official_currency_code,
    round(difference_percent, 2) as difference_percent,
    case
        when partner_codes is null then 'no_partner'
        when period is null then 'no_period'
        when commodity is null or lower(commodity) <> 'total' then 'goods_without_code'
        when source_id is null then 'no_figure'
        when currency_code is distinct from official_currency_code then 'other_currency'
        when qualifier in ('at_least', 'more_than') and official_value >= value then 'agrees'
        when qualifier in ('at_most', 'less_than') and official_value <= value then 'agrees'
        when abs(value - official_value) <= abs(official_value) * if(qualifier = 'about', 0.05, 0.01) then 'agrees'
        else 'differs'
    end as verdict,
    quote,
    document,
    trade_figure_id,
    document_id
from compared
