"""Canada's list of those under its autonomous sanctions (SEMA and JVCFOA)."""
