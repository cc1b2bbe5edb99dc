"""Counting outcomes by group and place: time and memory, beside other tools."""
