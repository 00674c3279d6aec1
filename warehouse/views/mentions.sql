-- Who is named in documents: one row per place and listed entity or office-holder, with the words and a score.
-- A name that several lists print gives one row per list. Names are searched by word, the longest one counts; a word
-- that is common alone names nobody (etl/mentions/scoring.yml).
--   document: title of the document, else its file name
--   published_on: its publication date, as far as it is known
--   kind: listed: an entity of a list; office_holder: one of the vocabulary
--   list_id: the list of the entity
--   who: primary name of the entity, as last listed, or name of the office-holder
--   schema: what kind of thing the entity is, by its FollowTheMoney schema
--   is_listed: true while the entity is on its list; empty for an office-holder
--   was_listed: true where it was listed on the day of publication; empty without a full date
--   country: of the entity, or of the office: ISO 3166-1 alpha-2, EU, UN
--   quote: the words of the text
--   context: the words with sixty characters before and after
with
named as (
    select
        m.*,
        d.text,
        coalesce(d.title, d.locator) as document,
        d.published_on,
        case when length(d.published_on) = 10 then try_cast(d.published_on as date) end as published_day
    from core.mention as m
    join core.document as d on d.document_id = m.document_id
    where m.seen_to is null
),
stays as (
    select
        n.mention_id,
        bool_or(l.listed_to is null) as is_listed,
        bool_or(l.listed_from <= n.published_day and (l.listed_to is null or l.listed_to > n.published_day)) as was_listed
    from named as n
    join mart.listing_days as l on l.entity_id = n.entity_id
    group by n.mention_id
)
select
    n.mention_id,
    n.document_id,
    n.document,
    n.published_on,
    n.kind,
    n.entity_id,
    e.source_id as list_id,
    coalesce(e.caption, n.holder) as who,
    e.schema,
    case when n.kind = 'listed' then coalesce(s.is_listed, false) end as is_listed,
    case when n.kind = 'listed' and n.published_day is not null then coalesce(s.was_listed, false) end as was_listed,
    n.office,
    coalesce(n.country, e.country) as country,
    n.matched_name,
    n.name_kind,
    n.quote,
    n.start_offset,
    n.end_offset,
    substring(n.text, greatest(n.start_offset - 59, 1), n.end_offset - greatest(n.start_offset - 60, 0) + 60) as context,
    n.score,
    n.rule
from named as n
left join core.entity as e on e.entity_id = n.entity_id
left join stays as s on s.mention_id = n.mention_id
