-- Each reported count against each list of its issuer: what the list gained around that day, the verdict and the difference.
-- A list is asked for the days of check_window around the reported one, by its versions where it has one at most
-- pause_days before, else by the dates of designation that it states. Each day with a gain is tried, and all of them
-- together; the day that fits best is shown. A total so far is held against the size of the list instead.
-- What a list gained is a range. At least those new on the list under programmes aimed at the target, or, where there
-- are none, those of that country; at most also those listed before that came under such a programme, and those of
-- that country under other programmes. Which kinds of entities a count means is in counted_schemas. Entities are left
-- out whose programmes have measures, but none of the claim's.
-- Verdicts: 'agrees': the figure, or the sum of the document's figures of that kind, lies in the range; 'within': what
-- its words allow (claim_tolerances) meets it; 'conflicts'; 'cannot be checked', with the reason. A negative difference
-- means that the list gained more, which another round of that day may explain.
-- stored: it reads all that lists gained; its rows are few
--   basis: versions, stated, stock
--   gained_on: day of the gain; empty where the whole window is meant
--   counted_as: what was counted on the list
--   listed_least: smallest number the list can be read to have gained, or to have
--   listed_most: largest such number
--   is_sum: true where the sum of the document's counts fits, not the count alone
--   difference: reported less listed, 0 within the range
--   reason: why it cannot be checked
--   rank: 1 agrees, 2 within, 3 conflicts, 4 cannot be checked
with
pairs as (
    select
        c.*,
        l.source_id,
        c.counted_on - w.days_before as from_on,
        c.counted_on + w.days_after as to_on,
        w.pause_days
    from mart.reported_counts as c
    join core.source as l on l.kind = 'list' and l.issuer_code = c.issuer_code
    cross join mart.check_window as w
    where c.obstacle is null
),
windows as (
    select distinct source_id, from_on, to_on, pause_days
    from pairs
),
seen as (
    select
        w.source_id,
        w.from_on,
        max(v.version_on) filter (where v.version_on < w.from_on) as before_on,
        count_if(v.version_on between w.from_on and w.to_on) > 0 as has_version,
        min(v.version_on) filter (where v.version_on > w.to_on) as after_on,
        max(v.version_on) filter (where v.version_on <= w.to_on) as last_on
    from windows as w
    join mart.list_versions as v on v.source_id = w.source_id
    group by w.source_id, w.from_on
),
stating as (
    select distinct source_id
    from mart.list_gains
    where basis = 'stated'
),
reach as (
    select
        source_id,
        list_distinct(flatten(list(target_codes) || list([country]))) as known_targets,
        list_distinct(flatten(list(measures))) as known_measures,
        bool_or(len(measures) = 0) as has_unknown_measures
    from (
        select e.source_id, e.country, [p.target_code] as target_codes,
            list_filter(string_split(coalesce(d.measures, p.measures, ''), ','), lambda one: one <> '') as measures
        from core.designation as d
        join core.entity as e on e.entity_id = d.entity_id
        join core.programme as p on p.programme_id = d.programme_id
    )
    group by source_id
),
based as (
    select
        p.*,
        case
            when p.scope = 'cumulative' then if(s.last_on >= p.from_on - p.pause_days, 'stock', null)
            when
                s.before_on >= p.from_on - p.pause_days
                and (s.has_version or s.after_on - s.before_on <= p.pause_days)
                then 'versions'
            when t.source_id is not null and (s.has_version or s.after_on is not null) then 'stated'
        end as basis,
        not s.has_version and s.after_on - p.to_on > p.pause_days as is_read_late,
        case
            when s.source_id is null then 'the list is empty'
            when len(p.targets) > 0 and not list_has_any(p.targets, r.known_targets) then 'the list knows no such target'
            when len(p.measures) > 0 and not r.has_unknown_measures and not list_has_any(p.measures, r.known_measures)
                then 'the list has no such measure'
        end as unfit
    from pairs as p
    left join seen as s on s.source_id = p.source_id and s.from_on = p.from_on
    left join stating as t on t.source_id = p.source_id
    left join reach as r on r.source_id = p.source_id
),
checks as (
    select *
    from based
    where basis is not null and unfit is null
),
moments as (
    select *, unnest([from_on - 1, to_on]) as at_on
    from checks
    where basis = 'stock'
),
-- What stands for a count: gained in the window, or listed where the count is a total so far.
counted as (
    select
        c.sanction_count_id,
        c.source_id,
        g.gained_on,
        g.schema,
        g.country,
        g.target_codes,
        g.is_new,
        1 as entity_count
    from checks as c
    join mart.list_gains as g
        on g.source_id = c.source_id and g.basis = c.basis and g.gained_on between c.from_on and c.to_on
    where len(c.measures) = 0 or len(g.measures) = 0 or list_has_any(c.measures, g.measures)
    union all
    select m.sanction_count_id, m.source_id, m.at_on, g.schema, g.country, g.target_codes, true, g.change
    from moments as m
    join mart.list_stock_changes as g on g.source_id = m.source_id and g.changed_on <= m.at_on
    where len(m.measures) = 0 or len(g.measures) = 0 or list_has_any(m.measures, g.measures)
),
judged as (
    select
        m.sanction_count_id,
        m.source_id,
        m.gained_on,
        m.is_new,
        m.entity_count,
        len(c.targets) = 0 or list_has_any(m.target_codes, c.targets) as is_under_target,
        coalesce(list_contains(c.targets, m.country), false) as is_of_target,
        m.is_new or len(c.targets) > 0 as is_gain,
        k.counted_as
    from counted as m
    join checks as c on c.sanction_count_id = m.sanction_count_id and c.source_id = m.source_id
    join mart.counted_schemas as k on k.kind = c.kind and k.schema = m.schema
),
tallied as (
    select
        sanction_count_id,
        source_id,
        gained_on,
        counted_as,
        coalesce(sum(entity_count) filter (where is_new and is_under_target), 0)::bigint as under_target,
        coalesce(sum(entity_count) filter (where is_new and is_of_target), 0)::bigint as of_target,
        coalesce(sum(entity_count) filter (where (is_under_target and is_gain) or (is_new and is_of_target)), 0)::bigint
            as most
    from judged
    group by sanction_count_id, source_id, gained_on, counted_as
),
days as (
    select
        sanction_count_id,
        source_id,
        gained_on,
        counted_as,
        if(under_target > 0, under_target, of_target) as least,
        most
    from tallied
    where most > 0
),
readings as (
    select c.sanction_count_id, c.source_id, c.basis, k.counted_as
    from checks as c
    join (select distinct kind, counted_as from mart.counted_schemas) as k on k.kind = c.kind
),
candidates as (
    select r.sanction_count_id, r.source_id, r.counted_as, d.gained_on, d.least, d.most
    from days as d
    join readings as r
        on r.sanction_count_id = d.sanction_count_id and r.source_id = d.source_id and r.counted_as = d.counted_as
    where r.basis <> 'stock'
    union all
    select
        r.sanction_count_id,
        r.source_id,
        r.counted_as,
        null,
        coalesce(if(r.basis = 'stock', min(d.least), sum(d.least)), 0)::bigint,
        coalesce(if(r.basis = 'stock', max(d.most), sum(d.most)), 0)::bigint
    from readings as r
    left join days as d
        on d.sanction_count_id = r.sanction_count_id and d.source_id = r.source_id and d.counted_as = r.counted_as
    group by r.sanction_count_id, r.source_id, r.basis, r.counted_as
    having r.basis = 'stock' or count(d.gained_on) <> 1
),
figures as (
    select sanction_count_id, target_count as figure, false as is_sum from mart.reported_counts
    union all
    select sanction_count_id, sum_count, true from mart.reported_counts where sum_count is not null
),
compared as (
    select
        c.*,
        d.gained_on,
        d.counted_as,
        d.least,
        d.most,
        f.is_sum,
        case
            when f.figure between d.least and d.most then 1
            when f.figure * t.least_factor <= d.most and f.figure * t.most_factor >= d.least then 2
            when c.basis = 'stated' and c.is_read_late and f.figure > d.most then 4
            else 3
        end as rank,
        f.figure - greatest(d.least, least(d.most, f.figure)) as difference
    from candidates as d
    join checks as c on c.sanction_count_id = d.sanction_count_id and c.source_id = d.source_id
    join mart.claim_tolerances as t on t.qualifier = c.qualifier
    join figures as f on f.sanction_count_id = c.sanction_count_id
),
best as (
    select *
    from compared
    where rank < 3 or not is_sum
    qualify row_number() over (
        partition by sanction_count_id, source_id
        -- What cannot be told on one day is no conflict on another.
        order by
            if(rank = 4, 2.5, rank),
            is_sum,
            gained_on is null,
            abs(gained_on - counted_on),
            abs(difference),
            gained_on,
            counted_as
    ) = 1
)
select
    b.sanction_count_id,
    b.source_id,
    b.basis,
    b.gained_on,
    b.counted_as,
    b.least as listed_least,
    b.most as listed_most,
    b.is_sum,
    case b.rank when 1 then 'agrees' when 2 then 'within' when 3 then 'conflicts' else 'cannot be checked' end as verdict,
    b.difference,
    if(b.rank = 4, 'the list is known from later on, without those that had left it', null) as reason,
    b.rank
from best as b
union all
select
    sanction_count_id,
    source_id,
    null,
    null,
    null,
    null,
    null,
    false,
    'cannot be checked',
    null,
    coalesce(unfit, 'no version of the list around that date'),
    4
from based
where basis is null or unfit is not null
