"""How fast: what the README claims, reproducible with `make bench`."""
