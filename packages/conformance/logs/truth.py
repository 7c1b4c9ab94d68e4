"""What is written beside each log: the plan as a schedule of lrlab's core, the run, and what is true of it."""

import argparse
import json
import shutil
import sys
from pathlib import Path

# What the scripts of the fixtures share.
sys.path.append(str(Path(__file__).parent.parent / "make"))

parser = argparse.ArgumentParser()
parser.add_argument("--out", required=True, help="the folder logs of packages/analysis")
parser.add_argument("--only", help="one case")
OPTIONS = parser.parse_args()


def constant(rate, steps=None):
    return {"kind": "constant", "rate": rate, "steps": steps}


def ramp(start, to, steps, curve="linear"):
    return {"kind": "ramp", "from": start, "to": to, "steps": steps, "curve": curve, "mirrored": False}


def sequence(*parts):
    return {"kind": "sequence", "parts": list(parts)}


def cosine(peak, steps):
    return ramp(peak, 0, steps, "cosine")


def warmup(peak, warm, steps, curve="linear"):
    return sequence(ramp(0, peak, warm), ramp(peak, 0, steps - warm, curve))


def milestones(rate, at, factor=0.1):
    edges = [0, *at]
    parts = [constant(rate * factor**i, b - a) for i, (a, b) in enumerate(zip(edges, at))]
    return sequence(*parts, constant(rate * factor ** len(at)))


def exponential(rate, factor, every):
    return {"kind": "exponential", "rate": rate, "factor": factor, "every": every, "steps": None}


def folder(tool, name):
    """An empty folder for the log of a case."""
    path = Path(OPTIONS.out) / tool / name
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


def tell(tool, name, *, made_by, plan, run, truth, log="."):
    """Writes the truth of a case beside its log."""
    path = Path(OPTIONS.out) / tool / f"{name}.json"
    # An event file's name ends with the machine that wrote it, which is nobody's business.
    for place, file in enumerate(sorted((path.parent / name).rglob("*tfevents*"))):
        time = file.name.split(".")[3]
        file.rename(file.with_name(f"events.out.tfevents.{time}.{place}"))
    told = {"log": f"{name}/{log}" if log != "." else name, "madeBy": made_by, "plan": plan, "run": run, "truth": truth}
    path.write_text(json.dumps(told, indent=2) + "\n")


def wanted(name):
    return OPTIONS.only is None or OPTIONS.only == name
