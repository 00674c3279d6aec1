-- Figures on which sources disagree, or one source with itself: one row per pair of disagreeing values, both with their quotes.
-- Compared are counts of one sanction round, counts of one expulsion, and trade values of the same reporter,
-- partner, flow, goods, period and currency, from whichever side they are told.
-- Which figures dispute each other, and which agree by their words or sums, is told in disputed_figures.
-- stored: planned anew in every query that reads it, it took most of a second; its rows are few
--   kind: sanction_count, expulsion_count, trade_value
--   event_id: the sanction round, expulsion or trade flow of a period
--   event_on: date of the event, or period of the trade
--   low_value: the smaller value
--   high_value: the larger value
--   low_quote: sentence with the smaller value
--   high_quote: sentence with the larger value
--   low_documents: how many documents give the smaller value
--   is_within_document: true where one document says both
with
sides as (
    select
        smaller.kind,
        smaller.event_id,
        smaller.compared_as,
        smaller.actor_codes,
        smaller.target_codes,
        smaller.event_on,
        smaller.unit,
        smaller.value as low_value,
        larger.value as high_value,
        smaller as low_side,
        larger as high_side
    from mart.disputed_figures as d
    join mart.claim_figures as smaller on smaller.figure_id = d.low_figure_id
    join mart.claim_figures as larger on larger.figure_id = d.high_figure_id
)
select
    kind,
    event_id,
    actor_codes,
    target_codes,
    event_on,
    unit,
    low_value,
    high_value,
    high_value - low_value as difference,
    arg_min(low_side.qualifier, low_side.figure_id) as low_qualifier,
    arg_min(high_side.qualifier, high_side.figure_id) as high_qualifier,
    arg_min(low_side.quote, low_side.figure_id) as low_quote,
    arg_min(high_side.quote, high_side.figure_id) as high_quote,
    arg_min(low_side.document, low_side.figure_id) as low_document,
    arg_min(high_side.document, high_side.figure_id) as high_document,
    count(distinct low_side.document_id) as low_documents,
    count(distinct high_side.document_id) as high_documents,
    bool_or(low_side.document_id = high_side.document_id) as is_within_document,
    arg_min(low_side.claim_id, low_side.figure_id) as low_claim_id,
    arg_min(high_side.claim_id, high_side.figure_id) as high_claim_id
from sides
group by kind, event_id, compared_as, actor_codes, target_codes, event_on, unit, low_value, high_value
