-- What the words around a reported figure allow: a figure of a list fits from least_factor to most_factor times the reported one.
-- 'about' stands for about, nearly and almost too. 'more than' and 'at least' allow up to twice the figure: beyond it
-- they no longer describe the round. An unstated precision counts as 'about'. All is wider than between documents
-- (claim_figures), since lists and communiques count entries differently.
--   least_factor: smallest fitting value, as a multiple of the reported one
--   most_factor: largest fitting value, as a multiple of the reported one
select
    qualifier,
    least_factor,
    most_factor
from (
    values
        ('exact', 1.0, 1.0),
        ('about', 0.9, 1.1),
        ('unstated', 0.9, 1.1),
        ('at_least', 1.0, 2.0),
        ('more_than', 1.0, 2.0),
        ('at_most', 0.5, 1.0),
        ('less_than', 0.5, 1.0)
) as allowed (qualifier, least_factor, most_factor)
