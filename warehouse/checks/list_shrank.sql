-- reporting: a list lost a fifth of its entities or more in one day
select source_id, round_on, additions, removals, listed_count
from mart.list_rounds
where kind <> 'initial' and removals >= 20 and removals * 5 >= listed_count + removals - additions
