"""Words of the three languages: how they are cut, folded and stemmed, and which mean the same."""
