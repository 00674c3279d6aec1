-- The constants by which claim_check looks for a reported round in a list: one row, to be changed here and nowhere else.
-- Lists are published in their own time zone, often a day before or some days after the announcement.
--   days_before: days before the announcement on which a gain still counts
--   days_after: days after the announcement on which a gain still counts
--   pause_days: longest pause between two versions of a list over which its gains are still dated by the later one
select
    1 as days_before,
    3 as days_after,
    31 as pause_days
