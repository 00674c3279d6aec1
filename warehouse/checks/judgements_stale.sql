-- reporting: a judgement stands on words of which the rules read nothing any more, or that are gone
select judgement_id, verdict, judged_by, effect, document, quote
from mart.judgements
where is_stale
