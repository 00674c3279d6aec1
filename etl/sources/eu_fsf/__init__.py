"""The EU's consolidated list of persons and entities subject to financial sanctions (Financial Sanctions Files, 1.1).

Source of the format: European Commission, "Financial Sanctions Files", XML schema and CSV of version 1.1.
"""
