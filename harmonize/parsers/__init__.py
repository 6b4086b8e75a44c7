"""One package per official source: official files in, provisions with their text out.

What is peculiar to a list (its numbering, its traps) stays in its package. To add a list, add a package here that has a
``SPEC`` (see ``harmonize.parsers.spec``); nothing else in the program needs to know of it.
"""
