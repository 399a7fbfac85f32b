/** Files of vectors, made by us and answered by PyTorch. */
import { readFileSync, writeFileSync } from 'node:fs'
import * as E from 'fp-ts/lib/Either.js'
import { checkVectors, decodeVectors, makeVectors, type ReviewCase } from 'lawgrad/laws'
import { execute } from '../../stages/stage.ts'

const models: readonly Pick<ReviewCase, 'sizes' | 'activations' | 'loss'>[] = [
  { sizes: [2, 3, 1], activations: ['tanh', 'sigmoid'], loss: 'quadratic' },
  { sizes: [3, 4, 2], activations: ['relu', 'sigmoid'], loss: 'binaryCrossEntropy' },
  { sizes: [2, 4, 3], activations: ['softplus', 'softmax'], loss: 'categoricalCrossEntropy' },
  { sizes: [4, 3, 2, 2], activations: ['sigmoid', 'tanh', 'identity'], loss: 'quadratic' }
]

/** What is wrong with the answers of a program that reads a file of vectors and writes it with its own numbers; a wrong number must be seen. */
export const vectorFaults = async (python: string, program: string): Promise<readonly string[]> => {
  const faults: string[] = []
  for (const [k, model] of models.entries()) {
    const made = makeVectors(model, k)
    const name = `${model.sizes.join('-')}, ${model.loss}`
    const file = `${program}.${k}.json`
    writeFileSync(file, JSON.stringify(made))
    const { code, stderr } = await execute('sh', ['-c', '"$0" "$1" < "$2" > "$2.answered"', python, program, file])
    const answered = code === 0 ? decodeVectors(readFileSync(`${file}.answered`, 'utf8')) : E.left(stderr)
    if (E.isLeft(answered)) {
      faults.push(`${name}: ${answered.left}`)
      continue
    }
    const judged = checkVectors(answered.right)
    const wrong = judged.filter(({ status }) => status !== 'right')
    if (judged.length < 4 * made.cases.length)
      faults.push(`${name}: expected four answers a case; got ${judged.length}`)
    faults.push(...wrong.map(one => `${name}: ${JSON.stringify(one)}`))
    const changed = answered.right.cases.map(one => ({ ...one, lossValue: (one.lossValue ?? 0) + 1e-6 }))
    const seen = checkVectors({ ...answered.right, cases: changed }).filter(({ status }) => status === 'wrong')
    if (seen.length !== changed.length) faults.push(`${name}: a loss that is off by 1e-6 is not seen`)
  }
  return faults
}
