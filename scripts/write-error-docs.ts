import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { problemCodes } from '../api/contract/problem.ts'
import { problemCatalogue } from '../api/problems/catalogue.ts'
import { errorOfReason } from '../domain/errors.ts'
import { type MessageKey, said } from '../domain/messages/messages.ts'
import {
  errorCodes,
  fileErrorCodes,
  languages,
  notWrittenReasons,
  reasons,
  repairs,
  warnings,
} from '../domain/words.ts'

/** Where the error catalogue stands in the documentation. */
export const errorDocs = fileURLToPath(new URL('../docs/errors.md', import.meta.url))

/** The error catalogue as a page, from the tables of the code: `node scripts/write-error-docs.ts` writes it. */
export function errorDocsText(): string {
  return `# Errors

Written by \`node scripts/write-error-docs.ts\` from the tables in \`domain/\` and \`api/problems/\`; a test compares them.
Every error carries its code, a sentence and the next step in the reader's language (\`--language nl\`, \`Accept-Language\`).
An unexpected error has a request id besides: look for it in the server's log.

## Of devices

${wordTable(errorCodes, (code) => `error.${code}`)}
## Of rows: why one is refused

The checks stand in their order; the first that fails is the reason.

${wordTable(reasons, (reason) => `reason.${reason}`, { heading: 'error', cell: (reason) => `\`${errorOfReason[reason]}\`` })}
## Of files

${wordTable(fileErrorCodes, (code) => `fileError.${code}`)}
## Repairs

${wordTable(repairs, (repair) => `repair.${repair}`)}
## Warnings

${wordTable(warnings, (warning) => `warning.${warning}`)}
## Accepted, but not in the file for Intune

${wordTable(notWrittenReasons, (reason) => `notWritten.${reason}`)}
## Of the API

Problems as in RFC 9457 (\`application/problem+json\`): \`{type, status, code, title, detail?, nextStep, requestId}\`. \`type\` is
\`urn:muster:problem:\` and the code. \`request-not-valid\` names \`fields\`, \`count-differs\` the \`count\` there is now,
\`changed-meanwhile\` the \`version\` there is now, \`hash-not-valid\` the \`reason\` (see rows).

| code | status | English | next step | Nederlands | volgende stap |
|---|---|---|---|---|---|
${problemCodes.map(problemLine).join('\n')}
`
}

function problemLine(code: (typeof problemCodes)[number]): string {
  const { status, en, nl } = problemCatalogue[code]
  return line([`\`${code}\``, String(status), en.title, en.nextStep, nl.title, nl.nextStep])
}

function wordTable<W extends string>(
  words: readonly W[],
  key: (word: W) => MessageKey,
  more?: { heading: string; cell: (word: W) => string },
): string {
  const heads = ['code', ...(more ? [more.heading] : []), 'English', 'next step', 'Nederlands', 'volgende stap']
  const rows = words.map((word) => {
    const cells = languages.flatMap((language) => {
      const { title, sentence, nextStep } = said(language, key(word))
      return [`**${title}.** ${sentence}`, nextStep]
    })
    return line([`\`${word}\``, ...(more ? [more.cell(word)] : []), ...cells])
  })
  return `${line(heads)}\n|${heads.map(() => '---|').join('')}\n${rows.join('\n')}\n`
}

const line = (cells: string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`

if (import.meta.main) writeFileSync(errorDocs, errorDocsText())
