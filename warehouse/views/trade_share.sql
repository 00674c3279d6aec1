-- What share of a whole a trade figure is, where the office reports the whole: one row per figure and whole.
-- Wholes are never added up from the rows that happen to be loaded. The world is the figure for WORLD, else that for
-- trade within and beyond the Union together. Figure and whole are of one source, flow, period and currency.
--   reporter_code: whose statistic it is
--   partner_code: with whom
--   flow: import, export, re_import, re_export ..., seen from the reporter
--   commodity_scheme: nomenclature of the goods
--   commodity_code: code of the goods; TOTAL for all goods
--   period_kind: month, quarter, calendar_year, fiscal_year, year_to_date
--   period: the period of figure and whole
--   share_of: world: of the same goods with all partners; all_goods: of all goods with the same partner; EU27_2020: of the Union's trade with the same partner
--   whole_value: the whole
--   share_percent: the figure as a percentage of the whole; empty where the whole is zero
--   currency_code: ISO 4217
--   is_aggregate: true where reporter or partner is a group
with
figures as (
    select
        *,
        -- The European nomenclature is the HS with two digits more.
        if(commodity_scheme = 'CN', 'HS', commodity_scheme) as whole_scheme
    from mart.trade_flows
),
worlds as (
    select
        source_id,
        reporter_code,
        flow,
        commodity_scheme,
        commodity_code,
        period_kind,
        period,
        currency_code,
        coalesce(
            any_value(value) filter (where partner_code = 'WORLD'),
            any_value(value) filter (where partner_code = 'EXTRA_EU27_2020')
            + any_value(value) filter (where partner_code = 'INTRA_EU27_2020')
        ) as value
    from figures
    where partner_code in ('WORLD', 'EXTRA_EU27_2020', 'INTRA_EU27_2020')
    group by all
),
shares as (
    select f.*, 'world' as share_of, w.value as whole_value
    from figures as f
    join worlds as w
        using (source_id, reporter_code, flow, commodity_scheme, commodity_code, period_kind, period, currency_code)
    where f.partner_code <> 'WORLD' and w.value is not null
    union all
    select f.*, 'all_goods', w.value
    from figures as f
    join figures as w
        on w.source_id = f.source_id
        and w.reporter_code = f.reporter_code
        and w.partner_code = f.partner_code
        and w.flow = f.flow
        and w.commodity_code = 'TOTAL'
        and w.commodity_scheme = f.whole_scheme
        and w.period_kind = f.period_kind
        and w.period = f.period
        and w.currency_code = f.currency_code
    where f.commodity_code <> 'TOTAL'
    union all
    select f.*, 'EU27_2020', w.value
    from figures as f
    join figures as w
        on w.source_id = f.source_id
        and w.reporter_code = 'EU27_2020'
        and w.partner_code = f.partner_code
        and w.flow = f.flow
        and w.commodity_scheme = f.commodity_scheme
        and w.commodity_code = f.commodity_code
        and w.period_kind = f.period_kind
        and w.period = f.period
        and w.currency_code = f.currency_code
    where
        f.reporter_code in (
            'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU',
            'IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'
        )
)
select
    source_id,
    reporter_code,
    partner_code,
    flow,
    commodity_scheme,
    commodity_code,
    period_kind,
    period,
    share_of,
    value,
    whole_value,
    round(100 * value / nullif(whole_value, 0), 4) as share_percent,
    currency_code,
    is_aggregate
from shares
