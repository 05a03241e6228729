import type { PasskeyOptions } from '../../api/contract/own-account.ts'
import { openClient } from '../client.ts'

/** Why passkeys cannot be used on this page; null where they can. */
export function whyNoPasskeys(): 'no-host-name' | 'not-secure' | 'not-supported' | null {
  if (/^[\d.]+$|^\[/.test(location.hostname)) return 'no-host-name'
  if (!isSecureContext) return 'not-secure'
  const known = 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential
  return known ? null : 'not-supported'
}

/** The person closed the browser's question, or let it time out. */
export class PasskeyNotGiven extends Error {}

/** Signs in by the passkey that the person chooses. @throws PasskeyNotGiven, MusterProblem */
export async function signInWithPasskey(): Promise<void> {
  const { own } = openClient()
  const options = await own.signInPasskeyOptions()
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON)
  const given = await asked(() => navigator.credentials.get({ publicKey }))
  await own.signInWithPasskey({ response: given })
}

/** Makes a passkey on a device of the person's choice, under a name. @throws PasskeyNotGiven, MusterProblem */
export async function addPasskey(name: string): Promise<void> {
  const { own } = openClient()
  const options = await own.passkeyOptions()
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(creation(options))
  const given = await asked(() => navigator.credentials.create({ publicKey }))
  await own.addPasskey({ name, response: given })
}

const creation = (options: PasskeyOptions) => options as unknown as PublicKeyCredentialCreationOptionsJSON

type Given = Parameters<ReturnType<typeof openClient>['own']['signInWithPasskey']>[0]['response']

async function asked(ask: () => Promise<Credential | null>): Promise<Given> {
  const credential = await ask().catch((cause: unknown) => {
    throw new PasskeyNotGiven('no passkey was given', { cause })
  })
  if (credential === null) throw new PasskeyNotGiven('no passkey was given')
  return (credential as PublicKeyCredential).toJSON() as unknown as Given
}
