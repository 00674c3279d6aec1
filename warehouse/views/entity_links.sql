-- Entities of different lists that share a number which a register gives to one bearer only; each pair stands twice, once from either side.
-- A UN reference links whatever the entities are; other numbers only persons with persons, vessels with vessels,
-- organisations of any schema with organisations. Numbers meet within a scheme; numbers of registers and tax offices (inn, ogrn, okpo, uscc,
-- tax_id, registration, national_id) also across schemes, from nine characters on, since lists name them differently.
-- Where a number is good only within a country (these and passport) the countries must not differ, and where one is
-- not told the number has eight characters or more, or the entities one main country. Numbers whose check digits are
-- wrong, that are too short, that repeat one digit, or that more than five entities of one list bear link nothing, nor
-- does a passport or national_id that several of a list bear. IMO numbers meet with and without "IMO". A list_id links
-- to the entity with that key on another list of the same issuer; OFAC's lists and the CSL share OFAC's own numbers.
--   scheme: scheme of the number on this list; source_key where it is the entity's own key
--   number: the shared number: letters and digits only, without "IMO", without the XXX of a head office's BIC
--   other_entity_id: the entity of the other list
--   other_source_id: the other list
--   other_scheme: scheme of the number on the other list; source_key where it is the entity's own key
--   is_current: true while both are listed and both lists give the number
-- stored: every comparison of lists reads it, and it joins all identifiers with each other
with
things as (
    select
        e.entity_id,
        e.source_id,
        e.source_key,
        e.country,
        s.issuer_code,
        case
            when e.schema in ('Organization', 'Company', 'LegalEntity', 'PublicBody') then 'organisation'
            else lower(e.schema)
        end as thing,
        bool_or(l.seen_to is null) as is_listed
    from core.entity as e
    join core.source as s on s.source_id = e.source_id
    join core.listing as l on l.entity_id = e.entity_id
    group by all
),
stated as (
    select
        i.entity_id,
        i.scheme,
        case i.scheme
            when 'inn' then 'register'
            when 'ogrn' then 'register'
            when 'okpo' then 'register'
            when 'uscc' then 'register'
            when 'tax_id' then 'register'
            when 'registration' then 'register'
            when 'national_id' then 'register'
            else i.scheme
        end as pool,
        case
            when i.scheme = 'imo' then regexp_replace(i.normalised, '^IMO(NUMBER|NO)?', '')
            when i.scheme = 'bic' and len(i.normalised) = 11 then regexp_replace(i.normalised, 'XXX$', '')
            else i.normalised
        end as number,
        case
            when i.scheme in ('inn', 'ogrn') then coalesce(i.country, 'RU')
            when i.scheme = 'uscc' then coalesce(i.country, 'CN')
            else i.country
        end as country,
        bool_or(i.seen_to is null) as is_stated
    from core.identifier as i
    where
        i.scheme in (
            'un_reference', 'imo', 'lei', 'bic', 'isin', 'wallet', 'inn', 'ogrn', 'okpo', 'uscc', 'tax_id',
            'registration', 'national_id', 'passport', 'list_id'
        )
        and i.is_valid is not false
    group by all
),
numbered as (
    select
        t.entity_id,
        t.source_id,
        t.thing,
        t.country as main_country,
        s.scheme,
        s.pool,
        if(s.pool = 'list_id', t.issuer_code || ' ' || s.number, s.number) as number,
        s.country,
        s.is_stated and t.is_listed as stands
    from stated as s
    join things as t on t.entity_id = s.entity_id
    where
        case
            when s.pool = 'un_reference' then regexp_matches(s.number, '^[A-Z]{2}.*[0-9]')
            when s.pool = 'imo' then regexp_matches(s.number, '^[0-9]{7}$')
            when s.pool in ('register', 'passport') then len(s.number) >= 6 and regexp_matches(s.number, '[0-9].*[0-9].*[0-9].*[0-9]')
            else len(s.number) > 0
        end
        and not regexp_matches(s.number, '^(0+|1+|2+|3+|4+|5+|6+|7+|8+|9+|X+|1234567890?|12345678?)$')
    union all
    -- Only a list_id of another list meets an entity's own key.
    select
        entity_id,
        source_id,
        thing,
        country,
        'source_key',
        'list_id',
        issuer_code || ' ' || upper(regexp_replace(source_key, '[^0-9A-Za-z]', '', 'g')),
        null,
        is_listed
    from things
    union all
    select entity_id, source_id, thing, country, 'source_key', 'ofac_uid', source_key, null, is_listed
    from things
    where source_id in ('us_ofac_sdn', 'us_ofac_cons', 'us_csl') and regexp_matches(source_key, '^[0-9]+$')
),
telling as (
    select n.*
    from numbered as n
    anti join (
        select source_id, pool, number
        from numbered
        group by source_id, pool, number
        having count(distinct entity_id) > 5
    ) as common
        on common.source_id = n.source_id and common.pool = n.pool and common.number = n.number
    anti join (
        select source_id, scheme, number, country
        from numbered
        where scheme in ('passport', 'national_id')
        group by source_id, scheme, number, country
        having count(distinct entity_id) > 1
    ) as doubtful
        on doubtful.source_id = n.source_id
        and doubtful.scheme = n.scheme
        and doubtful.number = n.number
        and doubtful.country is not distinct from n.country
),
pairs as (
    select
        a.source_id,
        a.entity_id,
        a.scheme,
        if(a.pool = 'list_id', split_part(a.number, ' ', 2), a.number) as number,
        b.entity_id as other_entity_id,
        b.source_id as other_source_id,
        b.scheme as other_scheme,
        a.stands and b.stands as is_current
    from telling as a
    join telling as b on b.pool = a.pool and b.number = a.number and b.source_id <> a.source_id
    where
        (
            a.pool in ('un_reference', 'list_id', 'ofac_uid')
            or a.thing = b.thing
        )
        and (a.pool <> 'list_id' or (a.scheme = 'source_key') <> (b.scheme = 'source_key'))
        and (a.scheme = b.scheme or a.pool = 'list_id' or len(a.number) >= 9)
        and (
            a.pool not in ('register', 'passport')
            or a.country = b.country
            or (
                (a.country is null or b.country is null)
                and (
                    len(a.number) >= 8
                    or coalesce(a.country, a.main_country) = coalesce(b.country, b.main_country)
                )
            )
        )
)
select
    source_id,
    entity_id,
    scheme,
    number,
    other_entity_id,
    other_source_id,
    other_scheme,
    bool_or(is_current) as is_current
from pairs
group by source_id, entity_id, scheme, number, other_entity_id, other_source_id, other_scheme
