-- Rounds by the dates that lists state themselves: how many designations of an act and programme each day brought.
-- Rounds from before our first version of a list appear too, as far as their designations still stood in it; those
-- that had been withdrawn by then do not. Where a list corrected a date, the corrected one counts; a designation
-- that was made twice counts on both days. A row without a day counts the designations of which a list states none that
-- states it of others. in_force_count + ended_count = designation_count.
--   legal_act: the act, by its CELEX number where the list gives one; empty where the list names none
--   listed_on: date of designation, as far as the list states it; empty where it states none
--   date_basis: where listed_on comes from; both, with a comma, where designations of the day differ
--   designation_count: designations; an entity may have several
--   entity_count: distinct entities
--   person_count: persons among the entities
--   organisation_count: organisations, companies and public bodies among them
--   vessel_count: vessels among them
--   other_count: aircraft, wallets and other things among them
--   in_force_count: designations that the list still states, without an end that has passed
--   ended_count: designations that the list no longer states, or states as ended
with
stated as (
    select
        d.*,
        coalesce(nullif(regexp_extract(d.legal_act, '\b[0-9]{5}[A-Z]{1,2}[0-9]{4}\b'), ''), d.legal_act) as act
    from core.designation as d
    where d.source_id in (select source_id from core.designation where listed_on is not null)
),
-- A row that ends when another of the same act begins was reworded or corrected.
final_rows as (
    select s.*
    from stated as s
    anti join stated as later
        on later.source_id = s.source_id
        and later.entity_id = s.entity_id
        and later.programme_id = s.programme_id
        and later.act is not distinct from s.act
        and later.seen_from = s.seen_to
),
judged as (
    select
        f.source_id,
        f.act,
        f.programme_id,
        f.listed_on,
        f.entity_id,
        f.designation_id,
        any_value(f.date_basis) as date_basis,
        bool_or(f.seen_to is null and (f.ended_on is null or f.ended_on > current_date::varchar)) as is_in_force
    from final_rows as f
    group by f.source_id, f.act, f.programme_id, f.listed_on, f.entity_id, f.designation_id
)
select
    j.source_id,
    j.act as legal_act,
    p.programme_key,
    p.title as programme_title,
    j.listed_on,
    string_agg(distinct j.date_basis, ', ' order by j.date_basis) as date_basis,
    count(*) as designation_count,
    count(distinct j.entity_id) as entity_count,
    count(distinct j.entity_id) filter (where e.schema = 'Person') as person_count,
    count(distinct j.entity_id) filter (where e.schema in ('Organization', 'Company', 'LegalEntity', 'PublicBody'))
        as organisation_count,
    count(distinct j.entity_id) filter (where e.schema = 'Vessel') as vessel_count,
    count(distinct j.entity_id) filter (
        where e.schema not in ('Person', 'Organization', 'Company', 'LegalEntity', 'PublicBody', 'Vessel')
    ) as other_count,
    count_if(j.is_in_force)::bigint as in_force_count,
    count_if(not j.is_in_force)::bigint as ended_count
from judged as j
join core.entity as e on e.entity_id = j.entity_id
join core.programme as p on p.programme_id = j.programme_id
group by j.source_id, j.act, p.programme_key, p.title, j.listed_on
