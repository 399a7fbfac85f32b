/** Branches that random numbers hardly ever take, found by what the choices are made by. */

/** The numbers that choices by a sign are made by, at a place on a line. */
type Conditions = (t: number) => readonly number[]

/** How far a line is looked through on either side of its middle, in how many steps; how often a choice is halved; and places in all. */
const [reach, steps, halvings, places] = [8, 64, 40, 12]

/** What moves the grid off the simple numbers, at which people put kinks. */
const aside = 1 / 97

const golden = (Math.sqrt(5) - 1) / 2

/** A place near enough to a choice that never changes its mind on a grid for it to do so, if there is one: where it comes nearest to that. */
const deepest = (choice: (t: number) => number, a: number, b: number): number | undefined => {
  let [low, high] = [a, b]
  for (let k = 0; k < halvings; k++) {
    const [one, other] = [high - golden * (high - low), low + golden * (high - low)]
    const [f, g] = [choice(one), choice(other)]
    if (f < 0) return one
    if (g < 0) return other
    if (f < g) high = other
    else low = one
  }
  return undefined
}

/** As far out again as a straight line through two places comes to nought, if that is beyond. */
const beyond = (choice: (t: number) => number, inner: number, outer: number): number | undefined => {
  const [f, g] = [choice(inner), choice(outer)]
  const root = outer - (g * (outer - inner)) / (g - f)
  const there = 2 * root
  return g < f && Number.isFinite(there) && choice(there) < 0 ? there : undefined
}

/**
 * Places on a line at which choices are made otherwise: one in each stretch of a grid on which a choice is the same, and where a choice is the same on all of the grid, one
 * at which it is not. Cost: some hundred readings where there are choices, else one.
 */
export const rarePlaces = (conditions: Conditions): readonly number[] => {
  const middle = conditions(0)
  if (middle.length === 0) return []
  const grid = Array.from({ length: steps + 1 }, (_, k) => aside + reach * ((2 * k) / steps - 1))
  const rows = grid.map(conditions)
  const found: number[] = []
  const seen = new Set<string>()
  for (let k = 0; k < middle.length && found.length < places; k++) {
    const column = rows.map(row => row[k] ?? Number.NaN)
    // what does not move along the line is made by nothing on it, and a pullback asks again what the equation asked
    const told = column.join()
    if (seen.has(told) || column.every(c => Object.is(c, column[0]))) continue
    seen.add(told)
    const sides = column.map(c => c > 0)
    const changes = sides.flatMap((side, i) => (i > 0 && side !== sides[i - 1] ? [i] : []))
    for (const i of changes) found.push(grid[i - 1]!, grid[i]!)
    if (changes.length > 0) continue
    // positive as long as nothing changes
    const sign = sides[0] === true ? 1 : -1
    const choice = (t: number): number => {
      const c = conditions(t)[k] ?? Number.NaN
      return sign === 1 ? (c > 0 ? c : -1) : c > 0 ? -1 : -c
    }
    const valleys = column
      .map((c, i) => ({ i, size: Math.abs(c) }))
      .filter(
        ({ i, size }) => i > 0 && i < steps && size <= Math.abs(column[i - 1]!) && size <= Math.abs(column[i + 1]!)
      )
      .toSorted((a, b) => a.size - b.size)
    const near = valleys.slice(0, 2).flatMap(({ i }) => deepest(choice, grid[i - 1]!, grid[i + 1]!) ?? [])
    const far = [beyond(choice, grid[1]!, grid[0]!), beyond(choice, grid[steps - 1]!, grid[steps]!)]
    found.push(...near, ...far.filter(t => t !== undefined))
  }
  return [...new Set(found)].slice(0, places)
}
