"""What the project promises about itself: imports, patterns, dependencies, locks and documents."""

from __future__ import annotations

import ast
import doctest
import json
import re
import subprocess
import sys
import time
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.paths import PACKAGE, ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MODULES = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in sorted(PACKAGE.rglob("*.py"))}

# --- imports: which way they run is import-linter's to say (pyproject.toml) ------------------------------------------

# Distribution → its import name, where they differ.
IMPORT_NAMES = {"opencc-python-reimplemented": "opencc", "markdown-it-py": "markdown_it", "python-crfsuite": "pycrfsuite"}
HOMES: dict[str, set[str]] = {
    "spacy": {"pipeline.text.docs"},
    "jieba": {"pipeline.text.words"},
    "rjieba": {"pipeline.text.words"},
    "opencc": {"pipeline.text.fold", "pipeline.text.script"},
    "pypinyin": set(),
}


@cache
def imported(path: Path) -> set[str]:
    """The top-level packages a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            names |= {arg.value.split(".")[0] for arg in node.args if isinstance(arg, ast.Constant)}
    return names


def packages_as_files() -> set[str]:
    """Packages whose data files are read though nothing of them is imported."""
    calls = re.compile(r"(?:resources\.files|find_spec)\(\"(\w+)\"\)")
    return {name for path in MODULES.values() for name in calls.findall(path.read_text(encoding="utf-8"))}


def declared(requirements: list[str]) -> set[str]:
    names = {re.split(r"[\[<>=~! ;]", line)[0].lower() for line in requirements} - {"jiyao"}
    return {IMPORT_NAMES.get(name, name) for name in names}


def test_segmentation_and_script_tables_have_one_home_each() -> None:
    users = {lib: {name for name, path in MODULES.items() if lib in imported(path)} for lib in HOMES}
    assert {lib: found - HOMES[lib] for lib, found in users.items() if found - HOMES[lib]} == {}


def test_every_dependency_is_imported_and_every_import_declared() -> None:
    extras = {name: declared(lines) for name, lines in PROJECT["optional-dependencies"].items() if name != "test"}
    promised = declared(PROJECT["dependencies"]).union(*extras.values())
    used = set().union(*map(imported, MODULES.values()), packages_as_files()) - set(sys.stdlib_module_names) - {"pipeline"}
    assert used - promised == set(), "imported, not declared"
    assert promised - used == set(), "declared, not imported"


def test_the_review_needs_no_extra() -> None:
    """`jiyao review` works wherever `make run` has worked: its packages are in the default environment."""
    used = set().union(*(imported(path) for path in MODULES.values() if path.parent.name == "review"))
    assert {"starlette", "uvicorn"} <= used
    assert used - set(sys.stdlib_module_names) - {"pipeline"} - declared(PROJECT["dependencies"]) == set()


def test_every_dependency_says_what_it_is_for() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("dependencies = [")[1].split("]\n")[0].splitlines()
    named = [index for index, line in enumerate(lines) if line.strip().startswith('"')]
    assert named and all(lines[index - 1].strip().startswith("#") for index in named)


def test_importing_the_package_imports_no_library() -> None:
    code = "import sys, pipeline; print(sorted({'spacy', 'jieba', 'pydantic', 'opencc', 'pypinyin'} & set(sys.modules)))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True, cwd=ROOT).strip() == "[]"


PUBLIC = "Article, Report, Fact, Summary, PipelineError, extract, segment, summarise, process, process_folder, merge"


@pytest.mark.parametrize("first", ["", "import pipeline.process, pipeline.records.facts, pipeline.summary.summarise"])
def test_public_names_are_what_they_say_whatever_was_imported_before(first: str) -> None:
    code = f"{first}\nfrom pipeline import {PUBLIC}\nprint({PUBLIC}, sep='\\n')"
    out = subprocess.check_output([sys.executable, "-c", code], text=True, cwd=ROOT)
    assert "<module" not in out and len(out.splitlines()) == len(PUBLIC.split(", "))
    assert out.count("<function") == 6


# --- sizes: a module, a function and a condition are each read in one go ---------------------------------------------

# Modules that are still to be split; the list only gets shorter.
UNSPLIT: set[str] = set()


def split_modules() -> dict[str, str]:
    return {name: path.read_text(encoding="utf-8") for name, path in MODULES.items() if name not in UNSPLIT}


def terms(node: ast.AST) -> int:
    """How many conditions "and" and "or" join, however they are nested."""
    if isinstance(node, ast.BoolOp):
        return sum(map(terms, node.values))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return terms(node.operand)
    return 1


def test_files_can_be_read_in_one_sitting() -> None:
    lengths = {name: len(text.splitlines()) for name, text in split_modules().items()}
    assert {name: length for name, length in lengths.items() if length > 350} == {}


def test_functions_fit_on_a_page() -> None:
    long = {
        (name, node.name): length
        for name, text in split_modules().items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and (length := (node.end_lineno or 0) - node.lineno + 1) > 50
    }
    assert long == {}


def test_a_condition_of_more_than_three_terms_has_a_name_for_some_of_them() -> None:
    assert terms(ast.parse("a and not (b or c and d)", mode="eval").body) == 4
    long = {
        (name, node.lineno): ast.unparse(node)
        for name, text in split_modules().items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.BoolOp) and terms(node) > 3
    }
    assert long == {}


# --- patterns: the RE2 subset, and no time that grows faster than the text -------------------------------------------

# Run in a fresh interpreter, so that every pattern the package compiles is seen, whatever built its text.
RECORDER = """
import importlib, json, pkgutil, re, sys
seen, compile_ = {}, re._compile
def record(pattern, flags):
    frame = sys._getframe(1)
    while frame and frame.f_globals.get("__name__", "").split(".")[0] in ("re", "functools", "__main__"):
        frame = frame.f_back
    where = frame.f_globals.get("__name__", "") if frame else ""
    if where.startswith("pipeline") and isinstance(pattern, str):
        seen[pattern] = [where, int(flags)]
    return compile_(pattern, flags)
