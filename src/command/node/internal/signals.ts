import * as O from 'fp-ts/lib/Option.js'
import type { StopSignal } from '../../capabilities.ts'

/** Calls back at the first of some signals; the next one finds no handler and ends the process. */
export const onSignals = (signals: readonly StopSignal[], act: (signal: StopSignal) => void): void => {
  const receive = (signal: NodeJS.Signals): void => {
    for (const each of signals) process.off(each, receive)
    const received = signals.find(each => each === signal)
    if (received !== undefined) act(received)
  }
  for (const each of signals) process.on(each, receive)
}

/** Catches the first signal from now on. */
export const catchSignals = (): (() => O.Option<StopSignal>) => {
  let received: O.Option<StopSignal> = O.none
  onSignals(['SIGINT', 'SIGTERM', 'SIGHUP'], signal => {
    received = O.some(signal)
  })
  return () => received
}
