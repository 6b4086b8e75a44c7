"""Where list versions live: the digests that ship in ``lists/`` and the user's own library with the texts."""
