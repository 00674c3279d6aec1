"""Step 3, extract: the formats in which lists come, from bytes to records, each through a well-kept library."""
