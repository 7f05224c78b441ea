"""The public pages of the glossary; the terms stand in reference."""
