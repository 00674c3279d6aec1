"""Switzerland's list of sanctioned persons, organisations and vessels, as SECO publishes it in XML.

Source of the format: State Secretariat for Economic Affairs (SECO), "swiss-sanctions-list.xsd".
"""
