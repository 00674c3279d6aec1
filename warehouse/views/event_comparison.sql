-- Agreed and disputed values of each event side by side, with quotes: one row per event and field.
-- Lists of values and of quotes are in the same order, those that most publishers give first.
--   family: kind of the event: sanction_round, expulsion, diplomatic_action, trade_figure
--   field: what the values are of: count, announced_on, measure ... (claim_values)
--   unit: what a figure counts
--   agreed_values: values that several documents give, or that fit together, and none disputes
--   agreed_quotes: a sentence with each
--   disputed_values: values that exclude each other
--   disputed_quotes: a sentence with each
--   single_values: values that one document gives and none disputes
--   single_quotes: a sentence with each
--   publisher_count: different publishers among the documents
with
acts as (
    select distinct event_id, actor_codes, target_codes, event_on
    from mart.claim_events
),
placed as (
    select
        *,
        row_number() over (
            partition by event_id, field, unit
            order by publisher_count desc, number, value
        ) as place
    from mart.event_values
),
sources as (
    select
        event_id,
        field,
        unit,
        count(distinct document_id) as document_count,
        count(distinct publisher) as publisher_count
    from mart.claim_values
    group by event_id, field, unit
)
select
    v.event_id,
    v.family,
    a.actor_codes,
    a.target_codes,
    a.event_on,
    v.field,
    v.unit,
    list(v.value order by v.place) filter (where v.standing = 'agreed') as agreed_values,
    list(v.value order by v.place) filter (where v.standing = 'disputed') as disputed_values,
    list(v.value order by v.place) filter (where v.standing = 'told once') as single_values,
    list(v.quotes[1] order by v.place) filter (where v.standing = 'agreed') as agreed_quotes,
    list(v.quotes[1] order by v.place) filter (where v.standing = 'disputed') as disputed_quotes,
    list(v.quotes[1] order by v.place) filter (where v.standing = 'told once') as single_quotes,
    any_value(s.document_count) as document_count,
    any_value(s.publisher_count) as publisher_count
from placed as v
join acts as a on a.event_id = v.event_id
join sources as s on s.event_id = v.event_id and s.field = v.field and s.unit is not distinct from v.unit
group by v.event_id, v.family, a.actor_codes, a.target_codes, a.event_on, v.field, v.unit
