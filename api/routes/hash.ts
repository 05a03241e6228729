import { canonicalHash } from '../../domain/hardware-hash/encode.ts'
import { readHash } from '../../domain/hardware-hash/read.ts'
import { verifyHash } from '../../domain/hardware-hash/verify.ts'
import { said } from '../../domain/messages/messages.ts'
import type { Language, Reason } from '../../domain/words.ts'
import { repairSerial } from '../../steps/merge/repair-serial.ts'
import { type ApiServer, languageFor } from '../context.ts'
import { type HashAnswer, type HashBody, hashAnswer, hashBody } from '../contract/hash.ts'
import { gives } from './schemas.ts'

/** What a hash says, and whether it is whole; changes nothing. */
export function hashRoutes(server: ApiServer): void {
  server.post(
    '/hash',
    {
      config: { needs: 'signed-in' },
      schema: { tags: ['hash'], summary: 'What a hash says', body: hashBody, response: gives(200, hashAnswer) },
    },
    async (request) => explainHash(request.body, languageFor(request)),
  )
}

function explainHash({ hash, serialNumber }: HashBody, language: Language): HashAnswer {
  const read = verifyHash(hash)
  if (!read.ok)
    return { ...refusal(read.reason, language), canonical: null, device: null, repaired: false, warnings: [] }
  const device = readHash(read.body)
  const whole = { canonical: canonicalHash(read.body), repaired: read.repaired, warnings: read.warnings, device }
  const mismatch =
    serialNumber !== undefined && repairSerial(serialNumber.trim() || null, device.serialNumber ?? '') === 'mismatch'
  if (mismatch) return { ...refusal('serial-mismatch', language), ...whole }
  return { valid: true, ...whole, reason: null, message: null, nextStep: null }
}

function refusal(reason: Reason, language: Language) {
  const { sentence, nextStep } = said(language, `reason.${reason}`)
  return { valid: false, reason, message: sentence, nextStep }
}
