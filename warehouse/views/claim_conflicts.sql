-- Figures on which sources disagree, or one source with itself: one row per pair of disagreeing values, both with their quotes.
-- Compared are counts of one sanction round, counts of one expulsion, and trade values of the same reporter,
-- partner, flow, goods, period and currency; totals so far only with totals so far, parts never.
-- Two counts of organisations are comparable where their measures overlap, or one document states none; a
-- count in other words (agencies, banks, companies, groups) only where the measures overlap or the word is
-- the same: 44 groups whose assets are frozen do not dispute 57 entities that may not buy.
-- Figures agree where their ranges (claim_figures) meet. No conflict either where a figure agrees with another
-- figure, or the sum of the figures, that the other document gives. Within one document two figures are one
-- thing told twice only where the smaller is at least three quarters of the larger.
-- stored: planned anew in every query that reads it, it took most of a second; its rows are few
--   kind: sanction_count, expulsion_count, trade_value
--   event_id: the sanction round or expulsion; empty for trade
--   event_on: date of the event, or period of the trade
--   low_value: the smaller value
--   high_value: the larger value
--   low_quote: sentence with the smaller value
--   high_quote: sentence with the larger value
--   low_documents: how many documents give the smaller value
--   is_within_document: true where one document says both
with
pairs as (
    select
        a.kind,
        a.compared_as,
        a.unit,
        a.figure_id as a_id,
        b.figure_id as b_id,
        a.document_id as a_document,
        b.document_id as b_document,
        a.value as a_value,
        b.value as b_value,
        b.low as b_low,
        b.high as b_high,
        a.low as a_low,
        a.high as a_high,
        a.low <= b.high and b.low <= a.high as agrees,
        list_has_any(a.measures, b.measures) as shares_measure
    from mart.claim_figures as a
    join mart.claim_figures as b
        on b.kind = a.kind
        and b.compared_as = a.compared_as
        and b.unit = a.unit
        and b.scope = a.scope
        and b.figure_id <> a.figure_id
    where
        a.kind <> 'sanction_count'
        or list_has_any(a.measures, b.measures)
        or (
            a.is_reworded = b.is_reworded
            and (not a.is_reworded or a.unit like 'other %')
            and (len(a.measures) = 0 or len(b.measures) = 0)
        )
),
-- Each figure against all that one other document says of the same.
against_document as (
    select
        a_id,
        b_document,
        bool_or(agrees) as agrees_once,
        bool_or(shares_measure) as shares_measure,
        sum(b_low) <= any_value(a_high) and any_value(a_low) <= sum(b_high) as agrees_with_sum
    from pairs
    where a_document <> b_document
    group by a_id, b_document
),
disputed as (
    select p.a_id, p.b_id
    from pairs as p
    join against_document as forth on forth.a_id = p.a_id and forth.b_document = p.b_document
    join against_document as back on back.a_id = p.b_id and back.b_document = p.a_document
    where
        p.a_value < p.b_value
        and not p.agrees
        and not (forth.agrees_once or forth.agrees_with_sum or back.agrees_once or back.agrees_with_sum)
        and p.shares_measure = (forth.shares_measure or back.shares_measure)
    union all
    select a_id, b_id
    from pairs
    where a_document = b_document and not agrees and a_value < b_value and abs(a_value) * 4 >= abs(b_value) * 3
),
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
    from disputed as d
    join mart.claim_figures as smaller on smaller.figure_id = d.a_id
    join mart.claim_figures as larger on larger.figure_id = d.b_id
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
