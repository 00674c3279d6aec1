"""OFAC's list of Specially Designated Nationals and Blocked Persons (SDN), from its four delimited files.

Source of the format: OFAC, "SDN Data Specification" (dat_spec.txt).
"""
