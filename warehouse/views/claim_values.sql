-- Every value that a published claim states of its event: one row per claim, field and value, with the sentence.
-- Dates keep what is known of them: '2022-04', '--12-15', '---15'.
--   field: count, total so far, part of a count, value, troops, announced_on, leave_by_on, measure, package ...
--   unit: what a figure counts: the unit by which it is compared, or currency, flow and goods
--   value: the value for reading, with the words that soften it and the document's own unit: 'about 400', '63 agencies'
--   number: the figure alone
--   is_exact: false for a softened figure, and for a date that was resolved or inferred
--   figure_id: key of the figure in its table
--   publisher: host of the document's address; the document itself where it has none
with
counts as (
    select
        claim_id,
        case scope when 'cumulative' then 'total so far' when 'part' then 'part of a count' else 'count' end as field,
        comparable_unit as unit,
        if(unit = 'other' and comparable_unit = 'organization', lower(unit_printed), null) as printed,
        target_count::double as number,
        qualifier,
        sanction_count_id as figure_id
    from mart.round_counts
    union all
    select
        expulsion_id,
        if(scope = 'cumulative', 'total so far', 'count'),
        'person',
        null,
        person_count,
        qualifier,
        expulsion_id
    from core.expulsion
    where seen_to is null
    union all
    select claim_id, 'value', concat_ws(' ', currency_code, identity), null, value, qualifier, claim_id
    from mart.trade_claims
    union all
    select diplomatic_action_id, 'troops', 'person', null, troop_count, 'exact', diplomatic_action_id
    from core.diplomatic_action
    where seen_to is null
),
figures as (
    select
        claim_id,
        field,
        unit,
        concat_ws(
            ' ',
            case qualifier when 'exact' then null when 'unstated' then 'about' else replace(qualifier, '_', ' ') end,
            if(number = floor(number), number::hugeint::varchar, number::varchar),
            printed
        ) as value,
        number,
        qualifier = 'exact' as is_exact,
        figure_id
    from counts
    where number is not null
),
dates as (
    select
        sanction_round_id as claim_id,
        'announced_on' as field,
        announced_on as day,
        announced_yearless as yearless,
        announced_basis as basis
    from core.sanction_round
    where seen_to is null
    union all
    select expulsion_id, 'announced_on', announced_on, announced_yearless, announced_basis
    from core.expulsion
    where seen_to is null
    union all
    select diplomatic_action_id, 'announced_on', announced_on, announced_yearless, announced_basis
    from core.diplomatic_action
    where seen_to is null
    union all
    select sanction_round_id, 'effective_on', effective_on, effective_yearless, 'stated'
    from core.sanction_round
    where seen_to is null
    union all
    select diplomatic_action_id, 'effective_on', effective_on, null, 'stated'
    from core.diplomatic_action
    where seen_to is null
    union all
    select expulsion_id, 'leave_by_on', leave_by_on, leave_by_yearless, 'stated'
    from core.expulsion
    where seen_to is null
),
words as (
    select claim_id, 'measure' as field, measure as value from core.sanction_measure where seen_to is null
    union all
    select claim_id, 'package', package from mart.dated_claims
    union all
    select sanction_round_id, 'commodity', lower(commodity) from core.sanction_round where seen_to is null
    union all
    select expulsion_id, 'leave_within_days', leave_within_days::varchar from core.expulsion where seen_to is null
    union all
    select expulsion_id, 'role', lower(role) from core.expulsion where seen_to is null
    union all
    select expulsion_id, 'answers', in_response_to_codes from core.expulsion where seen_to is null
    union all
    select expulsion_id, 'period', period from core.expulsion where seen_to is null
    union all
    select diplomatic_action_id, 'location', location from core.diplomatic_action where seen_to is null
    union all
    select trade_figure_id, 'quantity', quantity from core.trade_figure where seen_to is null
    union all
    select trade_figure_id, 'change_percent', change_percent::varchar from core.trade_figure where seen_to is null
),
stated as (
    select claim_id, field, unit, value, number, is_exact, figure_id
    from figures
    union all
    select
        claim_id,
        field,
        null,
        if(length(day) = 4 and yearless like '--__-__', day || yearless[2:], coalesce(day, yearless)),
        null,
        basis in ('stated', 'stated_partly', 'act_date'),
        null
    from dates
    where coalesce(day, yearless) is not null
    union all
    select claim_id, field, null, value, null, true, null
    from words
    where value is not null
)
select
    e.event_id,
    e.family,
    s.field,
    s.unit,
    s.value,
    s.number,
    coalesce(s.is_exact, false) as is_exact,
    s.figure_id,
    q.quote,
    q.document,
    coalesce(nullif(regexp_extract(q.url, '^\w+://(?:www\.)?([^/:]+)', 1), ''), e.document_id) as publisher,
    e.claim_id,
    e.document_id
from stated as s
join mart.claim_events as e on e.claim_id = s.claim_id
left join mart.claim_quotes as q on q.claim_id = e.claim_id
