"""The United Nations Security Council Consolidated List, from its XML file."""
