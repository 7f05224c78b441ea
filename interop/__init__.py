"""Doors for machines: what the portal holds, in the formats that other programs read."""
