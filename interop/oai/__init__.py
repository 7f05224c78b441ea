"""OAI-PMH 2.0: libraries and aggregators harvest publications, practices and training."""
