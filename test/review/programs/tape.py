# Tensors with a tape.
import json, sys
import numpy as np
np.seterr(all="ignore")

class T:
    def __init__(self, v, back=None, parents=()):
        self.v, self.g, self.back, self.parents = np.asarray(v, dtype=float), None, back, parents
    def acc(self, g):
        while g.ndim > self.v.ndim: g = g.sum(axis=0)
        for ax, n in enumerate(self.v.shape):
            if n == 1 and g.shape[ax] != 1: g = g.sum(axis=ax, keepdims=True)
        self.g = g if self.g is None else self.g + g

def matmul(a, b):
    def back(g): a.acc(g @ b.v.T); b.acc(a.v.T @ g)
    return T(a.v @ b.v, back, (a, b))
def add(a, b):
    def back(g): a.acc(g); b.acc(g)
    return T(a.v + b.v, back, (a, b))
def sigmoid(a):
    s = 1 / (1 + np.exp(-a.v))
    def back(g): a.acc(g * s * (1 - s))
    return T(s, back, (a,))
def tanh(a):
    t = np.tanh(a.v)
    def back(g): a.acc(g * (1 - t * t))
    return T(t, back, (a,))
def relu(a):
    def back(g): a.acc(g * (a.v > 0))
    return T(np.maximum(a.v, 0), back, (a,))
def bce(h, y):
    m = y.shape[0]
    def back(g): h.acc(g * (h.v - y) / (h.v * (1 - h.v)) / m)
    return T(-(y * np.log(h.v) + (1 - y) * np.log(1 - h.v)).sum() / m, back, (h,))
def mse(h, y):
    def back(g): h.acc(g * 2 * (h.v - y) / y.size)
    return T(((h.v - y) ** 2).mean(), back, (h,))

def backward(t):
    order, seen = [], set()
    def visit(n):
        if id(n) in seen: return
        seen.add(id(n))
        for p in n.parents: visit(p)
        order.append(n)
    visit(t)
    t.g = np.ones_like(t.v)
    for n in reversed(order):
        if n.back: n.back(n.g)

F = {"sigmoid": sigmoid, "tanh": tanh, "relu": relu, "identity": lambda a: a}
L = {"quadratic": mse, "binaryCrossEntropy": bce}

def model(Ws, bs, X, acts):
    a = T(X)
    for W, b, f in zip(Ws, bs, acts): a = F[f](add(matmul(a, W), b))
    return a

class SGD:
    def __init__(self, ps, lr, mu=0.0): self.ps, self.lr, self.mu, self.v = ps, lr, mu, [np.zeros_like(p.v) for p in ps]
    def step(self):
        for k, p in enumerate(self.ps):
            self.v[k] = self.mu * self.v[k] + p.g
            p.v = p.v - self.lr * self.v[k]
    def zero(self):
        for p in self.ps: p.g = None

def answer(q):
    if q["do"] == "start":
        return {"protocol": "lawgrad-review/1", "can": ["forward", "loss", "gradient", "step", "train"], "activations": list(F), "losses": list(L), "optimizers": ["gradientDescent", "momentum"], "weights": "[in, out]", "bias": "row"}
    Ws = [T(arr(p["weights"])) for p in q["parameters"]]
    bs = [T(arr(p["bias"])) for p in q["parameters"]]
    X, Y, acts = arr(q["inputs"]), arr(q["targets"]), q["activations"]
    if q["do"] == "forward": return {"outputs": model(Ws, bs, X, acts).v}
    if q["do"] == "loss": return {"loss": float(L[q["loss"]](model(Ws, bs, X, acts), Y).v)}
    if q["do"] == "gradient":
        backward(L[q["loss"]](model(Ws, bs, X, acts), Y))
        return {"gradient": [{"weights": W.g, "bias": b.g} for W, b in zip(Ws, bs)]}
    o = q["optimizer"]
    opt = SGD(Ws + bs, o["learningRate"], o.get("momentum", 0.0))
    steps, size = (1, len(X)) if q["do"] == "step" else (q["steps"], q["batchSize"])
    done = 0
    while done < steps:
        for i in range(0, len(X), size):
            if done == steps: break
            opt.zero()
            backward(L[q["loss"]](model(Ws, bs, X[i:i+size], acts), Y[i:i+size]))
            opt.step()
            done += 1
    return {"parameters": [{"weights": W.v, "bias": b.v} for W, b in zip(Ws, bs)]}

def arr(v):
    return np.array(json.loads(json.dumps(v).replace('"-0"', '-0.0').replace('"-Infinity"', '-Infinity').replace('"Infinity"', 'Infinity').replace('"NaN"', 'NaN')), dtype=float)

for line in sys.stdin:
    q = json.loads(line)
    if q["do"] == "stop": break
    try: a = answer(q)
    except Exception as e: a = {"error": repr(e)}
    print(json.dumps({"id": q["id"], **a}, default=lambda a: a.tolist()), flush=True)
