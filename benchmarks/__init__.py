"""Speed and size of the program, as ratios and rates measured in one run."""
