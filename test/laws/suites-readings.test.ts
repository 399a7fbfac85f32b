import { denseLayer, reluLayer, residualLayer, sharedLayer, sigmoidLayer, softmaxLayer, tanhLayer } from 'lawgrad'
import { readingsSuite } from 'lawgrad/laws'
import { gradientGraph, layerGraph } from '../../src/layer/graph.ts'
import { outputOver } from '../../src/layer/over.ts'
import { right, wrong } from './suites-support.ts'
import { affine, type P, block, gains, noisy } from './layer-subjects.ts'

const ofDense = denseLayer(2, 3)
right(
  readingsSuite(ofDense),
  readingsSuite(softmaxLayer(3)),
  readingsSuite(reluLayer([2, 2])),
  readingsSuite(gains),
  readingsSuite(noisy),
  readingsSuite(sharedLayer(3, block)),
  readingsSuite(residualLayer(block))
)
wrong(
  'readings',
  {
    'the graph of another layer': [
      readingsSuite(sigmoidLayer(2), {}, { layerGraph: () => layerGraph(tanhLayer(2)) }),
      'graph = real'
    ],
    'the gradient of another layer': [
      readingsSuite(sigmoidLayer(2), {}, { gradientGraph: () => gradientGraph(tanhLayer(2)) }),
      'graph = real'
    ],
    'an output that is off by one bit over any scalar': [
      readingsSuite(
        ofDense,
        {},
        {
          outputOver: scalar => one => (theta, x, noise) =>
            outputOver(scalar)(one)(theta, x, noise).map(y => scalar.mul(y, scalar.fromNumber(1 + Number.EPSILON)))
        }
      ),
      'over real numbers = real',
      'primal parts = real',
      'bounds enclose'
    ],
    'a pullback that is off in its bounds': [
      readingsSuite<2, 2, P>({
        ...affine,
        at: algebra => (p, x, noise) => {
          const { output, pullback } = affine.at(algebra)(p, x, noise)
          return { output, pullback: c => ({ ...pullback(c), input: algebra.scale(algebra.num(1.5))(c) }) }
        }
      }),
      'bounds enclose'
    ]
  },
  [readingsSuite(ofDense)]
)
