import { expect, it } from 'vitest'
import { killed, wrongIn } from './killing/rounds.ts'

it('a process that is ended at any moment leaves the whole earlier set or the whole new one, and nothing else once it is read', async () => {
  const rounds = await killed(6)
  expect(rounds.map(wrongIn)).toEqual(['', '', '', '', '', ''])
})
