"""Projects in spreadsheets (CSV, XLSX): template, import with a preview and its undoing, export."""
