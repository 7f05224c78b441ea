"""The search of the database, when there is no search engine or it does not answer."""
