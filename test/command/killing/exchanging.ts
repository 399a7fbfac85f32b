/** Writes one set of files after the other into the folder that it is given, until it is ended. */
import { nodeCapabilities } from '../../../src/command/node/node-capabilities.ts'

const [folder = ''] = process.argv.slice(2)
const { writeFiles } = nodeCapabilities()

for (let generation = 0; ; generation++) {
  const names = ['a.txt', 'b.txt', generation % 2 === 0 ? 'even.txt' : 'odd.txt']
  const text = `${generation}\n${'.'.repeat(10_000)}`
  const written = await writeFiles({
    folder,
    files: names.map(name => ({ name, text })),
    names: ['a.txt', 'b.txt', 'even.txt', 'odd.txt']
  })()
  if (written._tag === 'Left') throw new Error(JSON.stringify(written.left))
  if (generation === 0) process.stdout.write('begun\n')
}
