"""Who is named in documents: the names of all listed entities and office-holders, searched for in one pass.

`names` says which spellings of a name may be a mention, `index` holds them, `matching` decides on a text, and
`loading` keeps the result in the store with its history. What counts, and how much, is set in `scoring.yml`.
"""
