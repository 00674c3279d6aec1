-- Which two figures dispute each other: pairs of claim_figures, the smaller value first.
-- Compared are counts of one sanction round, counts of one expulsion, and trade values of the same parties, flow,
-- goods, period and currency; totals so far only with totals so far, parts never.
-- Two counts of organisations are comparable where their measures overlap, or one document states none; a
-- count in other words (agencies, banks, companies, groups) only where the measures overlap or the word is
-- the same: 44 groups whose assets are frozen do not dispute 57 entities that may not buy.
-- Figures agree where their ranges (claim_figures) meet. No conflict either where a figure agrees with another
-- figure, or the sum of the figures, that the other document gives. Within one document two figures are one
-- thing told twice only where the smaller is at least three quarters of the larger.
-- stored: planned anew in every query that reads it, it took most of a second; its rows are few
--   low_figure_id: the figure with the smaller value
--   high_figure_id: the figure with the larger value
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
)
select p.a_id as low_figure_id, p.b_id as high_figure_id
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
