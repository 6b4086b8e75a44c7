"""harmonize: compares export control lists as their governments publish them."""

__version__ = "0.1.0"
