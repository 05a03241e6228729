import type {
  PasskeyAnswer,
  PasskeyBody,
  PasskeyOptions,
  PasskeySignIn,
  PasswordBody,
  RecoveryCodes,
  SecondFactorBegun,
  SecondStepBody,
  SessionAnswer,
  WaysIn,
} from '../contract/own-account.ts'
import type { Connection } from './http.ts'

type Off = { signal?: AbortSignal }
type Ok = { ok: true }
const part = encodeURIComponent

/** A person's own ways in; an API token is refused (`person-needed`). */
export function ownAccountOf({ json }: Connection) {
  return {
    waysIn: (off?: Off) => json<WaysIn>('GET', '/me/ways-in', off),
    changePassword: (body: PasswordBody) => json<Ok>('POST', '/me/password', { body }),
    sessions: (off?: Off) => json<{ items: SessionAnswer[] }>('GET', '/me/sessions', off),
    endSession: (id: string) => json<Ok>('DELETE', `/me/sessions/${part(id)}`),
    endOtherSessions: () => json<{ ended: number }>('DELETE', '/me/sessions'),
    passkeys: (off?: Off) => json<{ items: PasskeyAnswer[] }>('GET', '/me/passkeys', off),
    /** What `navigator.credentials.create` needs, by `PublicKeyCredential.parseCreationOptionsFromJSON`. */
    passkeyOptions: () => json<PasskeyOptions>('POST', '/me/passkeys/options'),
    /** What it gave, by `toJSON`. */
    addPasskey: (body: PasskeyBody) => json<PasskeyAnswer>('POST', '/me/passkeys', { body }),
    namePasskey: (id: string, name: string) =>
      json<PasskeyAnswer>('PATCH', `/me/passkeys/${part(id)}`, { body: { name } }),
    removePasskey: (id: string) => json<Ok>('DELETE', `/me/passkeys/${part(id)}`),
    /** Not on before `confirmSecondFactor`. */
    beginSecondFactor: (password: string) =>
      json<SecondFactorBegun>('POST', '/me/second-factor', { body: { password } }),
    confirmSecondFactor: (code: string) => json<Ok>('POST', '/me/second-factor/code', { body: { code } }),
    renewRecoveryCodes: (password: string) =>
      json<RecoveryCodes>('POST', '/me/second-factor/recovery-codes', { body: { password } }),
    removeSecondFactor: (password: string) => json<Ok>('POST', '/me/second-factor/remove', { body: { password } }),
    /** The second step of `accounts.signIn` that answered `secondFactor`. */
    signInSecondStep: (body: SecondStepBody) => json<Ok>('POST', '/sign-in/second-factor', { body }),
    /** What `navigator.credentials.get` needs, by `PublicKeyCredential.parseRequestOptionsFromJSON`. */
    signInPasskeyOptions: () => json<PasskeyOptions>('POST', '/sign-in/passkey/options'),
    signInWithPasskey: (body: PasskeySignIn) => json<Ok>('POST', '/sign-in/passkey', { body }),
  }
}
