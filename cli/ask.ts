import { createInterface } from 'node:readline/promises'
import type { Context } from './context.ts'

/** Asks yes or no; no is what an empty answer means. */
export async function askYes(context: Context, question: string): Promise<boolean> {
  const { say } = context
  const answers = [
    { word: say.answerNo, means: false },
    { word: say.answerYes, means: true },
  ]
  return askChoice(context, question, answers)
}

/**
 * Asks for one of some words, by the word or its first letter; the last one, or for yes and no the first, is the careful
 * one and stands for an empty answer, and for none (Ctrl+C, Ctrl+D).
 */
export async function askChoice<T>(
  { terminal, signal }: Context,
  question: string,
  answers: { word: string; means: T }[],
): Promise<T> {
  const reader = createInterface({ input: terminal.stdin, output: terminal.stderr })
  const careful = typeof answers[0]?.means === 'boolean' ? answers[0] : answers.at(-1)
  const words = answers.map((answer) => (answer === careful ? answer.word.toUpperCase() : answer.word)).join(' / ')
  try {
    for (;;) {
      const given = (await reader.question(`${question} [${words}] `, { signal })).trim().toLowerCase()
      const found = given === '' ? careful : answers.find(({ word }) => word === given || word[0] === given)
      if (found) return found.means
    }
  } catch (error) {
    const leftAlone = error instanceof Error && error.name === 'AbortError' && !signal.aborted
    if (!leftAlone || !careful) throw error
    terminal.note('')
    return careful.means
  } finally {
    reader.close()
  }
}
