"""What the portal knows: library, learning and glossary, three apps independent of one another."""
