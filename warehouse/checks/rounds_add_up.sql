-- blocking: additions less removals is not the difference in size between two version days
with compared as (
    select
        source_id,
        round_on,
        kind,
        additions,
        removals,
        listed_count,
        listed_count - lag(listed_count) over (partition by source_id order by round_on) as difference
    from mart.list_rounds
)
select *
from compared
where kind <> 'initial' and additions - removals <> difference
