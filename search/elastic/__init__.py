"""The search engine Elasticsearch 9: settings, indexes, queries."""
