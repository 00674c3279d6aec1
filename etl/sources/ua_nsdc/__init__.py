"""Ukraine: sanctions of the National Security and Defence Council, in OpenSanctions' edition."""
