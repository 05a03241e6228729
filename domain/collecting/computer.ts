/** A computer as its directory knows it. What it is made of and its hash only the computer itself can say. */
export type Computer = {
  /** Its name in the directory (`cn`), such as `PC-0042`. */
  name: string
  /** The name to reach it by; null where the directory has none, then its short name is tried. */
  dnsName: string | null
  operatingSystem: string | null
  /** When it last signed in, ISO 8601; a directory copies it between its servers up to 14 days late. Null: never. */
  lastLogon: string | null
  distinguishedName: string
}

/** The name by which a computer is reached. */
export const hostOf = ({ dnsName, name }: Pick<Computer, 'dnsName' | 'name'>): string => dnsName ?? name

/** What a computer says of itself when it is asked: a row before its hash is proven. */
export type CollectedDevice = {
  serialNumber: string
  /** The hardware hash as text, as it was given; merging proves it. */
  hash: string
  manufacturer: string | null
  model: string | null
}
