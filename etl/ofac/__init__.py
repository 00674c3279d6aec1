"""What OFAC's lists share: the formats they are published in, and the words OFAC uses."""
