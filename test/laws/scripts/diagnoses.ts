/**
 * What `diagnoseAt` says of the planted gradients, and of the same mistakes made independently: each on networks of its setting.
 */
import { diagnoseAt, networkCase, withCase, type Diagnosis, type Differentiate, type NetworkCase } from 'lawgrad/laws'
import * as fc from 'fast-check'
import { gradientBugs } from '../../planted/gradient/catalogue.ts'
import type { Setting } from '../../planted/setting.ts'
import { typedBugs } from '../independent/typed.ts'
import { vectorized } from '../independent/vectorized.ts'
import type { DiagnosisRow } from './matrix-page.ts'

const [all, hidden] = [/: layers 1 \(.*, 3 \(.* and 5 \(/u, /: layers 1 \([a-z]+\) and 3 \([a-z]+\)$/u]
const [dense, output] = [/: layers 0 \(.*, 2 \(.* and 4 \(/u, /: layer 5 \([a-z]+\)$/u]

/** A cause of a kind somewhere. */
const at = (kind: string, where = /$/u): RegExp =>
  new RegExp(`^${kind.replaceAll(/[()|+]/gu, String.raw`\$&`)}${where.source}`, 'u')

/** What the mistakes of the catalogue are called by a diagnosis of a network of three dense layers. */
export const expected: Readonly<Record<string, RegExp>> = {
  'gradient × 2': at('gradient × 2'),
  '½ twice': at('gradient ÷ 2'),
  'gradient × (1 + 1e-4)': at('gradient × c'),
  sign: at('sign'),
  'clipped by component': at('clipped by component'),
  'clipped by norm': at('clipped by norm'),
  normalized: at('normalized'),
  'tanh′ for σ′': at('slope of tanh', all),
  '1 − a² for a(1 − a)': at('1 − a² for slope', all),
  'a(1 − a) at saturation': at('a(1 − a) for slope', all),
  'σ′ at a': at('slope at the output', all),
  'σ for σ′': at('output for slope', all),
  'sign of σ′': at('sign of the slope', all),
  'σ′ missing at the output': at('slope missing', output),
  'σ′ missing in the hidden layers': at('slope missing', hidden),
  'σ′ missing in the first layer': at('slope missing', /: layer 1 /u),
  'σ′ missing everywhere': at('slope missing', all),
  'σ′ twice at the output': at('slope twice', output),
  'σ′ of the layer below': at('slope of the layer below', /: layers 3 \([a-z]+\) and 5 /u),
  'σ′ missing in weight gradients': at('weights slope missing', dense),
  'σ′ missing in bias gradients': at('bias slope missing', dense),
  'relu slope 1 below 0': at('slope missing', hidden),
  'relu slope z': at('output for slope', hidden),
  'softplus slope 1 − σ': at('slope at −z', hidden),
  'softmax Jacobian diagonal': at('a(1 − a) for slope', output),
  'softmax Jacobian without −ppᵀ': at('output for slope', output),
  'extra σ′ under cross-entropy': at('slope of sigmoid after the loss'),
  'target and prediction exchanged': at('target and prediction exchanged'),
  'logits taken for probabilities': at('h − y'),
  'cross-entropy without division': at('h − y'),
  'residual squared': at('residual squared'),
  'prediction for residual': at('target forgotten'),
  'mean over the outputs': at('÷ outputs'),
  'bias gradient missing': at('bias gradient missing', dense),
  'hidden bias gradient missing': at('bias gradient missing', /: layers 0 \(dense\) and 2 /u),
  'bias counted twice': at('bias counted twice', dense),
  'weights transposed': at('matrix transposed', dense),
  'weight gradient transposed': at('weights stored transposed', dense),
  'first layer zero': at('layer without gradient', /: layer 0 /u),
  'last layer zero': at('layer without gradient', /: layer 4 /u),
  'output for input': at('weights takes the output of the layer above', dense),
  'z for a': at('weights takes the input of the layer below', /: layers 2 \(dense\) and 4 /u),
  'weights of the layer below': at('matrix of the layer below', /: layers 2 \(dense\) and 4 /u),
  'last unit left out': at('last unit left out'),
  'last input left out': at('last input left out'),
  '= for += in Wᵀδ': at('last component alone', dense),
  'absolute weights': at('absolute matrix', dense),
  'input gradient missing': at('inputs missing'),
  'weight decay slipped in': at('c·θ'),
  'decay of weights alone': at('c·weights'),
  'decay of biases alone': at('c·bias'),
  'decay by absolute θ': at('c·|θ|'),
  'activations in single precision': at('activations in single precision'),
  'parameters in single precision': at('parameters in single precision'),
  'gradient in single precision': at('gradient in single precision'),
  'bias forgotten forward': at('bias forgotten forward', dense),
  'hidden activation forgotten': at('forgotten forward', hidden),
  'a factor that grows with depth': at('× layers'),
  'sum for mean': at('sum for mean'),
  '1/m twice': at('1/m twice'),
  '÷ (m + 1)': at('÷ (m + 1)'),
  '÷ (m − 1)': at('÷ (m − 1)'),
  '1/m of the inputs forgotten': at('1/m of the inputs forgotten'),
  'last example dropped': at('last example dropped'),
  'first example repeated': at('first example repeated'),
  'first example alone': at('first example alone'),
  '= for += over the examples': at('= for += over the examples'),
  'later examples weigh more': at('later examples weigh more'),
  'duplicates dropped': at('duplicates dropped'),
  'largest for mean': at('largest for mean'),
  'targets shuffled': at('targets shuffled: the next one'),
  'stale activation': at('weights takes the input of the example before', /.*/u),
  'stale slopes': at('stale slope', /.*/u),
  'accumulates across calls': at('accumulates across calls')
}

/** A mistake: how it was written, what it is called in the catalogue, where it shows, the implementation. */
export type Mistaken = {
  readonly by: string
  readonly bug: string
  readonly setting: Setting
  readonly wrong: () => Differentiate
}

const settingOf = new Map(gradientBugs.map(({ name, setting }) => [name, setting]))

/** All mistakes: the planted ones, and the same once more by hand. */
export const mistakes: readonly Mistaken[] = [
  ...gradientBugs.map(({ name: bug, setting, plant }) => ({ by: 'planted', bug, setting, wrong: plant })),
  ...gradientBugs.map(({ name: bug, setting }) => ({ by: 'on matrices', bug, setting, wrong: () => vectorized(bug) })),
  ...Object.entries(typedBugs).flatMap(([bug, wrong]) => {
    const setting = settingOf.get(bug)
    return setting === undefined ? [] : [{ by: 'with types', bug, setting, wrong: () => wrong }]
  })
]

/** Networks of three dense layers on at least four examples, the first of them once more among them. */
export const casesFor = (
  { hidden: inner, output: last }: Setting,
  seed: number,
  count: number
): readonly NetworkCase[] =>
  fc
    .sample(
      networkCase({
        minDepth: 3,
        maxDepth: 3,
        widths: [2, 3, 4, 5],
        maxExamples: 4,
        magnitudes: [1],
        activation: fc.constantFrom(...inner),
        output: fc.constantFrom(...last)
      }),
      { seed, numRuns: 200 * count }
    )
    .filter(({ inputs, targets }) => inputs.length >= 3 && targets.flat().every(y => y > 0.01 && y < 0.99))
    .slice(0, count)
    .map(({ inputs: [x = [], y = [], ...xs], targets: [t = [], u = [], ...ts], ...rest }) => ({
      ...rest,
      inputs: [x, y, x, ...xs],
      targets: [t, u, t, ...ts]
    }))

/** What is said of an implementation on a network at two points; the second is where all is near 1 for what goes wrong only there. */
const asked = (differentiate: Differentiate, { loss }: Setting, bug: string) =>
  withCase(({ network, batch, parameters }): Diagnosis => {
    const gradient = differentiate(network, loss)
    const elsewhere = (theta: number, i: number): number =>
      bug === 'a(1 − a) at saturation' ? 40 * Math.abs(theta) + 5 : 1.5 * theta + 0.01 * Math.sin(i)
    const moved = network.shape.flatten(parameters).map(elsewhere)
    return diagnoseAt(
      network,
      loss,
      gradient
    )([
      { batch, parameters },
      { batch, parameters: network.shape.unflatten(moved) }
    ])
  })

/** The diagnoses of a mistake. */
export const diagnosesOf = ({ setting, wrong, bug }: Mistaken, seed: number, count: number): readonly Diagnosis[] =>
  casesFor(setting, seed, count).map(asked(wrong(), setting, bug))

/** Whether the true cause is among those whose numbers are observed, and whether it is the first of them. */
export const named = (bug: string, diagnosis: Diagnosis): 'first' | 'as near' | 'no' => {
  const names = diagnosis._tag === 'Explained' ? diagnosis.causes.map(({ name }) => name) : []
  const place = names.findIndex(name => expected[bug]?.test(name) === true)
  return place === 0 ? 'first' : place > 0 ? 'as near' : 'no'
}

/** Diagnoses some of the mistakes. */
export const diagnoseAll = (
  { seed, cases = 2 }: { readonly seed: number; readonly cases?: number },
  chosen: readonly Mistaken[] = mistakes
): readonly DiagnosisRow[] =>
  chosen.flatMap(one =>
    diagnosesOf(one, seed, cases).map((diagnosis): DiagnosisRow => {
      const { by, bug } = one
      const first = diagnosis._tag === 'Explained' ? diagnosis.causes[0] : undefined
      return {
        by,
        bug,
        named: first?.name ?? diagnosis._tag,
        hit: named(bug, diagnosis),
        deviation: first?.deviation ?? Infinity,
        how: diagnosis._tag === 'Explained' ? diagnosis.by : 'nothing'
      }
    })
  )