re._compile = record
import pipeline
from pipeline.text.late import Late
init = Late.__init__
def at_once(self, text, flags=0):
    init(self, text, flags)
    re.compile(text, flags)
Late.__init__ = at_once
for info in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
    if info.name != "pipeline.__main__":
        importlib.import_module(info.name)
from pipeline.process import process
from pipeline.reading import read
for path in sys.argv[1:]:
    process(read(path))
json.dump(seen, sys.stdout)
"""


@cache
def patterns() -> dict[str, tuple[str, int]]:
    """Every pattern compiled by the package: its text, its module and its flags."""
    names = ("lumenchip-b-round.md", "hans-morning-digest.md", "roundup-en.md", "table-unit-in-header.md")
    articles = [str(ROOT / "corpus" / "articles" / name) for name in names]
    out = subprocess.check_output([sys.executable, "-c", RECORDER, *articles], text=True, cwd=ROOT, timeout=120)
    return {pattern: (where, flags) for pattern, (where, flags) in json.loads(out).items()}


OUTSIDE_RE2 = {"ASSERT", "ASSERT_NOT", "GROUPREF", "GROUPREF_EXISTS", "ATOMIC_GROUP", "POSSESSIVE_REPEAT"}


def operations(node: Any) -> Any:
    """Every operation of a parsed pattern, however deep, with its argument."""
    for op, argument in node:
        yield str(op), argument
        for inner in argument if isinstance(argument, (tuple, list)) else ():
            for sub in inner if isinstance(inner, list) else (inner,):
                if type(sub).__name__ == "SubPattern":
                    yield from operations(sub)


def parsed(pattern: str, flags: int = 0) -> Any:
    return operations(re._parser.parse(pattern, flags & ~re.DEBUG))  # type: ignore[attr-defined]


def test_the_lint_sees_what_it_forbids() -> None:
    found = {op for bad in (r"a(?=b)", r"(?<!a)b", r"(a)\1", r"(?>a)b", r"a++b") for op, _ in parsed(bad)}
    assert found >= OUTSIDE_RE2 - {"GROUPREF_EXISTS"}
    assert slowest(r"(?:a+)+b") and slowest(r"a*a*b") and not slowest(r"a+(?:-a+)*b")
    assert slowest(r"(?:[a-z]+ ?){0,8}") and not slowest(r"(?:[a-z]+(?: |$)){0,8}")


def test_patterns_stay_in_the_subset_of_re2() -> None:
    assert len(patterns()) > 50
    used = {(where, pattern, op) for pattern, (where, flags) in patterns().items() for op, _ in parsed(pattern, flags)}
    assert {found for found in used if found[2] in OUTSIDE_RE2} == set()


HOSTILE = ["1", "億", "亿", "十", "a", "A", " ", "，", ",", "1,", "1.", "$", "年", "a ", "A ", "「", "<", "|", "-", "、a", "1 亿"]
_SHORT = 96  # enough for what has more ways than letters
LENGTHS = [*range(16, 40, 2), 48, 64, 96, 150, 250, 500, 2_000, 10_000, 30_000, 60_000]  # in small steps, so that what is exponential ends


def slowest(pattern: str, flags: int = 0) -> str | None:
    """The text on which one match of the pattern takes far too long, if there is one."""
    compiled = re.compile(pattern, flags & ~re.DEBUG)
    own = [chr(argument) for op, argument in parsed(pattern, flags) if op == "LITERAL"]
    for unit in dict.fromkeys([*own[:12], *HOSTILE]):
        for length in LENGTHS:
            text = unit * (length // len(unit))
            before = time.process_time()
            compiled.match(text)
            if length <= _SHORT:
                compiled.fullmatch(text + "\0")  # what nearly matches is tried in every way there is
            if time.process_time() - before > 0.5:  # what is linear takes under a hundredth of it
                return unit
    return None


def test_one_match_takes_time_in_proportion_to_the_text() -> None:
    slow = {(where, pattern): slowest(pattern, flags) for pattern, (where, flags) in patterns().items()}
    assert {key: unit for key, unit in slow.items() if unit} == {}


# --- locks -----------------------------------------------------------------------------------------------------------

LOCKS = ("requirements-build.lock", "requirements.lock", "requirements-test.lock")


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_pin_and_hash_everything_and_name_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text and "--index" not in text and "--find-links" not in text
    entries = re.split(r"\n(?=[A-Za-z])", re.sub(r"(?m)^\s*#.*\n?", "", text).strip())
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_locks_agree_and_cover_what_is_declared() -> None:
    core, full = pins("requirements.lock"), pins("requirements-test.lock")
    assert {name: (version, full.get(name)) for name, version in core.items() if full.get(name) != version} == {}
    extras = [line for lines in PROJECT["optional-dependencies"].values() for line in lines]
    for requirements, lock in ((PROJECT["dependencies"], core), (extras, full)):
        names = {re.split(r"[\[<>=~! ;]", line)[0].lower() for line in requirements} - {"jiyao"}
        assert names - lock.keys() == set()


# --- documents -------------------------------------------------------------------------------------------------------


def tracked_text() -> list[Path]:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file() and not name.endswith((".png", ".ico"))]


def test_no_file_names_a_registry_or_a_place_on_one_machine() -> None:
    hosts = ["pypi" + ".org", "python" + "hosted", "registry.npm" + "js", "deb." + "debian.org"]
    places = ["/ro" + "ot/", "/wo" + "rk/", "/ho" + "me/"]
    found = []
    for path in tracked_text():
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [(path.name, word) for word in (*hosts, *places) if word in text]
    assert found == []


def test_readme_names_every_verb() -> None:
    from pipeline.cli import verbs

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [verb for verb in verbs() if f"`jiyao {verb}" not in readme] == []


def test_design_names_every_module() -> None:
    design = (PACKAGE / "DESIGN.md").read_text(encoding="utf-8")
    top = {path.stem if path.suffix else path.name for path in PACKAGE.iterdir() if not path.name.startswith("_") and path.suffix in (".py", "")}
    assert sorted(name for name in top if not re.search(rf"`{name}(?:/|`)", design)) == []


def folders(root: Path) -> set[str]:
    """The folders below a folder that hold Python."""
    return {path.parent.relative_to(root).as_posix() for path in root.rglob("*.py")}


def test_tests_stand_in_the_folders_of_what_they_test() -> None:
    assert folders(ROOT / "tests") - folders(PACKAGE) == {"helpers"}


def test_design_sends_to_places_that_exist() -> None:
    table = (PACKAGE / "DESIGN.md").read_text(encoding="utf-8").split("## To change X, touch Y")[1]
    named = {path for path in re.findall(r"`([\w./-]+)`", table) if "/" in path and not path.startswith("corpus/")}
    assert len(named) > 10
    assert sorted(path for path in named if not (PACKAGE / path).exists()) == []


def python_blocks(path: Path) -> list[str]:
    return re.findall(r"```python\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)


def test_python_of_the_readme_runs_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = python_blocks(ROOT / "README.md")
    assert blocks
    for block in blocks:
        test = doctest.DocTestParser().get_doctest(block, {}, "README.md", "README.md", 0)
        assert doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS).run(test).failed == 0


@pytest.mark.parametrize("document", ["README.md", "pipeline/DESIGN.md", "corpus/README.md"])
def test_links_inside_the_repository_lead_somewhere(document: str) -> None:
    path = ROOT / document
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []
