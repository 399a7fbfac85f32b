/* Everything in one vector; sigmoid or tanh units, half the mean squared error. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char line[1 << 20];
static double sizes[32], theta[1 << 16], x[1 << 16], y[1 << 16], out[1 << 16], grad[1 << 16];
static int L, m, count, kinds[32]; /* 0 sigmoid, 1 tanh, 2 identity */
static double act[32][256], delta[32][256];

static int S(int l) { return (int)sizes[l]; }

static double f(int kind, double z) {
  if (kind == 1) return tanh(z);
  if (kind == 2) return z;
  return z >= 0 ? 1 / (1 + exp(-z)) : exp(z) / (1 + exp(z));
}
static double slope(int kind, double a) { return kind == 1 ? 1 - a * a : kind == 2 ? 1 : a * (1 - a); }

static double *weights(double *v, int l) {
  for (int k = 0; k < l; k++) v += S(k + 1) * S(k) + S(k + 1);
  return v;
}

static void run(const double *in) {
  for (int j = 0; j < S(0); j++) act[0][j] = in[j];
  for (int l = 0; l < L; l++) {
    double *w = weights(theta, l), *b = w + S(l + 1) * S(l);
    for (int i = 0; i < S(l + 1); i++) {
      double z = b[i];
      for (int j = 0; j < S(l); j++) z += w[i * S(l) + j] * act[l][j];
      act[l + 1][i] = f(kinds[l], z);
    }
  }
}

static double loss(void) {
  double sum = 0;
  for (int k = 0; k < m; k++) {
    run(x + k * S(0));
    for (int i = 0; i < S(L); i++) sum += pow(act[L][i] - y[k * S(L) + i], 2);
  }
  return sum / (2 * m);
}

static void gradient(double *g, int from, int to) {
  memset(g, 0, sizeof(double) * count);
  double scale = 1.0 / (to - from);
  for (int k = from; k < to; k++) {
    run(x + k * S(0));
    for (int i = 0; i < S(L); i++) delta[L][i] = (act[L][i] - y[k * S(L) + i]) * slope(kinds[L - 1], act[L][i]);
    for (int l = L - 1; l > 0; l--) {
      double *w = weights(theta, l);
      for (int j = 0; j < S(l); j++) {
        double s = 0;
        for (int i = 0; i < S(l + 1); i++) s += w[i * S(l) + j] * delta[l + 1][i];
        delta[l][j] = s * slope(kinds[l - 1], act[l][j]);
      }
    }
    for (int l = 0; l < L; l++) {
      double *dw = weights(g, l), *db = dw + S(l + 1) * S(l);
      for (int i = 0; i < S(l + 1); i++) {
        for (int j = 0; j < S(l); j++) dw[i * S(l) + j] += scale * delta[l + 1][i] * act[l][j];
        db[i] += scale * delta[l + 1][i];
      }
    }
  }
}

static void train(double rate, int steps, int size) {
  int at = 0;
  for (int t = 0; t < steps; t++) {
    int to = at + size < m ? at + size : m;
    gradient(grad, at, to);
    for (int i = 0; i < count; i++) theta[i] -= rate * grad[i];
    at = to == m ? 0 : to;
  }
}

static int numbers(const char *name, double *to) {
  char key[64], *at;
  int n = 0;
  sprintf(key, "\"%s\":[", name);
  if (!(at = strstr(line, key))) return 0;
  for (at += strlen(key); *at && *at != ']'; at += *at == ',') {
    int quoted = *at == '"';
    to[n++] = strtod(at + quoted, &at);
    at += quoted;
  }
  return n;
}

static double field(const char *name, double otherwise) {
  char key[64], *at;
  sprintf(key, "\"%s\":", name);
  return (at = strstr(line, key)) ? strtod(at + strlen(key), 0) : otherwise;
}

static void names(void) {
  char *at = strstr(line, "\"activations\":[");
  if (!at) return;
  at += 15;
  for (int l = 0; *at != ']' && l < 32; l++) {
    kinds[l] = at[1] == 's' ? 0 : at[1] == 't' ? 1 : 2;
    at = strchr(at + 1, '"') + 1;
    if (*at == ',') at++;
  }
}

int main(void) {
  while (fgets(line, sizeof line, stdin) && !strstr(line, "\"do\":\"stop\"")) {
    int n = 0, id = atoi(strstr(line, "\"id\":") + 5);
    double *show = out;
    printf("{\"id\":%d,", id);
    L = numbers("sizes", sizes) - 1;
    count = numbers("parameters", theta);
    if (L > 0) m = numbers("inputs", x) / S(0);
    numbers("targets", y);
    names();
    if (strstr(line, "\"do\":\"start\""))
      printf("\"protocol\":\"lawgrad-review/1\",\"arrays\":\"flat\",\"can\":[\"forward\",\"loss\",\"gradient\",\"step\",\"train\"],\"program\":\"vector\",\"activations\":[\"sigmoid\",\"tanh\",\"identity\"],\"losses\":[\"quadratic\"]");
    else if (strstr(line, "\"do\":\"loss\"")) printf("\"loss\":%.17g", loss());
    else if (strstr(line, "\"do\":\"forward\"")) {
      for (int k = 0; k < m; k++) {
        run(x + k * S(0));
        memcpy(out + k * S(L), act[L], sizeof(double) * S(L));
      }
      n = m * S(L);
      printf("\"outputs\":[");
    } else if (strstr(line, "\"do\":\"gradient\"")) {
      gradient(grad, 0, m);
      show = grad, n = count;
      printf("\"gradient\":[");
    } else {
      int one = strstr(line, "\"do\":\"step\"") != 0;
      train(field("learningRate", 0), one ? 1 : (int)field("steps", 1), one ? m : (int)field("batchSize", m));
      show = theta, n = count;
      printf("\"parameters\":[");
    }
    for (int i = 0; i < n; i++) printf("%s%.17g%s", i ? "," : "", show[i], i == n - 1 ? "]" : "");
    puts("}");
    fflush(stdout);
  }
  return 0;
}
