"""Where the code that runs comes from: the documents' text and public checkouts, read at run time, never kept."""

import argparse
import ast
import re
import textwrap
from pathlib import Path


def arguments(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--documents", help="folder with the five document texts")
    parser.add_argument("--sources", help="folder with the checked-out public repositories")
    parser.add_argument("--out", required=True, help="folder the fixtures are written to")
    return parser.parse_args()


def document(folder, number):
    """The text of document `number`, such as "002"."""
    (path,) = Path(folder).glob(f"{number}_*.txt")
    return path.read_text(encoding="utf-8")


def text_of(folder, path):
    """The text of a file in a checkout, `repository/path`."""
    return Path(folder, path).read_text(encoding="utf-8")


def function_text(text, name):
    """The source of one function out of prose: from its `def` to the first line that is not deeper."""
    lines = text.splitlines()
    for start, line in enumerate(lines):
        head = re.match(rf"(\s*)def {name}\(", line)
        if head:
            break
    else:
        raise LookupError(f"no function {name} in the text")
    depth = len(head.group(1))
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > depth):
        end += 1
    return textwrap.dedent("\n".join(lines[start:end])) + "\n"


def module_text(source, name):
    """The source of one function or class out of a Python file."""
    for node in ast.parse(source).body:
        if getattr(node, "name", None) == name:
            return ast.get_source_segment(source, node)
    raise LookupError(f"no {name} in the file")


def asking(source, test):
    """The source of every `if` that asks `test`, wherever it is in a file."""
    return [
        ast.unparse(node)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.If) and ast.unparse(node.test) == test
    ]


def load(text, names, **namespace):
    """Run `text` with `namespace` in sight and hand back the named objects."""
    exec(compile(text, "<source>", "exec"), namespace)  # noqa: S102, running their code is the purpose
    found = [namespace[n] for n in names]
    return found[0] if len(found) == 1 else found


def without_docstrings(code):
    return re.sub(r'"""[\s\S]*?"""', "", code)


def require_same_code(code, prose, what):
    """Stop unless every line of `code` also stands in `prose`.

    Two documents lost their indentation, so the repository they quote is what
    runs; this proves that it says the same. White space and comments differ.
    """
    text = re.sub(r"\s+", "", prose)
    for line in without_docstrings(code).splitlines():
        bare = re.sub(r"\s+", "", line.split("#")[0])
        if bare and bare not in text:
            raise LookupError(f"{what} is not the document's code: {line.strip()!r}")
