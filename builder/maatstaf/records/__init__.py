"""Judged contacts as files: read and checked with their forms, laid in a table, counted together, and drawn by lot."""
