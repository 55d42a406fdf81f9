"""How right the pipeline is: gold, scores, floors."""
