"""Measures of a running portal, and the promises that every page keeps."""
