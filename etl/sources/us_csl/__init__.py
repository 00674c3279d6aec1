"""The United States' Consolidated Screening List: thirteen lists of three departments in one table."""
