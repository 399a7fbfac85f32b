/** `npm run test:kill -- 1000`: ends a process that exchanges files at random moments, so many times, and reads what is left. */
import { killed, wrongIn } from './rounds.ts'

const [count = '200'] = process.argv.slice(2)
const rounds = await killed(Number(count))
const wrong = rounds.map(wrongIn).filter(each => each !== '')
const cut = rounds.filter(({ left }) => left.some(path => path.endsWith('journal.json'))).length
const begun = rounds.filter(({ left }) => left.some(path => path.includes('.lawgrad'))).length
for (const each of wrong) console.log(`FAIL ${each}`)
console.log(
  `${rounds.length} processes ended at random; ${begun} of them in the middle of writing, ${cut} of those with files already on the move; ${wrong.length} folders were not whole`
)
process.exitCode = wrong.length === 0 && rounds.length > 0 ? 0 : 1
