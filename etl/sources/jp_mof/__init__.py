"""Japan's list of those under asset freezes, of the Ministry of Finance."""
