-- All that a list says of an entity, one row each: names, numbers, addresses, births, programmes, relations.
-- A delisted entity shows what stood when it left. The history of each statement is in statements.
--   is_listed: true while it is on the list
--   first_listed_on: day of the first version we have with it
--   last_listed_on: day of the version from which it was gone; empty while it is listed
--   names: kind and value, primary first
--   identifiers: scheme, number and country of the register; is_valid is false where check digits are wrong
--   relations: kind, the source's own word, printed name of the other and its entity_id where key or name tell it
with
stays as (
    select
        entity_id,
        bool_or(seen_to is null) as is_listed,
        min(seen_from) as first_seen,
        case when bool_or(seen_to is null) then null else max(seen_to) end as last_seen
    from core.listing
    group by entity_id
),
names as (
    select n.entity_id, list({'kind': n.kind, 'value': n.value} order by n.kind <> 'primary', n.kind, n.value) as names
    from core.name as n
    join stays as s on s.entity_id = n.entity_id and n.seen_to is not distinct from s.last_seen
    group by n.entity_id
),
identifiers as (
    select
        i.entity_id,
        list(
            {'scheme': i.scheme, 'value': i.value, 'country': i.country, 'is_valid': i.is_valid}
            order by i.scheme, i.value
        ) as identifiers
    from core.identifier as i
    join stays as s on s.entity_id = i.entity_id and i.seen_to is not distinct from s.last_seen
    group by i.entity_id
),
addresses as (
    select
        a.entity_id,
        list({'full_address': a.full_address, 'country': a.country} order by a.full_address) as addresses
    from core.address as a
    join stays as s on s.entity_id = a.entity_id and a.seen_to is not distinct from s.last_seen
    group by a.entity_id
),
births as (
    select
        b.entity_id,
        list({'born_on': b.born_on, 'place': b.place, 'printed': b.printed} order by b.born_on, b.place, b.printed)
            as births
    from core.birth as b
    join stays as s on s.entity_id = b.entity_id and b.seen_to is not distinct from s.last_seen
    group by b.entity_id
),
nationalities as (
    select n.entity_id, list_sort(list(distinct coalesce(n.country, n.country_printed))) as nationalities
    from core.nationality as n
    join stays as s on s.entity_id = n.entity_id and n.seen_to is not distinct from s.last_seen
    group by n.entity_id
),
attributes as (
    select a.entity_id, list({'property': a.property, 'value': a.value} order by a.property, a.value) as attributes
    from core.attribute as a
    join stays as s on s.entity_id = a.entity_id and a.seen_to is not distinct from s.last_seen
    group by a.entity_id
),
programmes as (
    select
        d.entity_id,
        list(
            {
                'programme_key': p.programme_key,
                'title': p.title,
                'listed_on': d.listed_on,
                'amended_on': d.amended_on,
                'ended_on': d.ended_on,
                'legal_act': d.legal_act
            }
            order by p.programme_key, d.listed_on, d.legal_act
        ) as programmes
    from core.designation as d
    join core.programme as p on p.programme_id = d.programme_id
    join stays as s on s.entity_id = d.entity_id and d.seen_to is not distinct from s.last_seen
    group by d.entity_id
),
related as (
    select
        r.entity_id,
        list(
            {'kind': r.kind, 'label': r.label, 'other_name': r.other_name, 'entity_id': r.other_entity_id}
            order by r.kind, r.other_name
        ) as relations
    from mart.relations as r
    join stays as s on s.entity_id = r.entity_id and r.seen_to is not distinct from s.last_seen
    group by r.entity_id
)
select
    e.entity_id,
    e.source_id,
    e.source_key,
    e.caption,
    e.schema,
    e.country,
    s.is_listed,
    s.first_seen::date as first_listed_on,
    s.last_seen::date as last_listed_on,
    n.names,
    i.identifiers,
    a.addresses,
    b.births,
    c.nationalities,
    p.programmes,
    r.relations,
    t.attributes
from core.entity as e
left join stays as s on s.entity_id = e.entity_id
left join names as n on n.entity_id = e.entity_id
left join identifiers as i on i.entity_id = e.entity_id
left join addresses as a on a.entity_id = e.entity_id
left join births as b on b.entity_id = e.entity_id
left join nationalities as c on c.entity_id = e.entity_id
left join programmes as p on p.entity_id = e.entity_id
left join related as r on r.entity_id = e.entity_id
left join attributes as t on t.entity_id = e.entity_id
