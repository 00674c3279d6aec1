-- Every reported count of sanctioned targets against what the issuer's lists gained around that date: verdict and difference.
-- One row per count of a document. Of several lists of the issuer the one that fits best is shown; claim_check_lists
-- has them all and says how they are read. The days around a date are in check_window, what 'almost' and 'more than'
-- allow in claim_tolerances.
--   counted_on: day around which the lists were looked at
--   reported: the figure of the document
--   verdict: agrees, within, conflicts, cannot be checked
--   difference: reported less listed; 0 within the range
--   reason: why it cannot be checked
--   listed_least: smallest number the list can be read to have gained, or to have
--   listed_most: largest such number
--   gained_on: day of the gain; empty where all days around the date are meant, or the size of the list
--   counted_as: what was counted on the list
--   basis: versions: what versions of the list gained; stated: by the dates that the list states; stock: its size
--   is_sum: true where the sum of the document's counts of that kind fits, not the count alone
--   list_count: how many lists of the issuer there are
with
ranked as (
    select
        *,
        count(*) over (partition by sanction_count_id) as list_count
    from mart.claim_check_lists
    qualify row_number() over (
        partition by sanction_count_id
        order by rank, is_sum, basis is null, abs(difference), source_id
    ) = 1
)
select
    c.event_id,
    c.issuer_codes,
    c.target_codes,
    c.announced_on,
    c.counted_on,
    c.unit,
    c.unit_printed,
    c.target_count as reported,
    c.qualifier,
    c.scope,
    c.measures,
    coalesce(r.verdict, 'cannot be checked') as verdict,
    r.difference,
    coalesce(c.obstacle, r.reason) as reason,
    r.source_id,
    r.listed_least,
    r.listed_most,
    r.gained_on,
    r.counted_as,
    r.basis,
    coalesce(r.is_sum, false) as is_sum,
    coalesce(r.list_count, 0) as list_count,
    c.quote,
    c.document,
    c.document_id,
    c.claim_id,
    c.sanction_count_id
from mart.reported_counts as c
left join ranked as r on r.sanction_count_id = c.sanction_count_id
