import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from './context.ts'

/** What `muster login` keeps for a server. */
export type SignIn = { token: string; name: string; organization?: string }
export type SignIns = Record<string, SignIn>

/** All sign-ins, by address of the server; none where the file is not there. */
export async function readSignIns(context: Context): Promise<SignIns> {
  try {
    return JSON.parse(await readFile(fileOf(context), 'utf8')) as SignIns
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw error
  }
}

/** Keeps a sign-in, or forgets it (null). The file can be read by its owner alone (on Windows by the folder's own rights). */
export async function keepSignIn(context: Context, server: string, signIn: SignIn | null): Promise<string> {
  const signIns = await readSignIns(context)
  if (signIn) signIns[server] = signIn
  else delete signIns[server]
  await mkdir(context.configFolder, { recursive: true, mode: 0o700 })
  const file = fileOf(context)
  const fresh = `${file}.new`
  await writeFile(fresh, `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 })
  await chmod(fresh, 0o600)
  await rename(fresh, file)
  return file
}

const fileOf = (context: Context): string => join(context.configFolder, 'sign-ins.json')
