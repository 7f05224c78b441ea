"""Links to other sites: found in the pages, asked for gently, reported when they are broken."""
