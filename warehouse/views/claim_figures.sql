-- Every published figure that others may confirm or dispute, with the range of values it leaves open.
-- about leaves 5 % either way; at_least, more_than, at_most and less_than leave one side open; printed trade
-- values, being rounded, 1 %. Parts of a count are left out, and figures of sanction rounds without a day
-- and of expulsions without a month: they may be about different acts.
-- stored: planned anew in every query that reads it, it took most of a second; its rows are few
--   kind: sanction_count, expulsion_count, trade_value
--   compared_as: figures are compared within this: the event; of trade, the event and the currency
--   unit: what is counted; an 'other' count of agencies, banks, companies, groups ... as organization
--   is_reworded: true for such a count
--   low: smallest value the figure leaves open
--   high: largest value it leaves open
with
counts as (
    select
        'sanction_count' as kind,
        event_id as compared_as,
        event_id,
        sanction_count_id as figure_id,
        claim_id,
        document_id,
        document,
        issuer_codes as actor_codes,
        target_codes,
        announced_on as event_on,
        comparable_unit as unit,
        unit = 'other' as is_reworded,
        measures,
        target_count::double as value,
        qualifier,
        scope,
        quote
    from mart.round_counts
    where scope <> 'part' and precision in ('day', 'month_day', 'day_of_month')
),
expelled as (
    select
        'expulsion_count' as kind,
        e.event_id as compared_as,
        e.event_id,
        x.expulsion_id as figure_id,
        e.claim_id,
        e.document_id,
        q.document,
        e.actor_codes,
        e.target_codes,
        e.event_on,
        'person' as unit,
        false as is_reworded,
        [] as measures,
        x.person_count::double as value,
        x.qualifier,
        x.scope,
        q.quote
    from mart.claim_events as e
    join core.expulsion as x on x.expulsion_id = e.claim_id and x.seen_to is null
    left join mart.claim_quotes as q on q.claim_id = e.claim_id
    where x.person_count is not null and x.scope <> 'part' and e.precision not in ('year', 'none')
),
traded as (
    select
        'trade_value' as kind,
        concat_ws('|', e.event_id, t.currency_code) as compared_as,
        e.event_id,
        t.claim_id as figure_id,
        t.claim_id,
        t.document_id,
        q.document,
        t.actor_codes,
        t.target_codes,
        t.period as event_on,
        concat_ws(' ', t.currency_code, t.flow, t.commodity) as unit,
        false as is_reworded,
        [] as measures,
        t.value,
        t.qualifier,
        'increment' as scope,
        q.quote
    from mart.trade_claims as t
    join mart.claim_events as e on e.claim_id = t.claim_id
    left join mart.claim_quotes as q on q.claim_id = t.claim_id
    where
        t.target_codes is not null
        and t.flow is not null
        and t.commodity is not null
        and t.period is not null
        and t.currency_code is not null
),
figures as (
    select * from counts
    union all
    select * from expelled
    union all
    select * from traded
),
slack as (
    select
        *,
        case
            when qualifier = 'about' then abs(value) * 0.05
            when kind = 'trade_value' then abs(value) * 0.01
            else 0
        end as slack
    from figures
)
select
    kind,
    compared_as,
    event_id,
    figure_id,
    claim_id,
    document_id,
    document,
    actor_codes,
    target_codes,
    event_on,
    unit,
    is_reworded,
    measures,
    value,
    qualifier,
    scope,
    case
        when qualifier in ('at_least', 'more_than') then value
        when qualifier in ('at_most', 'less_than') then '-infinity'::double
        else value - slack
    end as low,
    case
        when qualifier in ('at_most', 'less_than') then value
        when qualifier in ('at_least', 'more_than') then 'infinity'::double
        else value + slack
    end as high,
    quote
from slack
