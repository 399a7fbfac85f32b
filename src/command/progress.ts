/** One line on a terminal that is written again and again while a command runs. */
import { cleanText } from '../report/clean-text.ts'
import { displayWidth } from '../report/display-width.ts'

/** How far a command has come: counted in words, the share that is done, and what else there is to say. */
export type Progress = { readonly count: string; readonly share: number; readonly said: string }

/** Back to the start of the line, and away with what stands there. */
export const clearProgress = '\r\u001B[K'

const barWidth = 24

const bar = (share: number): string => {
  const filled = Math.round(share * barWidth)
  return `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`
}

/** For example `epoch 312 of 1000  ███████░░░░░░  31 %  J = 0.0012`, never wider than the terminal. */
export const showProgress =
  (columns: number) =>
  ({ count, share, said }: Progress): string => {
    const short = `${count}  ${bar(share)}`
    const line = `${short}  ${cleanText(said)}`
    return (
      clearProgress +
      ([line, short].find(text => displayWidth(text) < columns) ?? count.slice(0, Math.max(0, columns - 1)))
    )
  }
