"""Publications, good practices, training tools and films."""
