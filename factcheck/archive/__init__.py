"""Many documents in, their results in one SQLite file out: killed at any moment, the same command goes on where it stopped.

store    the tables, and what is written to and read from them
workers  processes that check documents, one at a time each, and survive what a document does to one of them
run      sources in, a filled store out
report   a store in, its totals out
"""
