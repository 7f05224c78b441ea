"""Open data: all projects of a selection in one file, as CSV, XLSX, JSON or GeoJSON."""
