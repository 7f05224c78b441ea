"""What every page needs; knows no other app."""
