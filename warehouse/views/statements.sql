-- All that lists say of entities in one long table, past and present: what was said, from which version until which.
-- As of the end of day D: seen_from < D + 1 day and (seen_to is null or seen_to >= D + 1 day); the macro
-- statements_as_of(day) does that.
--   statement: table of the statement: listing, name, identifier, address ...
--   kind: kind within the table, such as alias, imo, or the property
--   what: the statement itself, for reading; numbers with wrong check digits are marked
--   statement_id: key of the statement in its table
select source_id, entity_id, 'listing' as statement, null as kind, 'listed' as what, listing_id as statement_id, document_id, seen_from, seen_to
from core.listing
union all
select source_id, entity_id, 'name', kind, value, name_id, document_id, seen_from, seen_to
from core.name
union all
select source_id, entity_id, 'identifier', scheme, concat_ws(' ', value, '(' || country || ')', if(is_valid = false, '(check digits wrong)', null)), identifier_id, document_id, seen_from, seen_to
from core.identifier
union all
select source_id, entity_id, 'address', country, full_address, address_id, document_id, seen_from, seen_to
from core.address
union all
select source_id, entity_id, 'birth', null, printed, birth_id, document_id, seen_from, seen_to
from core.birth
union all
select source_id, entity_id, 'nationality', kind, coalesce(country, country_printed), nationality_id, document_id, seen_from, seen_to
from core.nationality
union all
select source_id, entity_id, 'relation', kind, concat_ws(' ', other_name, '(' || label || ')'), relation_id, document_id, seen_from, seen_to
from core.relation
union all
select source_id, entity_id, 'attribute', property, value, attribute_id, document_id, seen_from, seen_to
from core.attribute
union all
select
    d.source_id,
    d.entity_id,
    'designation',
    p.programme_key,
    concat_ws(', ', p.programme_key, 'listed on ' || d.listed_on, d.legal_act),
    d.designation_id,
    d.document_id,
    d.seen_from,
    d.seen_to
from core.designation as d
join core.programme as p on p.programme_id = d.programme_id
