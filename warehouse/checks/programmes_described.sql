-- reporting: a programme in use has no title yet
select p.programme_id, count(*) as designation_count
from core.programme as p
join core.designation as d on d.programme_id = p.programme_id and d.seen_to is null
where p.title is null
group by p.programme_id
