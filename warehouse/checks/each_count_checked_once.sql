-- blocking: a reported count is not in exactly one row of claim_check
select r.sanction_count_id, count(c.sanction_count_id) as row_count
from mart.reported_counts as r
left join mart.claim_check as c on c.sanction_count_id = r.sanction_count_id
group by r.sanction_count_id
having count(c.sanction_count_id) <> 1
