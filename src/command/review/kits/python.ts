/** The kit for Python. */
export const pythonKit = `"""An adapter for lawgrad review: fill in what your program can do, delete the rest from CAN, then run
lawgrad review 'python3 adapter.py'. Which axis comes first, sum or mean, with or without a half: that is found out.

q["sizes"] [2, 3, 1]       q["activations"] ["tanh", "sigmoid"]    q["loss"] "quadratic"
q["parameters"]            a layer each: {"weights": rows, one an output, "bias": a number an output}
q["inputs"], q["targets"]  rows, one an example
q["optimizer"] {"name": "gradientDescent", "learningRate": 0.5}    q["steps"], q["batchSize"]
"""
import json
import sys

ABOUT = {"program": "mine", "activations": ["sigmoid"], "losses": ["quadratic"]}


def forward(q):
    raise NotImplementedError("forward")  # return {"outputs": rows}


def loss(q):
    raise NotImplementedError("loss")  # return {"loss": number}


def gradient(q):
    raise NotImplementedError("gradient")  # return {"gradient": [{"weights": rows, "bias": row}, ...]}


def train(q):
    raise NotImplementedError("train")  # return {"parameters": [{"weights": rows, "bias": row}, ...]}


CAN = {"forward": forward, "loss": loss, "gradient": gradient, "step": train, "train": train}

for line in sys.stdin:
    q = json.loads(line)
    if q["do"] == "stop":
        break
    if q["do"] == "start":
        answer = {"protocol": "lawgrad-review/1", "can": list(CAN), **ABOUT}
    else:
        try:
            answer = CAN[q["do"]](q)
        except Exception as problem:
            answer = {"error": repr(problem)}
    print(json.dumps({"id": q["id"], **answer}), flush=True)
`
