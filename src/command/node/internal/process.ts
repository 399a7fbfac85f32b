import { spawn } from 'node:child_process'
import { StringDecoder } from 'node:string_decoder'
import type { Heard, Running } from '../../../../laws/review/program.ts'

/** No line of an answer is longer. */
const longest = 32 * 1024 * 1024

/** As many lines of standard error are kept. */
const kept = 60

/** Runs a command line in the shell, in a group of its own, which is ended as a whole. */
export const runProcess = (command: string, folder: string | undefined): Running => {
  const child = spawn(command, {
    shell: true,
    detached: process.platform !== 'win32',
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(folder === undefined ? {} : { cwd: folder })
  })
  const lines: string[] = []
  const complaints: string[] = []
  let complaint = ''
  const decoder = new StringDecoder('utf8')
  const complaining = new StringDecoder('utf8')
  let partial: string[] = []
  let held = 0
  let ended: string | undefined
  let tooLong = false
  let wake: (() => void) | undefined
  const stir = (): void => {
    const one = wake
    wake = undefined
    one?.()
  }
  const end = (): void => {
    try {
      if (child.pid === undefined) return
      if (process.platform === 'win32') child.kill('SIGKILL')
      else process.kill(-child.pid, 'SIGKILL')
    } catch {
      // it has ended by itself
    }
  }
  process.once('exit', end)
  child.stdout.on('data', (chunk: Buffer) => {
    if (tooLong) return
    const pieces = decoder.write(chunk).split('\n')
    for (const [k, piece] of pieces.entries()) {
      partial.push(piece)
      held += piece.length
      if (held > longest) {
        tooLong = true
        end()
        break
      }
      if (k < pieces.length - 1) {
        lines.push(partial.join(''))
        partial = []
        held = 0
      }
    }
    stir()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    // what comes in pieces is one line until it ends
    const whole = `${complaint}${complaining.write(chunk)}`.slice(-16_384).split('\n')
    complaint = whole.pop() ?? ''
    complaints.push(...whole.filter(line => line.trim() !== ''))
    complaints.splice(0, complaints.length - kept)
  })
  const finish = (how: string) => (): void => {
    ended ??= how
    process.off('exit', end)
    stir()
  }
  child.stdin.on('error', () => undefined)
  child.on('error', error => finish(error.message)())
  child.on('close', (code, signal) => finish(signal === null ? `exit code ${code}` : `signal ${signal}`)())
  const next = (): Heard | undefined => {
    const line = lines.shift()
    return line !== undefined
      ? { _tag: 'Line', line }
      : tooLong
        ? { _tag: 'TooLong', start: partial.join('').slice(0, 200), bytes: longest }
        : ended !== undefined
          ? { _tag: 'Ended', how: ended }
          : undefined
  }
  return {
    write: line => {
      if (ended === undefined && child.stdin.writable) child.stdin.write(`${line}\n`)
    },
    read: milliseconds =>
      new Promise(resolve => {
        const now = next()
        if (now !== undefined) {
          resolve(now)
          return
        }
        const timer = setTimeout(() => {
          wake = undefined
          resolve({ _tag: 'Silent', partial: partial.join('').slice(0, 200) })
        }, milliseconds)
        const attend = (): void => {
          const heard = next()
          if (heard === undefined) wake = attend
          else {
            clearTimeout(timer)
            resolve(heard)
          }
        }
        wake = attend
      }),
    complaints: () => (complaint.trim() === '' ? complaints : [...complaints, complaint]),
    now: () => performance.now(),
    kill: async () => {
      end()
      if (ended !== undefined) return
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, 2000)
        child.once('close', () => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
  }
}
