"""Runs commands one after another and says what each cost: Node can't ask the kernel about one child, wait4(2) can.

A line of JSON in, a line of JSON out. Times in seconds, peak in KiB as Linux counts it.
"""

import json
import os
import signal
import sys
import time

NULL = os.open(os.devnull, os.O_RDWR)


def run(request):
    os.chdir(request["cwd"])
    log = os.open(request["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    files = [(os.POSIX_SPAWN_DUP2, NULL, 0), (os.POSIX_SPAWN_DUP2, log, 1), (os.POSIX_SPAWN_DUP2, log, 2)]
    start = time.perf_counter()
    # A group of its own: what hangs is ended with all it started.
    child = os.posix_spawn(request["argv"][0], request["argv"], request["env"], file_actions=files, setpgroup=0)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
    signal.setitimer(signal.ITIMER_REAL, request["timeout"])
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    signal.setitimer(signal.ITIMER_REAL, 0)
    os.close(log)
    unit = 1024 if sys.platform == "darwin" else 1
    return {
        "status": os.waitstatus_to_exitcode(status),
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss // unit,
    }


for line in sys.stdin:
    print(json.dumps(run(json.loads(line))), flush=True)
