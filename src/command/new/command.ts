/** `lawgrad new`: its options, its help, and what it does. */
import { command } from '../command.ts'
import { decodeNewOptions, rawNewOptions } from './options.ts'
import { runNew } from './run.ts'

export const create = command({
  options: [],
  help: `
Examples:
  $ lawgrad new my-network
  $ cd my-network && npm install && npm run train && npm test

The folder must be empty or not exist. It gets README.md, package.json, tsconfig.json, a model, data, a test with
laws and .gitignore, together or not at all. Nothing is installed.`,
  raw: rawNewOptions,
  decode: decodeNewOptions,
  run: runNew
})
