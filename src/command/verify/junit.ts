/**
 * What `verify` found as a JUnit file: a test case for each law, and for each tensor with each oracle.
 */
import * as O from 'fp-ts/lib/Option.js'
import { showVerdict, type Verdict } from '../../../laws/verdict.ts'
import { cleanText, escapeMarkup } from '../../report/index.ts'
import {
  gradeOfLaw,
  gradeOfOracle,
  lawStatus,
  oracleStatus,
  type RowGrade,
  replayOfGradient,
  replayOfLaw,
  type Examination,
  type Status
} from './examination.ts'

type Case = {
  readonly group: string
  readonly name: string
  readonly status: Status
  readonly verdict: Verdict
  readonly grade: RowGrade
  /** The command line that finds it again. */
  readonly again: string
  /** What a failure says, besides its verdict. */
  readonly details: readonly string[]
}

type Group = { readonly name: string; readonly cases: readonly Case[] }

const attribute = (text: string | number): string => `"${escapeMarkup(cleanText(String(text)))}"`

const property = (name: string, value: string): string =>
  `<property name=${attribute(name)} value=${attribute(value)}/>`

const testCase = ({ group, name, status, verdict, grade, again, details }: Case): string => {
  const properties = `<properties>${property('grade', grade)}${property('again', again)}</properties>`
  const opening = `    <testcase classname=${attribute(group)} name=${attribute(name)}>${properties}`
  switch (status._tag) {
    case 'Pass':
      return `${opening}</testcase>`
    case 'Unchecked':
      return `${opening}<skipped message=${attribute(status.reason)}/></testcase>`
    case 'Fail':
      return `${opening}<failure type="law" message=${attribute(showVerdict(verdict))}>${escapeMarkup(details.join('\n'))}</failure></testcase>`
  }
}

const counts = (cases: readonly Case[]): string => {
  const of = (tag: Status['_tag']): number => cases.filter(({ status }) => status._tag === tag).length
  return `tests="${cases.length}" failures="${of('Fail')}" errors="0" skipped="${of('Unchecked')}"`
}

const testSuite = ({ name, cases }: Group): string =>
  [`  <testsuite name=${attribute(name)} ${counts(cases)}>`, ...cases.map(testCase), '  </testsuite>'].join('\n')

const gradientGroups = (examination: Examination): readonly Group[] =>
  O.isNone(examination.gradient)
    ? []
    : examination.gradient.value.points.map(({ point, tensors }) => {
        const group = `gradient at the ${point}`
        return {
          name: group,
          cases: tensors.flatMap(tensor =>
            tensor.oracles.map((oracle): Case => ({
              group: `${group}, ${tensor.tensor}${tensor.probes.kind === 'directions' ? ', all of it' : ''}`,
              name: oracle.oracle,
              status: oracleStatus(tensor, oracle),
              verdict: oracle.verdict._tag === 'Fail' ? oracle.verdict : tensor.verdict,
              grade: gradeOfOracle(tensor, oracle),
              again: replayOfGradient(examination),
              details: [
                ...(tensor.odd === undefined ? [] : [`odd one out: ${tensor.odd}`]),
                `again: ${replayOfGradient(examination)}`
              ]
            }))
          )
        }
      })

const lawGroups = (examination: Examination): readonly Group[] =>
  [...new Set(examination.laws.map(({ part }) => part))].map(part => ({
    name: part,
    cases: examination.laws
      .filter(one => one.part === part)
      .map((one): Case => {
        const { law, verdict, counterexample } = one.report
        return {
          group: part,
          name: law,
          status: lawStatus(one),
          verdict,
          grade: gradeOfLaw(one),
          again: replayOfLaw(examination, one),
          details: [
            one.statement,
            ...(counterexample === undefined ? [] : [`smallest counterexample: ${counterexample.printed}`]),
            `again: ${replayOfLaw(examination, one)}`
          ]
        }
      })
  }))

/** The text of the file; the same verification gives the same bytes. */
export const showJUnit = (examination: Examination): string => {
  const groups = [...gradientGroups(examination), ...lawGroups(examination)]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name=${attribute(`lawgrad verify ${examination.options.model}, seed ${examination.options.seed}`)} ${counts(groups.flatMap(({ cases }) => cases))}>`,
    ...groups.map(testSuite),
    '</testsuites>',
    ''
  ].join('\n')
}
