"""Relate: which mention belongs to which, under which stance, by whose word."""
