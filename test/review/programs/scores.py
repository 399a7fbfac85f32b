# Rows are examples, weights are [in, out], softmax regression on top; decay of weights.
import json, sys
import numpy as np
np.seterr(all="ignore")

def softmax(s):
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)

class MLP:
    def __init__(self, layers, acts):
        self.W = [w for w, _ in layers]
        self.b = [b for _, b in layers]
        self.acts = acts

    def scores(self, X):
        self.inputs, self.pre = [], []
        h = X
        for W, b, act in zip(self.W, self.b, self.acts):
            self.inputs.append(h)
            s = h.dot(W) + b
            self.pre.append(s)
            h = np.maximum(0, s) if act == "relu" else np.tanh(s) if act == "tanh" else s
        return h

    def probs(self, X):
        return softmax(self.scores(X))

    def loss(self, X, Y):
        s = self.scores(X)
        s = s - s.max(axis=1, keepdims=True)
        logp = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
        return -(Y * logp).sum() / X.shape[0]

    def grads(self, X, Y):
        N = X.shape[0]
        d = (self.probs(X) - Y) / N
        out = []
        for i in reversed(range(len(self.W))):
            dW = self.inputs[i].T.dot(d)
            db = d.sum(axis=0)
            out.insert(0, (dW, db))
            if i:
                d = d.dot(self.W[i].T)
                if self.acts[i-1] == "relu": d = d * (self.pre[i-1] > 0)
                else: d = d * (1 - np.tanh(self.pre[i-1]) ** 2)
        return out

    def fit(self, X, Y, o, steps, size):
        lr, wd = o["learningRate"], o.get("weightDecay", 0.0)
        n, t = 0, 0
        mom = [(np.zeros_like(W), np.zeros_like(b)) for W, b in zip(self.W, self.b)]
        sec = [(np.zeros_like(W), np.zeros_like(b)) for W, b in zip(self.W, self.b)]
        while t < steps:
            xb, yb = X[n:n+size], Y[n:n+size]
            n += size
            if n >= X.shape[0]: n = 0
            t += 1
            G = self.grads(xb, yb)
            for i, (dW, db) in enumerate(G):
                if o["name"] == "gradientDescent":
                    self.W[i] = self.W[i] - lr * (dW + wd * self.W[i])
                    self.b[i] = self.b[i] - lr * db
                else:
                    new = []
                    for j, (p, g) in enumerate(((self.W[i], dW), (self.b[i], db))):
                        if o["name"] == "adam" and j == 0: g = g + wd * p
                        m = o["beta1"] * mom[i][j] + (1 - o["beta1"]) * g
                        v = o["beta2"] * sec[i][j] + (1 - o["beta2"]) * g * g
                        mom[i][j][...] = m
                        sec[i][j][...] = v
                        u = m / (1 - o["beta1"] ** t) / (np.sqrt(v / (1 - o["beta2"] ** t)) + o["epsilon"])
                        if o["name"] == "adamW" and j == 0: u = u + wd * p
                        new.append(p - lr * u)
                    self.W[i], self.b[i] = new

def answer(q):
    if q["do"] == "start":
        return {"protocol": "lawgrad-review/1", "program": "scores", "can": ["forward", "loss", "gradient", "step", "train"],
                "hiddenActivations": ["relu", "tanh"], "lastActivations": ["softmax"], "losses": ["categoricalCrossEntropy"],
                "optimizers": ["gradientDescent", "adam", "adamW"], "weightDecay": True, "weights": "[in, out]"}
    net = MLP([(arr(p["weights"]), arr(p["bias"])) for p in q["parameters"]], q["activations"])
    X, Y = arr(q["inputs"]), arr(q["targets"])
    if q["do"] == "forward": return {"outputs": net.probs(X)}
    if q["do"] == "loss": return {"loss": float(net.loss(X, Y))}
    if q["do"] == "gradient": return {"gradient": [{"weights": w, "bias": b} for w, b in net.grads(X, Y)]}
    if q["do"] == "step": net.fit(X, Y, q["optimizer"], 1, len(X))
    else: net.fit(X, Y, q["optimizer"], q["steps"], q["batchSize"])
    return {"parameters": [{"weights": w, "bias": b} for w, b in zip(net.W, net.b)]}

def arr(v):
    return np.array(json.loads(json.dumps(v).replace('"-0"', '-0.0').replace('"-Infinity"', '-Infinity').replace('"Infinity"', 'Infinity').replace('"NaN"', 'NaN')), dtype=float)

for line in sys.stdin:
    q = json.loads(line)
    if q["do"] == "stop": break
    try: a = answer(q)
    except Exception as e: a = {"error": repr(e)}
    print(json.dumps({"id": q["id"], **a}, default=lambda a: a.tolist()), flush=True)
