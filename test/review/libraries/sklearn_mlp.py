"""scikit-learn: MLPRegressor and MLPClassifier. `python3 sklearn_mlp.py quadratic`, `binaryCrossEntropy`, `categoricalCrossEntropy`"""
import sys
import warnings

import numpy as np
from sklearn.neural_network import MLPClassifier, MLPRegressor
from serve import serve

warnings.simplefilter("ignore")
LOSS = sys.argv[1] if len(sys.argv) > 1 else "quadratic"
NAMES = {"sigmoid": "logistic"}


def options(q):
    """The options of a request."""
    o = q.get("optimizer", {})
    if o.get("name") == "adam":
        rule = {"solver": "adam", "beta_1": o["beta1"], "beta_2": o["beta2"], "epsilon": o["epsilon"]}
    else:
        rule = {"solver": "sgd", "momentum": o.get("momentum", 0.0), "nesterovs_momentum": o.get("name") == "nesterov"}
    return {
        "learning_rate_init": o.get("learningRate", 0.001), "alpha": o.get("weightDecay", 0.0),
        "batch_size": q.get("batchSize", "auto"), "max_iter": round(q.get("epochs", 1)), "shuffle": False,
        "tol": 0.0, "n_iter_no_change": 10**6, **rule,
    }


def make(q):
    """A model with the parameters of the request, as `warm_start` goes on with them."""
    names = [NAMES.get(a, a) for a in q["activations"][:-1]]
    kind = MLPRegressor if LOSS == "quadratic" else MLPClassifier
    model = kind(hidden_layer_sizes=q["sizes"][1:-1], activation=(names or ["identity"])[0], warm_start=True, **options(q))
    x, y = np.array(q["inputs"], float), np.array(q["targets"], float)
    classes = y.astype(int) if LOSS == "binaryCrossEntropy" else y
    model._random_state = np.random.RandomState(0)
    if LOSS != "quadratic":
        model._label_binarizer = Binarizer()
        model.classes_ = np.arange(y.shape[1])
    model._validate_input = lambda X, y, incremental, reset: (X, y)
    model._initialize(y, q["sizes"], x.dtype)
    model.coefs_ = [np.array(p["weights"], float).reshape(n, m) for p, n, m in zip(q["parameters"], q["sizes"], q["sizes"][1:])]
    model.intercepts_ = [np.array(p["bias"], float) for p in q["parameters"]]
    return model, x, y


class Binarizer:
    """Targets are binary already."""

    y_type_ = "multiclass" if LOSS == "categoricalCrossEntropy" else "multilabel-indicator"


def pairs(weights, biases):
    return [{"weights": w, "bias": b} for w, b in zip(weights, biases)]


def backprop(q):
    model, x, y = make(q)
    layers = len(q["sizes"]) - 1
    grads = [np.empty_like(w) for w in model.coefs_], [np.empty_like(b) for b in model.intercepts_]
    return model._backprop(x, y, [x] + [None] * layers, [None] * layers, *grads)


def forward(q):
    model, x, _ = make(q)
    return {"outputs": model._forward_pass_fast(x, check_input=False)}


def loss(q):
    return {"loss": float(backprop(q)[0])}


def gradient(q):
    _, weights, biases = backprop(q)
    return {"gradient": pairs(weights, biases)}


def train(q):
    model, x, y = make(q)
    model.fit(x, y)
    return {"parameters": pairs(model.coefs_, model.intercepts_)}


LAST = {"quadratic": "identity", "binaryCrossEntropy": "sigmoid", "categoricalCrossEntropy": "softmax"}[LOSS]
HIDDEN = sys.argv[2] if len(sys.argv) > 2 else "tanh"
serve(
    {
        "program": f"scikit-learn, {LOSS}", "weights": "[in, out]", "hiddenActivations": [HIDDEN],
        "lastActivations": [LAST], "losses": [LOSS], "weightDecay": True,
        "optimizers": ["gradientDescent", "momentum", "nesterov", "adam"],
    },
    forward=forward, loss=loss, gradient=gradient, train=train,
)
