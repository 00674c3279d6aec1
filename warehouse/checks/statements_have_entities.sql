-- blocking: a statement is about an entity that does not exist
select s.statement, s.statement_id, s.entity_id
from mart.statements as s
anti join core.entity as e on e.entity_id = s.entity_id
