"""Projects as activities of IATI 2.03 (https://iatistandard.org/en/iati-standard/203/)."""
