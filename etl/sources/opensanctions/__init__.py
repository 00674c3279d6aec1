"""OpenSanctions: its collection of all sanctions lists, or any other of its datasets from a file."""
