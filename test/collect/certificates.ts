import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './peers.ts'

/** An issuer of certificates of a test's own, with its files in a folder. */
export type Issuer = { pem: string; certificate(name: string): { certificate: string; key: string } }

/** Makes an issuer; `certificate` makes one for a DNS name, with paths of its PEM files. */
export function makeIssuer(folder: string): Issuer {
  const path = (name: string) => join(folder, name)
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  run('openssl', [
    ...['req', '-x509', ...newKey, '-subj', '/CN=Contoso Test Issuer'],
    ...['-keyout', path('ca.key'), '-out', path('ca.pem')],
  ])
  return {
    pem: path('ca.pem'),
    certificate(name) {
      const [certificate, key, extensions] = [path(`${name}.pem`), path(`${name}.key`), path(`${name}.ext`)]
      writeFileSync(extensions, `subjectAltName=DNS:${name}\n`)
      const request = run('openssl', ['req', '-new', ...newKey.slice(0, 5), '-subj', `/CN=${name}`, '-keyout', key])
      run(
        'openssl',
        [
          ...['x509', '-req', '-CA', path('ca.pem'), '-CAkey', path('ca.key'), '-CAcreateserial', '-days', '2'],
          ...['-extfile', extensions, '-out', certificate],
        ],
        request,
      )
      return { certificate, key }
    },
  }
}
