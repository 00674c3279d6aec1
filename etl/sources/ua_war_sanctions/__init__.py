"""Ukraine: the intelligence service's portal War and Sanctions, in OpenSanctions' edition."""
