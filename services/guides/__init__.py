"""Pictures of the guide for editors."""
