"""Japan: bodies in Russia, Belarus and third countries to which exports are banned (METI)."""
