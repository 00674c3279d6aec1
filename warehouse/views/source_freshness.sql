-- How fresh each source is: its last good version, its last run, and whether it counts as stale.
-- Age is counted from the later of the last good version's publication and the last refresh that found it good
-- or unchanged. A source is stale when that is older than its limit, when nothing good was ever loaded, or
-- when its last run was refused or failed: the last good version stays, but it is not the newest.
--   last_version_at: UTC time of the last good version, by publication, else by retrieval
--   last_retrieved_at: UTC time at which a good file was last retrieved
--   confirmed_at: UTC time from which the age is counted
--   age_hours: hours since then
--   last_run_state: completed, unchanged, refused, failed, running
--   stale_reason: why it counts as stale
with
good_files as (
    select
        source_id,
        coalesce(max(published_at), max(retrieved_at)) as last_version_at,
        max(retrieved_at) as last_retrieved_at
    from core.document
    where outcome in ('new', 'unchanged')
    group by source_id
),
good_runs as (
    select source_id, max(finished_at) as finished_at
    from core.run
    where state in ('completed', 'unchanged') and flow = 'refresh'
    group by source_id
),
last_runs as (
    select
        source_id,
        max(started_at) as last_run_at,
        arg_max(state, started_at) as last_run_state,
        arg_max(message, started_at) as last_run_message
    from core.run
    group by source_id
),
aged as (
    select
        s.*,
        g.last_version_at,
        g.last_retrieved_at,
        greatest(g.last_version_at, r.finished_at) as confirmed_at,
        l.last_run_at,
        l.last_run_state,
        l.last_run_message,
        date_diff('minute', greatest(g.last_version_at, r.finished_at), now() at time zone 'UTC') / 60 as age_hours
    from core.source as s
    left join good_files as g on g.source_id = s.source_id
    left join good_runs as r on r.source_id = s.source_id
    left join last_runs as l on l.source_id = s.source_id
),
judged as (
    select
        *,
        case
            when last_version_at is null then 'never loaded'
            when last_run_state in ('refused', 'failed') then 'last run ' || last_run_state
            when age_hours > stale_after_hours then 'too old'
        end as stale_reason
    from aged
)
select
    source_id,
    kind,
    title,
    last_version_at,
    last_retrieved_at,
    confirmed_at,
    round(age_hours, 1) as age_hours,
    stale_after_hours,
    last_run_at,
    last_run_state,
    last_run_message,
    stale_reason is not null as is_stale,
    stale_reason
from judged
