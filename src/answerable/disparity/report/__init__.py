"""Results of a run as one web page for those inside the service: it holds small numbers, and is not for publication."""
