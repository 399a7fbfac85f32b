/** The kit for PyTorch takes whole numbers, as JSON has them, for numbers. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { kits } from '../../../src/command/review/kits.ts'

const layer = { weights: [[1, 0]], bias: [0] }
const question = { sizes: [2, 1], activations: ['sigmoid'], parameters: [layer], inputs: [[0, 1]], targets: [[1]] }
// (h − y)·h·(1 − h) with h = ½ and y = 1.
const right = { id: 1, gradient: [{ weights: [[0, -0.125]], bias: [-0.125] }] }

export const kitFaults = (python: string, file: string): readonly string[] => {
  writeFileSync(file, kits['pytorch'] ?? '')
  const input = `${JSON.stringify({ id: 1, do: 'gradient', ...question, loss: 'quadratic', examples: 1 })}\n`
  const { stdout, stderr } = spawnSync(python, [file], { input, encoding: 'utf8' })
  const answer: unknown = stdout === '' ? stderr : JSON.parse(stdout)
  return JSON.stringify(answer) === JSON.stringify(right)
    ? []
    : [`expected ${JSON.stringify(right)}; got ${stdout}${stderr}`]
}
