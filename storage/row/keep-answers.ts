import { type JudgedRow, judgeRow, type Roll } from '../../domain/registration/roll.ts'
import type { UploadCounts } from '../../domain/upload.ts'
import type { HardwareAnswer } from '../../domain/words.ts'
import { answerCodes } from '../codes.ts'
import type { Refusal } from '../contract/answers.ts'
import type { AnswersGiven } from '../contract/rows.ts'
import type { StoredRow } from './stored-row.ts'

/** Rows that one transaction answers at most. */
export const answeredAtOnce = 500

/** An answer as it is kept with a row: its number, and the hardware record that it is about. */
export type KeptAnswer = { row: number; answer: number | null; comparedWith: number | null }

/** Answers that are kept with their rows, counted; rows whose hardware is not changed any more are not answered. */
export function answersToKeep(
  rows: readonly JudgedRow[],
  stored: readonly StoredRow[],
  roll: Roll,
  answer: HardwareAnswer | null,
  counts: UploadCounts,
): { kept: KeptAnswer[]; given: AnswersGiven } {
  const code = answer === null ? null : answerCodes[answer]
  const kept: KeptAnswer[] = []
  const unanswered: AnswersGiven['unanswered'] = []
  for (const [at, row] of rows.entries()) {
    const { verdict, device } = judgeRow(row, roll)
    if (verdict !== 'hardware-changed') {
      unanswered.push({ row: row.row, why: 'the hardware is not changed any more' })
      continue
    }
    kept.push({ row: row.row, answer: code, comparedWith: code === null ? null : (device?.hardwareId ?? null) })
    const more = Number(code !== null) - Number(stored[at]?.answer !== null)
    counts.answered += more
    counts.attention -= more
  }
  return { kept, given: { answered: kept.length, unanswered } }
}

/** Why a row's answer could not be carried out. */
export const whyNot = (refusal: Refusal): string => (refusal.refused === 'conflict' ? refusal.why : refusal.refused)
