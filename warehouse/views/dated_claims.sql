-- Published claims about acts of states, with what is known of their dates in parts: year, month, day.
-- Only claims that stand (seen_to is null) and are not held back (decision 'record').
--   family: table of the claim
--   identity: what tells acts of the same parties and day apart: the measure of a diplomatic action; total for cumulative expulsions
--   clues: by what it is found among others of the same parties: measure, number expelled, package, exact counts from ten on
--   package: number of the sanctions package, else its name
--   undated_identity: what tells undated claims of the same parties apart
--   announced_day_on: full date of the announcement, where all parts are known
--   is_exact: true where the text states the date, false where it was resolved or inferred
--   effective_year: and month, day: parts of the date of effect; where a claim has none, those of a claim of the same document and date
with
measures as (
    select claim_id, string_agg(distinct measure, ',' order by measure) as measures
    from core.sanction_measure
    where seen_to is null
    group by claim_id
),
-- Small counts are no clue: every other round has three or seven targets.
counts as (
    select claim_id, list(concat_ws(' ', target_count, unit, lower(unit_printed))) as clues
    from core.sanction_count
    where seen_to is null and scope = 'increment' and qualifier = 'exact' and target_count >= 10
    group by claim_id
),
rounds as (
    select *, coalesce(nullif(regexp_extract(package, '\d+'), ''), lower(trim(package))) as package_key
    from core.sanction_round
    where decision = 'record' and seen_to is null
),
claims as (
    select
        'sanction_round' as family,
        r.sanction_round_id as claim_id,
        r.document_id,
        r.issuer_codes as actor_codes,
        r.target_codes,
        '' as identity,
        list_concat(coalesce(c.clues, []), if(r.package_key is null, [], ['package ' || r.package_key])) as clues,
        r.package_key as package,
        concat_ws('/', r.effective_on, r.effective_yearless, m.measures, lower(r.commodity), r.package_key) as undated_identity,
        r.announced_on,
        r.announced_yearless,
        r.announced_basis,
        r.effective_on,
        r.effective_yearless
    from rounds as r
    left join measures as m on m.claim_id = r.sanction_round_id
    left join counts as c on c.claim_id = r.sanction_round_id
    union all
    select
        'expulsion',
        expulsion_id,
        document_id,
        expeller_codes,
        nationality_codes,
        case when scope = 'cumulative' then concat_ws(' ', 'total', period) else '' end,
        if(person_count is null, [], [person_count::varchar]),
        null,
        coalesce(person_count::varchar, ''),
        announced_on,
        announced_yearless,
        announced_basis,
        null,
        null
    from core.expulsion
    where decision = 'record' and seen_to is null
    union all
    select
        'diplomatic_action',
        diplomatic_action_id,
        document_id,
        actor_codes,
        target_codes,
        measure,
        [measure],
        null,
        coalesce(effective_on, ''),
        announced_on,
        announced_yearless,
        announced_basis,
        effective_on,
        null
    from core.diplomatic_action
    where decision = 'record' and seen_to is null
),
parts as (
    select
        *,
        announced_on[1:4]::integer as announced_year,
        case
            when length(announced_on) >= 7 then announced_on[6:7]::integer
            when regexp_matches(announced_yearless, '^--\d\d') then announced_yearless[3:4]::integer
        end as announced_month,
        case
            when length(announced_on) = 10 then announced_on[9:10]::integer
            when announced_yearless like '--__-__' then announced_yearless[6:7]::integer
            when announced_yearless like '---__' then announced_yearless[4:5]::integer
        end as announced_day,
        effective_on[1:4]::integer as own_year,
        case
            when length(effective_on) >= 7 then effective_on[6:7]::integer
            when regexp_matches(effective_yearless, '^--\d\d') then effective_yearless[3:4]::integer
        end as own_month,
        case
            when length(effective_on) = 10 then effective_on[9:10]::integer
            when effective_yearless like '--__-__' then effective_yearless[6:7]::integer
        end as own_day
    from claims
)
select
    family,
    claim_id,
    document_id,
    actor_codes,
    target_codes,
    identity,
    clues,
    package,
    undated_identity,
    announced_year,
    announced_month,
    announced_day,
    try_cast(printf('%04d-%02d-%02d', announced_year, announced_month, announced_day) as date) as announced_day_on,
    coalesce(announced_basis in ('stated', 'stated_partly', 'act_date'), false) as is_exact,
    case when own_month is null then first_value(own_year ignore nulls) over same_act else own_year end as effective_year,
    coalesce(own_month, first_value(own_month ignore nulls) over same_act) as effective_month,
    case when own_month is null then first_value(own_day ignore nulls) over same_act else own_day end as effective_day
from parts
window same_act as (
    partition by family, document_id, actor_codes, target_codes, identity, announced_year, announced_month, announced_day
    order by own_month, own_day, own_year, claim_id
    rows between unbounded preceding and unbounded following
)
