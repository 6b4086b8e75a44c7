"""What the words of a provision say: numerals, units, thresholds, logic, concepts, labels."""
