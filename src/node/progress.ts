/** One line on a terminal that is written again and again while a command runs. */
import { cleanText, displayWidth, formatNumber } from '../report/index.ts'

/** How far training has come. */
export type Progress = { readonly epoch: number; readonly epochs: number; readonly cost: number }

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
  ({ epoch, epochs, cost }: Progress): string => {
    const count = `epoch ${epoch} of ${epochs}`
    const line = `${count}  ${bar(epoch / epochs)}  ${Math.floor((epoch / epochs) * 100)} %  J = ${formatNumber(3)(cost)}`
    return clearProgress + (line.length < columns ? line : count.slice(0, Math.max(0, columns - 1)))
  }

/** How far verification has come, and what is being checked. */
export type Checking = { readonly done: number; readonly of: number; readonly name: string }

/** For example `check 31 of 140  ███████░░░░░░  layer 2, sigmoid: purity`, never wider than the terminal. */
export const showChecking =
  (columns: number) =>
  ({ done, of, name }: Checking): string => {
    const count = `check ${done + 1} of ${of}`
    const line = `${count}  ${bar(done / of)}  ${cleanText(name)}`
    const short = `${count}  ${bar(done / of)}`
    return (
      clearProgress +
      ([line, short].find(text => displayWidth(text) < columns) ?? count.slice(0, Math.max(0, columns - 1)))
    )
  }
