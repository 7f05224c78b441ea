"""The API: all content as JSON, to read only (decision 0025). A page type takes part by `api_name` and `api_fields`."""
