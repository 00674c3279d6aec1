-- In which documents an entity or office-holder is named: one row for each of both, with the clearest words.
--   who: primary name of the entity, as last listed, or name of the office-holder
--   list_id: the list of the entity
--   is_listed: true while the entity is on its list; empty for an office-holder
--   was_listed: true where it was listed on the day of publication; empty without a full date
--   country: of the entity, or of the office: ISO 3166-1 alpha-2, EU, UN
--   document: title of the document, else its file name
--   published_on: its publication date, as far as it is known
--   mention_count: places of the document that name it
--   score: of the clearest place
--   quote: the clearest words, the first of them
--   context: those words with sixty characters before and after
--   quotes: all different words by which the document names it
select
    kind,
    entity_id,
    who,
    list_id,
    any_value(schema) as schema,
    any_value(is_listed) as is_listed,
    any_value(was_listed) as was_listed,
    any_value(office) as office,
    any_value(country) as country,
    document_id,
    any_value(document) as document,
    any_value(published_on) as published_on,
    count(*) as mention_count,
    max(score) as score,
    arg_min(quote, (-score, start_offset)) as quote,
    arg_min(context, (-score, start_offset)) as context,
    list_sort(list(distinct quote)) as quotes
from mart.mentions
group by kind, entity_id, who, list_id, document_id
