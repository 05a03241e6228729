import type { DeviceEventAnswer } from '../../api/contract/devices.ts'
import { type ErrorCode, errorCodes, type Reason, reasons } from '../../domain/words.ts'
import type { Text } from '../texts/use-text.ts'

/** What an event's details say, in lines: old and new values, the file and line, the error. Unknown details say nothing. */
export function detailLines(event: DeviceEventAnswer, { t, words }: Text): string[] {
  const { details } = event
  const lines: string[] = []
  for (const [key, name] of [
    ['groupTag', 'column.groupTag'],
    ['assignedUser', 'column.assignedUser'],
  ] as const) {
    const change = changeOf(details[key])
    if (change) lines.push(`${t(name)}: ${change.from ?? t('common.none')} → ${change.to ?? t('common.none')}`)
  }
  const own = changeOf(details)
  if (own) lines.push(`${own.from ?? t('common.none')} → ${own.to ?? t('common.none')}`)
  const code = errorCodes.find((one): one is ErrorCode => one === details.code)
  const reason = reasons.find((one): one is Reason => one === details.reason)
  if (reason) lines.push(words(`reason.${reason}`).title)
  else if (code) lines.push(words(`error.${code}`).title)
  if (typeof details.file === 'string')
    lines.push(
      typeof details.line === 'number'
        ? t('device.from.line', { file: details.file, line: details.line })
        : details.file,
    )
  return lines
}

type Change = { from: string | null; to: string | null }

function changeOf(value: unknown): Change | null {
  if (typeof value !== 'object' || value === null || !('to' in value)) return null
  const { from, to } = value as { from?: unknown; to: unknown }
  return { from: textOf(from), to: textOf(to) }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
