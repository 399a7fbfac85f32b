/** The commands, a line for each: a new one is its folder and its line here. */
import type { Command } from './command.ts'
import { describe } from './describe/command.ts'
import { train } from './train/command.ts'
import { verify } from './verify/command.ts'

export const registry: readonly Command[] = [train, verify, describe]
