"""OFAC's list of Specially Designated Nationals and Blocked Persons (SDN), in its delimited and its XML forms."""
