/** The bits of parameters after trainings by the emitted modules alone: `npm run engine:golden -- --engines` looks at them in other engines. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ran } from '../../engine/driver.ts'
import { programs } from '../../engine/programs.ts'

const golden: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('../../golden/engine.json', import.meta.url), 'utf8')
)

describe('an emitted module leaves the same bits everywhere', () => {
  it.each(Object.entries(programs))('%s', (name, make) => {
    const program = make()
    expect(ran(program)).toBe(golden[name])
    // the hash sees a single step, and a single bit of what the training starts from
    expect(ran({ ...program, calls: 1, steps: 1 })).not.toBe(ran({ ...program, calls: 1, steps: 2 }))
    const [[place = 0] = []] = program.ranges
    const image = program.image.slice()
    image[place] = (image[place] ?? 0) ^ 1
    expect(ran({ ...program, image, calls: 0 })).not.toBe(ran({ ...program, calls: 0 }))
  })

  it('of all that are known', () => expect(Object.keys(golden)).toEqual(Object.keys(programs)))
})
