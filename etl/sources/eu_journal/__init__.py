"""The annexes of the EU's framework acts on restrictive measures, as tables with one row a designation."""
