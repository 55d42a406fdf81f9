"""Amounts of money: where they stand, how much, in which currency."""

from pipeline.mentions.money.amounts import find as find
