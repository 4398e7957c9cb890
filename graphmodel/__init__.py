"""The network around one gezin: what exists, what can be asked of it, what can be computed, and where it has gaps.

Names are imported from the modules that hold them: a command that only shows a rule then loads no model and no algorithm.
"""
