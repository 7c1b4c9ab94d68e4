"""How a framework's script answers: one JSON object a line in, one a line out, in order.

In: {"id", "text", "run", "steps"}. Out: {"id", "rates"}, or {"id", "error"} where the framework refused.
"""

import ast
import json
import math
import sys


def answer(rates_of):
    """Answer every line of standard input with `rates_of(text, run, steps)`."""
    for line in sys.stdin:
        print(json.dumps(reply_to(json.loads(line), rates_of)), flush=True)


def reply_to(asked, rates_of):
    try:
        rates = [float(rate) for rate in rates_of(asked["text"], asked["run"], asked["steps"])]
        return {"id": asked["id"], "rates": [rate if math.isfinite(rate) else None for rate in rates]}
    except Exception as error:  # noqa: BLE001, whatever it is, it is the answer
        return {"id": asked["id"], "error": f"{type(error).__name__}: {error}"}


def value_of(text, names):
    """Run `text` with `names` in sight; what its last statement is worth, or gave a name to, or defines."""
    body = ast.parse(text).body
    last = body[-1]
    if isinstance(last, ast.FunctionDef):
        body, last = [*body, last], ast.Expr(ast.copy_location(ast.Name(last.name, ast.Load()), last))
    if isinstance(last, ast.Assign):
        last = ast.Expr(last.value)
    names = {"math": math, **names}
    exec(compile(ast.Module(body[:-1], []), "<text>", "exec"), names)  # noqa: S102, running it is the purpose
    return eval(compile(ast.Expression(last.value), "<text>", "eval"), names)  # noqa: S307
