"""What differs: between the lists of parties, and between versions of a list."""
