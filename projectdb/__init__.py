"""Migration-and-development projects and country profiles."""
