"""What sanctrack knows: tables, row rules, vocabularies, settings and errors. Imports nothing else of ours."""
