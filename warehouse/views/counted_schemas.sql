-- Which kinds of listed entities a reported count means: one row per kind of count, reading and schema.
-- A combined count, such as of 'individuals and entities' or 'targets', is read in two ways: persons and
-- organisations, or all that lists name.
--   kind: what is counted: person, organization, vessel, aircraft, combined
--   counted_as: the reading
--   schema: FollowTheMoney schema of entities that count
with
schemas as (
    select unnest(['Organization', 'Company', 'LegalEntity', 'PublicBody']) as schema, 'organization' as kind
    union all
    values ('Person', 'person'), ('Vessel', 'vessel'), ('Airplane', 'aircraft')
)
select kind, kind as counted_as, schema
from schemas
union all
select 'combined', 'persons and organisations', schema
from schemas
where kind in ('person', 'organization')
union all
select 'combined', 'all kinds', schema
from (
    select schema from schemas
    union all
    select distinct schema from core.entity anti join schemas using (schema)
)
