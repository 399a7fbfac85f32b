/**
 * `npm run examples`: learns real data with the command and with the library, beside the same networks in PyTorch where Python has it, and writes
 * docs/generated/examples.md. `npm run examples -- --epochs 30 --fashion 5` is for who has time.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../../stages/stage.ts'
import { commands, runCommand, type Ran } from './commands.ts'
import { learnDigits, learnFashion, type Learned } from './images.ts'
import { pageOf } from './page.ts'
import { torchOf } from './torch.ts'

const { values: given } = parseArgs({
  options: { epochs: { type: 'string', default: '10' }, fashion: { type: 'string', default: '2' } }
})

const folder = join(root, 'out/examples')

const linesOf = ({ run }: Ran, name: string): readonly number[] =>
  run.parts.filter(part => part.name === name).flatMap(part => part.predictions.map(({ line }) => line))

mkdirSync(folder, { recursive: true })
const ran: Ran[] = []
for (const command of commands) ran.push(await runCommand(folder, command))
const images: readonly Learned[] = [
  ...learnDigits(folder, Number(given.epochs)),
  ...learnFashion(Number(given.fashion))
]
const twins = await torchOf(folder, {
  tables: ran.map(each => ({ name: each.name, training: linesOf(each, 'training'), test: linesOf(each, 'test') })),
  images: images.map(({ name, epochs }) => ({ name, epochs }))
})
const page = await pageOf({ ran, images, torch: twins })
writeFileSync(join(root, 'docs/generated/examples.md'), page)
console.log(page)
