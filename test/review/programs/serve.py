"""Answers requests of lawgrad-review/1, a line for a line."""
import json
import sys


def serve(about, **can):
    for line in sys.stdin:
        q = json.loads(line)
        if q["do"] == "stop":
            return
        if q["do"] == "start":
            answer = {"protocol": "lawgrad-review/1", "can": list(can), **about}
        else:
            try:
                answer = can[q["do"]](q)
            except Exception as problem:
                answer = {"error": f"{type(problem).__name__}: {problem}"}
        print(json.dumps({"id": q["id"], **answer}, default=lambda a: a.tolist()), flush=True)
