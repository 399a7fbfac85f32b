import { classMarks, ink, regionFill } from './style.ts'

/** Each color of the pictures in the dark scheme; those that are not here stay. */
export const darkInk: readonly (readonly [light: string, dark: string])[] = [
  ['white', '#201f1c'],
  [ink.text, '#e6e2d9'],
  [ink.muted, '#aaa498'],
  [ink.rule, '#77726a'],
  [ink.grid, '#35332e'],
  [regionFill, '#4d3323'],
  [classMarks[0].color, '#3f93e6'],
  [classMarks[1].color, '#f07f3c'],
  [classMarks[2].color, '#2fbf95'],
  [classMarks[3].color, '#dd93bf']
]

/** The rules of style that darken a picture that stands in the page. */
export const darkRules = darkInk
  .flatMap(([light, dark]) => ['fill', 'stroke'].map(of => `figure svg [${of}="${light}"] { ${of}: ${dark} }`))
  .join('\n')
