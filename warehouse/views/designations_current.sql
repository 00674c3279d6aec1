-- Every designation in force: listed entities under their programmes, with measures and dates.
-- listed_on is the date that the list states; where it states none, the day on which the entity first stood
-- under the programme in its present stay (date_basis 'first_seen'), and empty where that is the first
-- version we have of the list, since the designation is then older. A designation whose stated end has passed is
-- not in force: see designation_dates, which has those of the past too.
--   issuer_code: territory of the list's issuer
--   listed_on: date of designation, as far as it is known
--   date_basis: where listed_on comes from
--   measures: measures of the designation, else of its programme
with
first_seen as (
    select
        d.source_id,
        d.entity_id,
        d.programme_id,
        d.designated_from
    from mart.designation_days as d
    anti join mart.list_versions as v
        on v.source_id = d.source_id and v.version_on = d.designated_from and v.is_initial
    where d.designated_to is null
)
select
    d.source_id,
    s.title as source_title,
    s.issuer_code,
    d.entity_id,
    e.caption,
    e.schema,
    e.country,
    p.programme_key,
    p.common_key,
    p.title as programme_title,
    coalesce(d.measures, p.measures) as measures,
    coalesce(d.listed_on, f.designated_from::varchar) as listed_on,
    case when d.listed_on is not null then d.date_basis when f.designated_from is not null then 'first_seen' end
        as date_basis,
    d.amended_on,
    d.ended_on,
    d.legal_act,
    d.reason,
    d.designation_id,
    d.seen_from
from core.designation as d
join core.entity as e on e.entity_id = d.entity_id
join core.source as s on s.source_id = d.source_id
join core.programme as p on p.programme_id = d.programme_id
semi join core.listing as l on l.entity_id = d.entity_id and l.source_id = d.source_id and l.seen_to is null
left join first_seen as f
    on f.source_id = d.source_id and f.entity_id = d.entity_id and f.programme_id = d.programme_id
where d.seen_to is null and (d.ended_on is null or d.ended_on > current_date::varchar)
