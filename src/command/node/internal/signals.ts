import * as O from 'fp-ts/lib/Option.js'
import type { StopSignal } from '../../capabilities.ts'

/** Catches the first signal from now on; the next one finds no handler and ends the process. */
export const catchSignals = (): (() => O.Option<StopSignal>) => {
  let received: O.Option<StopSignal> = O.none
  const signals: readonly StopSignal[] = ['SIGINT', 'SIGTERM']
  const receive = (signal: NodeJS.Signals): void => {
    received = O.fromNullable(signals.find(each => each === signal))
    for (const each of signals) process.off(each, receive)
  }
  for (const each of signals) process.on(each, receive)
  return () => received
}
