"""Drives a kernel with Jupyter's own client and prints what it saw, one JSON object."""

import json
import sys
import time

from jupyter_client import KernelManager

name, cells = sys.argv[1], int(sys.argv[2])
km = KernelManager(kernel_name=name)
km.start_kernel()
kc = km.client()
kc.start_channels()
kc.wait_for_ready(timeout=60)
seen = {}


def run(code, **options):
    """Runs a cell to its idle; gives the reply and the broadcasts."""
    shown = []
    reply = kc.execute_interactive(code, timeout=120, allow_stdin=False, output_hook=shown.append, **options)
    return reply["content"], [(m["msg_type"], m["content"]) for m in shown]


def printed(shown):
    return "".join(c["text"] for t, c in shown if t == "stream")


def displayed(shown):
    return [c["data"]["text/plain"] for t, c in shown if t == "display_data"]


seen["types"] = [t for t, _ in run("console.log('a'); 1 + 1")[1]]
seen["lines"] = printed(run("for (let i = 0; i < 100000; i++) console.log(i)")[1]) == "".join(
    f"{i}\n" for i in range(100000)
)
run("import { display } from 'tslab';")
seen["megabytes"] = [len(one) for one in displayed(run("display.text('x'.repeat(50e6))")[1])]
seen["displays"] = displayed(run("for (let i = 0; i < 10000; i++) display.text(String(i))")[1]) == [
    str(i) for i in range(10000)
]

ids = [kc.execute("await new Promise((done) => setTimeout(done, 100)); throw new Error('a')")]
ids += [kc.execute("1") for _ in range(4)]
seen["aborted"] = [kc.get_shell_msg(timeout=30)["content"]["status"] for _ in ids]
seen["after"] = run("1")[0]["status"]

burst = kc.execute("setTimeout(() => { for (let i = 0; i < 2000; i++) console.log(i); }, 0); 1")
deadline = time.time() + 10
text = ""
while text.count("\n") < 2000 and time.time() < deadline:
    message = kc.get_iopub_msg(timeout=10)
    if message["msg_type"] == "stream" and message["parent_header"]["msg_id"] == burst:
        text += message["content"]["text"]
seen["burst"] = text == "".join(f"{i}\n" for i in range(2000))
kc.get_shell_msg(timeout=10)

results = [run(f"{i} + 1")[1] for i in range(cells)]
seen["session"] = [
    next((c["data"]["text/plain"] for t, c in shown if t == "execute_result"), None) for shown in results
] == [str(i + 1) for i in range(cells)]

kc.execute("console.log('in'); for (;;) {}")
while kc.get_iopub_msg(timeout=10)["msg_type"] != "stream":
    pass
km.interrupt_kernel()
seen["interrupted"] = kc.get_shell_msg(timeout=10)["content"]["ename"]

kc.input_seen = None
typed = []
reply = kc.execute_interactive(
    "prompt('Name? ')",
    timeout=30,
    allow_stdin=True,
    stdin_hook=lambda m: kc.input(m["content"]["prompt"] + "Ada"),
    output_hook=typed.append,
)
seen["typed"] = [m["content"]["data"]["text/plain"] for m in typed if m["msg_type"] == "execute_result"]

km.restart_kernel()
kc.wait_for_ready(timeout=60)
seen["restarted"] = run("1 + 1")[0]["execution_count"]
run("setInterval(() => {}, 1000)")
began = time.time()
km.shutdown_kernel()
seen["shutdown"] = time.time() - began < 3
json.dump(seen, sys.stdout)
