-- What documents say of each event, value by value: who says it, in which words, and whether others agree or dispute it.
-- A value is disputed where another one of the event excludes it: figures as in disputed_figures; a stated day of
-- announcement, a day or number of days to leave, a number of soldiers where another document's differs. It is agreed
-- where another document gives one that fits and none disputes it: figures whose ranges meet, dates of which the known
-- parts are the same. Measures, dates of effect, roles and places may be several and dispute nothing.
-- stored: it compares each value with each other of its event; its rows are few
--   standing: agreed, disputed, told once
--   publisher_count: different publishers among the documents
--   quotes: the sentences
--   claim_ids: the claims
with
bounded as (
    select
        v.*,
        coalesce(f.low, v.number) as low,
        coalesce(f.high, v.number) as high,
        case
            when v.field like '%\_on' escape '\' and v.value like '---__' then '____-__-' || v.value[4:]
            when v.field like '%\_on' escape '\' and v.value like '--__-__' then '____' || v.value[2:]
            when v.field like '%\_on' escape '\' then v.value || '____-__-__'[length(v.value) + 1:]
        end as day
    from mart.claim_values as v
    left join mart.claim_figures as f on f.figure_id = v.figure_id
),
pairs as (
    select
        a.claim_id,
        a.field,
        a.unit,
        a.value,
        a.is_exact and b.is_exact as are_exact,
        case
            when a.number is not null then a.low <= b.high and b.low <= a.high
            when a.day is not null
                then (a.day[1:4] like b.day[1:4] or b.day[1:4] like a.day[1:4])
                and (a.day[6:7] like b.day[6:7] or b.day[6:7] like a.day[6:7])
                and (a.day[9:10] like b.day[9:10] or b.day[9:10] like a.day[9:10])
            else a.value = b.value
        end as fits
    from bounded as a
    join bounded as b
        on b.event_id = a.event_id
        and b.field = a.field
        and b.unit is not distinct from a.unit
        and b.document_id <> a.document_id
),
weighed as (
    select
        claim_id,
        field,
        unit,
        value,
        bool_or(fits) as is_confirmed,
        bool_or(not fits and are_exact and field in ('announced_on', 'leave_by_on', 'leave_within_days', 'troops')) as is_excluded
    from pairs
    group by claim_id, field, unit, value
),
disputed as (
    select low_figure_id as figure_id from mart.disputed_figures
    union
    select high_figure_id from mart.disputed_figures
)
select
    b.event_id,
    b.family,
    b.field,
    b.unit,
    b.value,
    b.number,
    case
        when bool_or(d.figure_id is not null or coalesce(w.is_excluded, false)) then 'disputed'
        when bool_or(coalesce(w.is_confirmed, false)) then 'agreed'
        else 'told once'
    end as standing,
    count(distinct b.document_id) as document_count,
    count(distinct b.publisher) as publisher_count,
    list(distinct b.quote order by b.quote) as quotes,
    list(distinct b.document order by b.document) as documents,
    list(distinct b.claim_id order by b.claim_id) as claim_ids
from bounded as b
left join disputed as d on d.figure_id = b.figure_id
left join weighed as w
    on w.claim_id = b.claim_id and w.field = b.field and w.unit is not distinct from b.unit and w.value = b.value
group by b.event_id, b.family, b.field, b.unit, b.value, b.number
