-- Who answered whom: an expulsion and the counter-expulsion it drew, days between them, and their ratio.
-- The answer reverses the parties. It comes on or after the first act and within 120 days of it; where a date
-- is missing, the same document must tell both. An answer is paired with the nearest earlier act. On the same or an unknown day the act that a document calls an answer comes second,
-- else the one told later.
--   first_event_id: the act that was answered
--   answer_event_id: the answer
--   days_between: days from act to answer; empty unless both days are known
--   ratio: persons expelled in answer for each one expelled first; empty unless both counts are agreed
with
placed as (
    select e.event_id, min((q.document, q.start_offset)) as place, list(distinct e.document_id) as document_ids
    from mart.claim_events as e
    left join mart.claim_quotes as q on q.claim_id = e.claim_id
    where e.family = 'expulsion'
    group by e.event_id
),
acts as (
    select
        x.*,
        p.place,
        p.document_ids,
        x.quotes[1] as quote,
        try_cast(x.announced_on as date) as day_on,
        try_cast(rpad(x.announced_on, 10, '-01-01'[length(x.announced_on) - 3:]) as date) as earliest_on,
        case length(x.announced_on)
            when 10 then try_cast(x.announced_on as date)
            when 7 then last_day(try_cast(x.announced_on || '-01' as date))
            when 4 then try_cast(x.announced_on || '-12-31' as date)
        end as latest_on
    from mart.expulsions as x
    join placed as p on p.event_id = x.event_id
    where not x.is_total and x.nationality_codes is not null
),
candidates as (
    select
        a as act,
        b as answer,
        coalesce(b.in_response_to_codes = a.expeller_codes, false) as is_stated,
        a.latest_on is not null and b.latest_on is not null as is_dated
    from acts as a
    join acts as b on b.expeller_codes = a.nationality_codes and b.nationality_codes = a.expeller_codes
    where
        case
            when a.latest_on is not null and b.latest_on is not null
                then a.earliest_on <= b.latest_on and b.earliest_on - a.latest_on <= 120
            else list_has_any(a.document_ids, b.document_ids)
        end
),
ordered as (
    select *
    from candidates
    where
        case
            when is_dated and act.latest_on < answer.earliest_on then true
            when is_stated <> coalesce(act.in_response_to_codes = answer.expeller_codes, false) then is_stated
            when is_dated and act.earliest_on <> answer.earliest_on then act.earliest_on < answer.earliest_on
            else act.place < answer.place
        end
),
nearest as (
    select *
    from ordered
    qualify row_number() over (
        partition by answer.event_id
        order by is_dated desc, act.latest_on desc nulls last, act.place desc, act.event_id
    ) = 1
)
select
    act.expeller_codes as first_expeller_codes,
    act.announced_on as first_announced_on,
    act.person_count as first_count,
    answer.expeller_codes as answer_expeller_codes,
    answer.announced_on as answer_announced_on,
    answer.person_count as answer_count,
    answer.day_on - act.day_on as days_between,
    round(answer.person_count / nullif(act.person_count, 0), 3) as ratio,
    is_stated as is_stated_as_answer,
    act.quote as first_quote,
    answer.quote as answer_quote,
    act.event_id as first_event_id,
    answer.event_id as answer_event_id
from nearest
