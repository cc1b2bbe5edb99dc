"""Records of people who do not exist, at the size of the real services, with disparities that are known.

They have the columns and codes of the shipped data sets. Nothing in them was measured anywhere: places differ, groups
live apart and people repeat because it is so invented. What is planted stands beside the data in `planted.json`.
"""

from answerable.simulation.places import Place, read_places
from answerable.simulation.planting import PLANTED
from answerable.simulation.simulating import simulate
from answerable.simulation.sizes import DEMO, FULL, Size

__all__ = ["DEMO", "FULL", "PLANTED", "Place", "Size", "read_places", "simulate"]
