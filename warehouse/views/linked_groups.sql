-- Entities of several lists that are taken for one because a chain of shared numbers (entity_links) leads from each to each.
-- Entities without a link are not here. Two entities of one list are in one group where both are linked to the same third.
--   group_id: entity_id that sorts first in the group
--   list_count: lists on which the group stands or stood
--   group_size: entities in the group
-- stored: it follows links from entity to entity
with recursive
labels(entity_id, label) using key (entity_id) as (
    select entity_id, least(entity_id, min(other_entity_id))
    from mart.entity_links
    group by entity_id
    union
    select l.entity_id, min(other.label)
    from mart.entity_links as l
    join recurring.labels as other on other.entity_id = l.other_entity_id
    join recurring.labels as own on own.entity_id = l.entity_id
    where other.label < own.label
    group by l.entity_id
)
select
    l.label as group_id,
    e.source_id,
    e.entity_id,
    e.caption,
    e.schema,
    e.country,
    count(distinct e.source_id) over of_one as list_count,
    count(*) over of_one as group_size
from labels as l
join core.entity as e on e.entity_id = l.entity_id
window of_one as (partition by l.label)
