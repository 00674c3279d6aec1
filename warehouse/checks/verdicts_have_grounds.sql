-- blocking: a verdict without what the list gained, or a count that cannot be checked without a reason
select sanction_count_id, verdict, reason, source_id, listed_least, listed_most, difference
from mart.claim_check
where
    if(
        verdict = 'cannot be checked',
        reason is null,
        reason is not null or source_id is null or listed_least > listed_most or (verdict = 'agrees' and difference <> 0 and not is_sum)
    )
