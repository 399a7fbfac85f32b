"""Layers as objects, lists of floats, one example at a time."""
import json, math, sys

def sigmoid(z):
    if z >= 0: return 1 / (1 + math.exp(-z))
    e = math.exp(z); return e / (1 + e)

class Sigmoid:
    def value(self, z): return sigmoid(z)
    def slope(self, z, a): return a * (1 - a)

class Tanh:
    def value(self, z): return math.tanh(z)
    def slope(self, z, a): return 1 - a * a

class Relu:
    def value(self, z): return z if z > 0 else 0.0
    def slope(self, z, a): return 1.0 if z > 0 else 0.0

class Identity:
    def value(self, z): return z
    def slope(self, z, a): return 1.0

KINDS = {"sigmoid": Sigmoid, "tanh": Tanh, "relu": Relu, "identity": Identity}

class Layer:
    def __init__(self, weights, bias, kind):
        self.w = [list(r) for r in weights]
        self.b = list(bias)
        self.f = KINDS[kind]()
        self.zero()

    def zero(self):
        self.dw = [[0.0] * len(r) for r in self.w]
        self.db = [0.0] * len(self.b)

    def forward(self, x):
        self.x = x
        self.z = [sum(wi * xi for wi, xi in zip(r, x)) + b for r, b in zip(self.w, self.b)]
        self.a = [self.f.value(z) for z in self.z]
        return self.a

    def backward(self, up):
        delta = [u * self.f.slope(z, a) for u, z, a in zip(up, self.z, self.a)]
        for i, d in enumerate(delta):
            for j, xj in enumerate(self.x):
                self.dw[i][j] += d * xj
            self.db[i] += d
        return [sum(delta[i] * self.w[i][j] for i in range(len(delta))) for j in range(len(self.x))]

class Network:
    def __init__(self, q):
        self.layers = [Layer(p["weights"], p["bias"], k) for p, k in zip(q["parameters"], q["activations"])]

    def predict(self, x):
        for l in self.layers: x = l.forward(x)
        return x

    def loss(self, xs, ys):
        return sum(sum((h - t) ** 2 for h, t in zip(self.predict(x), y)) / 2 for x, y in zip(xs, ys)) / len(xs)

    def zero(self):
        for l in self.layers: l.zero()

    def gradient(self, xs, ys):
        back = []
        for x, y in zip(xs, ys):
            h = self.predict(x)
            up = [(hi - t) / len(xs) for hi, t in zip(h, y)]
            for l in reversed(self.layers): up = l.backward(up)
            back.append(up)
        return back

class Trainer:
    def __init__(self, net, o):
        self.net, self.rate, self.mu = net, o["learningRate"], o.get("momentum", 0.0) if o["name"] == "momentum" else 0.0
        self.velocity = {}

    def move(self, key, value, g):
        v = self.mu * self.velocity.get(key, 0.0) + g
        self.velocity[key] = v
        return value - self.rate * v

    def update(self):
        for n, l in enumerate(self.net.layers):
            for i in range(len(l.b)):
                for j in range(len(l.w[i])):
                    l.w[i][j] = self.move((n, i, j), l.w[i][j], l.dw[i][j])
                l.b[i] = self.move((n, i, "b"), l.b[i], l.db[i])

    def step(self, xs, ys):
        self.net.zero()
        self.net.gradient(xs, ys)
        self.update()

    def run(self, xs, ys, steps, size):
        done = 0
        while done < steps:
            for at in range(0, len(xs), size):
                if done == steps: break
                self.step(xs[at:at + size], ys[at:at + size])
                done += 1

def answer(q):
    if q["do"] == "start":
        return {"protocol": "lawgrad-review/1", "program": "objects", "can": ["forward", "loss", "gradient", "inputGradient", "step", "train"],
                "activations": list(KINDS), "losses": ["quadratic"], "optimizers": ["gradientDescent", "momentum"]}
    net = Network(q)
    xs, ys = q["inputs"], q["targets"]
    if q["do"] == "forward": return {"outputs": [net.predict(x) for x in xs]}
    if q["do"] == "loss": return {"loss": net.loss(xs, ys)}
    if q["do"] == "gradient":
        back = net.gradient(xs, ys)
        return {"gradient": [{"weights": l.dw, "bias": l.db} for l in net.layers], "inputs": back}
    t = Trainer(net, q["optimizer"])
    if q["do"] == "step": t.step(xs, ys)
    else: t.run(xs, ys, q["steps"], q["batchSize"])
    return {"parameters": [{"weights": l.w, "bias": l.b} for l in net.layers]}

def number(v):
    if isinstance(v, list): return [number(u) for u in v]
    if isinstance(v, dict): return {k: number(u) for k, u in v.items()}
    if isinstance(v, str): return float(v.replace("Infinity", "inf")) if v in ("NaN", "Infinity", "-Infinity", "-0") else v
    return v

for line in sys.stdin:
    q = json.loads(line)
    if q["do"] == "stop": break
    for k in ("parameters", "inputs", "targets"):
        if k in q: q[k] = number(q[k])
    try: a = answer(q)
    except Exception as e: a = {"error": repr(e)}
    print(json.dumps({"id": q["id"], **a}), flush=True)
