import { symmetricDecrypt } from 'better-auth/crypto'
import type { Accounts } from './accounts.ts'

type FactorRecord = { verified: boolean | null; backupCodes: string }

/** The second factor of a person with the number of recovery codes left; null where it is not on. */
export async function secondFactorOf({ context }: Accounts, user: string): Promise<{ recoveryCodes: number } | null> {
  const where = [{ field: 'userId', value: user }]
  const record = await context.adapter.findOne<FactorRecord>({ model: 'twoFactor', where })
  if (!record?.verified) return null
  const codes = await symmetricDecrypt({ key: context.secretConfig, data: record.backupCodes }).catch(() => '[]')
  return { recoveryCodes: (JSON.parse(codes) as string[]).length }
}

/** Takes the second factor off; false where there is none. */
export async function removeSecondFactor({ context }: Accounts, user: string): Promise<boolean> {
  const { adapter, internalAdapter } = context
  const before = await internalAdapter.findUserById(user)
  await adapter.deleteMany({ model: 'twoFactor', where: [{ field: 'userId', value: user }] })
  await internalAdapter.updateUser(user, { twoFactorEnabled: false })
  return (before as { twoFactorEnabled?: boolean } | null)?.twoFactorEnabled === true
}
