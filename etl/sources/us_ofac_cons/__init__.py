"""OFAC's consolidated list: the sanctions lists of the United States Treasury beside the SDN list."""
