"""Print the JSON Schemas of a report and its parts, or write them to a folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipeline.outputs.schemas import names, schema_text, write_schemas


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("name", nargs="?", default="report", choices=names(), help="which schema to print")
    parser.add_argument("--write", metavar="DIR", type=Path, help="write all of them to this folder instead")


def main(args: argparse.Namespace) -> int:
    """Print one schema, or write all."""
    if args.write:
        for path in write_schemas(args.write):
            print(path)
    else:
        print(schema_text(args.name), end="")
    return 0
