import { graphemes } from './internal/graphemes.ts'

const wide =
  /^(?:\p{Emoji_Presentation}|.\uFE0F|[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}])/u

/**
 * The number of terminal columns a text takes: one for each user-perceived character, two for an East Asian wide
 * character or an emoji, none for what combines with the character before. Never fails. Cost: linear.
 */
export const displayWidth = (text: string): number =>
  graphemes(text).reduce((columns, each) => columns + (wide.test(each) ? 2 : 1), 0)

/** Pads `text` with spaces on the right to `columns` terminal columns; longer text is left as it is. Never fails. */
export const padEnd =
  (columns: number) =>
  (text: string): string =>
    text + ' '.repeat(Math.max(0, columns - displayWidth(text)))

/** Pads `text` with spaces on the left to `columns` terminal columns; longer text is left as it is. Never fails. */
export const padStart =
  (columns: number) =>
  (text: string): string =>
    ' '.repeat(Math.max(0, columns - displayWidth(text))) + text

/** The longest beginning of `text` that fits into `columns` terminal columns, ending in `…` if cut. Never fails. */
export const truncate =
  (columns: number) =>
  (text: string): string =>
    displayWidth(text) <= columns
      ? text
      : graphemes(text).reduce<{
          readonly kept: string
          readonly full: boolean
        }>(
          ({ kept, full }, next) =>
            full || displayWidth(kept) + displayWidth(next) > columns - 1
              ? { kept, full: true }
              : { kept: kept + next, full },
          { kept: '', full: false }
        ).kept + (columns > 0 ? '…' : '')
