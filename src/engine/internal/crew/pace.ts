/**
 * Whether helpers are of use: on a machine that is busy with other things a thread may wait longer for another than it would take for the work.
 */

/** Chooses, run by run, between working together and alone. */
export interface Pace {
  readonly together: () => boolean
  /** So many milliseconds were taken by a run. */
  readonly took: (milliseconds: number) => void
}

/** So many runs and milliseconds, at least. */
type Length = readonly [runs: number, time: number]

/** How long together lasts at first: threads start, and machine code becomes fast. */
const first: Length = [16, 400]

/** What is measured at a time, and after what a look is over that shows nothing good. */
const usual: Length = [4, 50]
const short: Length = [2, 0]

/** Measures of the better way between two looks at the other one: few at first, more as long as it stays the worse. */
const [firstGap, longestGap] = [4, 32]

/** Together must take no more of the time alone: others want the processors, too. */
const worthwhile = 0.9

/** So many times the time of the other way are nothing good. */
const bad = 1.5

/** Together first; then whichever was the faster the last time, with a look at the other one now and then. */
export const newPace = (): Pace => {
  const times: { together: number; alone: number } = { together: Infinity, alone: Infinity }
  let [isTogether, isLook, length] = [true, false, first]
  let [gap, left] = [firstGap, 1]
  let [runs, time] = [0, 0]
  const lasts = ([leastRuns, leastTime]: Length): boolean => runs >= leastRuns && time >= leastTime
  const isBad = (): boolean => isLook && lasts(short) && time / runs > bad * times[isTogether ? 'alone' : 'together']
  return {
    together: () => isTogether,
    took: milliseconds => {
      runs++
      time += milliseconds
      if (!lasts(length) && !isBad()) return
      times[isTogether ? 'together' : 'alone'] = time / runs
      runs = time = 0
      length = usual
      if (isLook) {
        const isBetter = isTogether === times.together < worthwhile * times.alone
        gap = isBetter ? firstGap : Math.min(longestGap, 2 * gap)
        if (!isBetter) isTogether = !isTogether
        isLook = false
        left = gap
      } else if (--left <= 0) {
        isLook = true
        isTogether = !isTogether
      }
    }
  }
}
