/**
 * Other programs that must take the package. They are not among our dependencies: whoever runs these checks has them, or says which ones
 * to do without.
 */
/** One thing that a peer does: its output must contain the words, and it must end with code 0, but where it refuses something. */
export interface Task {
  readonly title: string
  readonly args: readonly string[]
  readonly says?: string
  readonly refuses?: boolean
}

export interface Peer {
  readonly name: string
  /** The program, found by its name. */
  readonly program: string
  /** What asks the program for its version: without an answer, it is missing. */
  readonly version: readonly string[]
  readonly tasks: readonly Task[]
}

/** The command, as the package installs it. */
const command = 'node_modules/lawgrad/dist/node/src/command/node/main.js'

const ofPackage = ['--node-modules-dir=manual', '--no-lock']

/** A peer is a line here. The programs that it is given are those of `test/package`. */
export const peers: readonly Peer[] = [
  {
    name: 'deno',
    program: 'deno',
    version: ['--version'],
    tasks: [
      { title: 'every entry', args: ['run', ...ofPackage, 'entries.ts'] },
      { title: 'a program', args: ['run', ...ofPackage, 'consumer.ts'] },
      { title: 'the types of every entry', args: ['check', ...ofPackage, 'entries.ts'] },
      {
        title: 'a mistake about sizes',
        args: ['check', ...ofPackage, 'mistake.ts'],
        says: "Type '3' is not assignable to type '2'.",
        refuses: true
      },
      { title: 'the command', args: ['run', ...ofPackage, '--allow-all', command, '--help'], says: 'lawgrad' }
    ]
  },
  {
    name: 'bun',
    program: 'bun',
    version: ['--version'],
    tasks: [
      { title: 'every entry', args: ['run', 'entries.ts'] },
      { title: 'a program', args: ['run', 'consumer.ts'] },
      { title: 'the command', args: ['run', command, '--help'], says: 'lawgrad' }
    ]
  }
]
