-- Official trade figures as they stand: one row per source, reporter, partner, flow, goods and period.
-- A figure of a group (is_aggregate) contains its members' and is never to be added to them; codes of two digits
-- contain those of four and six. A month that is not reported has no row: it is a gap, not a zero.
--   reporter_code: whose statistic it is: ISO 3166-1 alpha-2, or a group such as EU27_2020
--   partner_code: with whom: ISO 3166-1 alpha-2, WORLD, EXTRA_EU27_2020, or the office's own code
--   flow: import, export, re_import, re_export ..., seen from the reporter
--   commodity_scheme: nomenclature of the goods
--   commodity_code: code of the goods; TOTAL for all goods
--   commodity_digits: digits of the code; 0 for all goods
--   period_kind: month, quarter, calendar_year, fiscal_year, year_to_date: kinds are never mixed
--   period: 2024-08, 2024-Q1, 2024, FY2024, or 2024-01/2024-08 so far
--   starts_on: first day of the period; empty for fiscal years, which begin where each office has them begin
--   ends_on: last day of the period
--   value: amount in units of the currency, as reported
--   currency_code: ISO 4217, as reported
--   quantity: amount in the quantity's unit
--   quantity_unit: unit of the quantity, as the office names it
--   weight_kg: net weight
--   is_aggregate: true where reporter or partner is a group
--   is_revised: true where another value stood before
--   known_since: UTC time of the first version with this value
--   trade_flow_id: the figure as it stands
with
revised as (
    select distinct figure_key
    from core.trade_flow
    where seen_to is not null
),
dated as (
    select
        *,
        case period_kind
            when 'month' then (period || '-01')::date
            when 'quarter' then make_date(period[1:4]::integer, period[7:7]::integer * 3 - 2, 1)
            when 'calendar_year' then (period || '-01-01')::date
            when 'year_to_date' then (period[1:7] || '-01')::date
        end as starts_on,
        case period_kind
            when 'month' then last_day((period || '-01')::date)
            when 'quarter' then last_day(make_date(period[1:4]::integer, period[7:7]::integer * 3, 1))
            when 'calendar_year' then (period || '-12-31')::date
            when 'year_to_date' then last_day((period[9:15] || '-01')::date)
        end as ends_on
    from core.trade_flow
    where seen_to is null
)
select
    d.source_id,
    d.reporter_code,
    d.partner_code,
    d.flow,
    d.commodity_scheme,
    d.commodity_code,
    if(d.commodity_code = 'TOTAL', 0, length(d.commodity_code)) as commodity_digits,
    d.period_kind,
    d.period,
    d.starts_on,
    d.ends_on,
    d.value,
    d.currency_code,
    d.quantity,
    d.quantity_unit,
    d.weight_kg,
    d.is_aggregate,
    r.figure_key is not null as is_revised,
    d.seen_from as known_since,
    d.trade_flow_id,
    d.document_id
from dated as d
left join revised as r on r.figure_key = d.figure_key
