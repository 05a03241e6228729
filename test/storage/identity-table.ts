import type { Verdict, Warning } from '../../domain/words.ts'
import { type Hardware, newHardware } from './scene.ts'

type Line = {
  name: string
  incoming: (onRoll: Hardware) => Hardware
  onRoll?: Partial<Hardware>
  here: Verdict
  elsewhere: Verdict
  warnings?: Warning[]
}

const otherEk = { ek: 'other-ek' }
const otherUuid = { uuid: 'other-uuid' }
const otherTuple = { serial: 'OTHER-SERIAL' }
/** Another text for the same thing in each run, so that no two lines meet. */
const fresh = (hardware: Hardware, ...changes: Partial<Hardware>[]): Hardware => {
  const unique = newHardware()
  const changed = Object.assign({}, ...changes) as Partial<Hardware>
  const renew = (key: 'ek' | 'uuid' | 'serial') =>
    typeof changed[key] === 'string' && changed[key]?.toLowerCase().startsWith('other') ? { [key]: unique[key] } : {}
  return {
    ...hardware,
    ...changed,
    ...renew('ek'),
    ...renew('uuid'),
    ...renew('serial'),
    capturedAt: unique.capturedAt,
  }
}
export const again = 'already-registered'
export const changed = 'hardware-changed'
const claimed = 'claimed-by-another-organization'

/** hardware-hash.md, "Same device?" and "Claims over the whole installation", through the store. */
export const identityTable: Line[] = [
  { name: 'EK equal', incoming: (d) => fresh(d), here: again, elsewhere: claimed },
  {
    name: 'EK equal, all else differs',
    incoming: (d) => fresh(d, otherUuid, otherTuple),
    here: again,
    elsewhere: claimed,
    warnings: ['serial-differs'],
  },
  {
    name: 'both EKs, different; tuple and UUID equal',
    incoming: (d) => fresh(d, otherEk),
    here: changed,
    elsewhere: 'new',
  },
  {
    name: 'both EKs, different; tuple equal',
    incoming: (d) => fresh(d, otherEk, otherUuid),
    here: changed,
    elsewhere: 'new',
  },
  {
    name: 'both EKs, different; UUID equal',
    incoming: (d) => fresh(d, otherEk, otherTuple),
    here: 'new',
    elsewhere: 'new',
    warnings: ['uuid-shared'],
  },
  { name: 'incoming without EK; UUID equal', incoming: (d) => fresh(d, { ek: null }), here: again, elsewhere: claimed },
  {
    name: 'on the roll without EK; UUID equal',
    onRoll: { ek: null },
    incoming: (d) => fresh(d, otherEk),
    here: again,
    elsewhere: claimed,
  },
  {
    name: 'neither has an EK; UUIDs differ; tuple equal',
    onRoll: { ek: null },
    incoming: (d) => fresh(d, otherUuid),
    here: changed,
    elsewhere: 'new',
  },
  {
    name: 'no usable EK or UUID on one side; tuple equal',
    incoming: (d) => fresh(d, { ek: null, uuid: null }),
    here: again,
    elsewhere: 'new',
  },
  {
    name: 'nothing but the tuple on both sides',
    onRoll: { ek: null, uuid: null },
    incoming: (d) => fresh(d),
    here: again,
    elsewhere: claimed,
  },
  {
    name: 'a row without a hash; tuple equal',
    incoming: (d) => fresh(d, { hash: false }),
    here: again,
    elsewhere: 'not-found',
  },
  {
    name: 'tuple equal in another case and with spaces',
    incoming: (d) =>
      fresh(d, { ek: null, uuid: null, serial: ` ${d.serial.toLowerCase()} `, manufacturer: 'FABRIKAM' }),
    here: again,
    elsewhere: 'new',
  },
  { name: 'nothing equal', incoming: () => newHardware(), here: 'new', elsewhere: 'new' },
]
