# Scalar values that know their parents, and a network of them.
import json, math, sys

class Value:
    def __init__(self, data, parents=(), push=lambda g: ()):
        self.data, self.grad, self.parents, self.push = data, 0.0, parents, push
    def __add__(self, o):
        o = o if isinstance(o, Value) else Value(o)
        return Value(self.data + o.data, (self, o), lambda g: (g, g))
    def __mul__(self, o):
        o = o if isinstance(o, Value) else Value(o)
        return Value(self.data * o.data, (self, o), lambda g: (g * o.data, g * self.data))
    def __sub__(self, o): return self + o * -1.0
    def square(self): return self * self
    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), lambda g: (g * (1 - t * t),))
    def relu(self):
        return Value(max(0.0, self.data), (self,), lambda g: (g if self.data > 0 else 0.0,))
    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data)) if self.data > -700 else math.exp(self.data)
        return Value(s, (self,), lambda g: (g * s * (1 - s),))
    def identity(self): return self
    def backward(self):
        order, seen = [], set()
        def visit(v):
            stack = [(v, False)]
            while stack:
                n, done = stack.pop()
                if done: order.append(n)
                elif id(n) not in seen:
                    seen.add(id(n))
                    stack.append((n, True))
                    stack.extend((p, False) for p in n.parents)
        visit(self)
        self.grad = 1.0
        for v in reversed(order):
            for p, g in zip(v.parents, v.push(v.grad)):
                p.grad += g

class Neuron:
    def __init__(self, w, b, act): self.w, self.b, self.act = [Value(v) for v in w], Value(b), act
    def __call__(self, x):
        s = self.b
        for wi, xi in zip(self.w, x): s = s + wi * xi
        return getattr(s, self.act)()

def build(q):
    return [[Neuron(w, b, k) for w, b in zip(p["weights"], p["bias"])] for p, k in zip(q["parameters"], q["activations"])]

def run(net, x):
    for layer in net: x = [n(x) for n in layer]
    return x

def total(net, X, Y):
    s = Value(0.0)
    for x, y in zip(X, Y):
        for h, t in zip(run(net, [Value(v) for v in x]), y):
            s = s + (h - t).square()
    return s * (1.0 / len(X))

def answer(q):
    if q["do"] == "start":
        return {"protocol": "lawgrad-review/1", "can": ["forward", "loss", "gradient", "train"], "activations": ["tanh", "relu", "sigmoid", "identity"],
                "losses": ["quadratic"], "optimizers": ["gradientDescent"]}
    net = build(q)
    X, Y = q["inputs"], q["targets"]
    if q["do"] == "forward": return {"outputs": [[v.data for v in run(net, [Value(u) for u in x])] for x in X]}
    if q["do"] == "loss": return {"loss": total(net, X, Y).data}
    if q["do"] == "gradient":
        total(net, X, Y).backward()
        return {"gradient": [{"weights": [[w.grad for w in n.w] for n in l], "bias": [n.b.grad for n in l]} for l in net]}
    at = 0
    for _ in range(q["steps"]):
        xs, ys = X[at:at + q["batchSize"]], Y[at:at + q["batchSize"]]
        at += q["batchSize"]
        if at >= len(X): at = 0
        for l in net:
            for n in l:
                for v in n.w + [n.b]: v.grad = 0.0
        total(net, xs, ys).backward()
        for l in net:
            for n in l:
                for v in n.w + [n.b]: v.data -= q["optimizer"]["learningRate"] * v.grad
    return {"parameters": [{"weights": [[w.data for w in n.w] for n in l], "bias": [n.b.data for n in l]} for l in net]}

def number(v):
    if isinstance(v, list): return [number(u) for u in v]
    if isinstance(v, dict): return {k: number(u) for k, u in v.items()}
    if v in ("NaN", "Infinity", "-Infinity", "-0"): return float(v.replace("Infinity", "inf"))
    return float(v)

for line in sys.stdin:
    q = json.loads(line)
    if q["do"] == "stop": break
    for k in ("parameters", "inputs", "targets"):
        if k in q: q[k] = number(q[k])
    try: a = answer(q)
    except Exception as e: a = {"error": repr(e)}
    print(json.dumps({"id": q["id"], **a}), flush=True)
