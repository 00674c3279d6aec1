-- What lists said of entities at the end of a day: select * from mart.statements_as_of(date '2022-03-25').
-- parameters: day date
select *
from mart.statements
where seen_from < day + 1 and (seen_to is null or seen_to >= day + 1)
