-- How fresh each source is: its last good version, its last run, and whether it counts as stale.
-- Age is counted from the publication of the last good version of a list or of figures, or from a later refresh
-- that found them unchanged; for documents from the last retrieval or good refresh. A source is stale when that is older
-- than its limit, when nothing good was ever loaded, or when its last run that ended was refused or failed: the last
-- good version stays, but it is not the newest.
--   last_version_at: UTC time of the last good version: publication of a list or of figures, retrieval of documents
--   last_retrieved_at: UTC time at which a good file was last retrieved
--   confirmed_at: UTC time from which the age is counted
--   age_hours: hours since then
--   last_run_message: why the last run that ended was refused or failed, or what to know of it
--   last_run_state: completed, unchanged, refused, failed, running
--   stale_reason: why it counts as stale
with
good_files as (
    select
        d.source_id,
        max(if(s.kind = 'documents', d.retrieved_at, coalesce(d.published_at, d.retrieved_at))) as last_version_at,
        max(d.retrieved_at) as last_retrieved_at
    from core.document as d
    join core.source as s on s.source_id = d.source_id
    where d.outcome in ('new', 'unchanged')
    group by d.source_id
),
confirming_runs as (
    select r.source_id, max(r.finished_at) as finished_at
    from core.run as r
    join core.source as s on s.source_id = r.source_id
    where r.flow = 'refresh' and (r.state = 'unchanged' or (r.state = 'completed' and s.kind = 'documents'))
    group by r.source_id
),
last_runs as (
    select
        source_id,
        max(started_at) as last_run_at,
        arg_max(state, started_at) as last_run_state,
        nullif(arg_max(coalesce(message, ''), started_at) filter (where state <> 'running'), '') as last_run_message,
        arg_max(state, started_at) filter (where state <> 'running') as last_ended_state
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
        l.last_ended_state,
        date_diff('minute', greatest(g.last_version_at, r.finished_at), now() at time zone 'UTC') / 60 as age_hours
    from core.source as s
    left join good_files as g on g.source_id = s.source_id
    left join confirming_runs as r on r.source_id = s.source_id
    left join last_runs as l on l.source_id = s.source_id
),
judged as (
    select
        *,
        case
            when last_version_at is null then 'never loaded'
            when last_ended_state in ('refused', 'failed') then 'last run ' || last_ended_state
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
