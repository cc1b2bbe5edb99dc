"""Did a disparity change once something was done about it? Counts by period in, a verdict with its reasons out.

A place was flagged, something was promised and done, and the figures of later periods came. `effect` sets the ratio of
rates before and after beside one another: without the periods that raised the flag (what is flagged because it was
high by chance comes down by itself), with limits that allow for periods that differ by more than chance, beside
places that were flagged too and did nothing, and with the trend that was there before. It says what followed, never
what caused it.
"""
