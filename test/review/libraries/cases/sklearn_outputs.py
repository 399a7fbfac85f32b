import numpy as np
from sklearn.neural_network import MLPRegressor

x, y = np.zeros((1, 1)), np.array([[0.0, 1.0]])
model = MLPRegressor(hidden_layer_sizes=(), alpha=0.0, max_iter=1, solver="sgd", random_state=0)
model.partial_fit(x, y)


def at(bias):
    """Loss and gradient of the biases."""
    model.coefs_, model.intercepts_ = [np.zeros((1, 2))], [np.array(bias)]
    loss, _, gradient = model._backprop(x, y, [x, None], [None], [np.empty((1, 2))], [np.empty(2)])
    return loss, gradient[0]


loss, gradient = at([0.0, 0.0])
print("loss at h = (0, 0), y = (0, 1):", loss)
print("gradient of the second bias:", gradient[1])
print("slope of the loss, by differences:", round((at([0.0, 1e-3])[0] - at([0.0, -1e-3])[0]) / 2e-3, 9))
