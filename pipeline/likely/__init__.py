"""What the words around it make likely, where no rule and no walk says it: whether an amount was raised, by whom, and who paid.

A rule reads one way of saying a thing; journalists have thousands. So what the rules leave over is weighed: each word that
stands near it, and how, is a kind of evidence (``evidence``), whose weight was fitted on articles with gold
(``lexicons/likely.json``, ``make fit``). What is likely enough becomes a statement like any other.
"""
