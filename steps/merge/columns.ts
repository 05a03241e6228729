/** What a column may hold for us, in the order of the checks. */
export const columnKinds = [
  'serialNumber',
  'productKeyId',
  'manufacturer',
  'model',
  'groupTag',
  'assignedUser',
  'hash',
] as const
export type ColumnKind = (typeof columnKinds)[number]

/** The name that a column has in our own files, for messages about a file without headers. */
export const columnNames = {
  serialNumber: 'Device Serial Number',
  productKeyId: 'Windows Product ID',
  manufacturer: 'Manufacturer name',
  model: 'Device model',
  groupTag: 'Group Tag',
  assignedUser: 'Assigned User',
  hash: 'Hardware Hash',
} as const satisfies Record<ColumnKind, string>

/** Header names without case and marks: English, Dutch, German, Configuration Manager, Graph, PowerShell. */
const known = {
  serialNumber: [
    'deviceserialnumber',
    'serialnumber',
    'serial',
    'serialno',
    'serialnr',
    'sn',
    'systemserialnumber',
    'biosserialnumber',
    'computerserialnumber',
    'serienummer',
    'serienr',
    'serienummerapparaat',
    'serienummervanapparaat',
    'serienummervanhetapparaat',
    'apparaatserienummer',
    'toestelserienummer',
    'serienummertoestel',
    'serienummervanhettoestel',
    'seriennummer',
    'seriennr',
    'geräteseriennummer',
    'seriennummerdesgeräts',
  ],
  productKeyId: [
    'windowsproductid',
    'productid',
    'windowsproductkeyid',
    'productkeyid',
    'windowsproductkey',
    'productkey',
    'pkid',
    'windowsproductidentifier',
    'idvanwindowsproduct',
    'windowsproductnummer',
    'productcodeid',
    'windowsproductcode',
    'windowsproductcodeid',
    'productsleutel',
    'productsleutelid',
    'windowsproductsleutel',
    'windowsproductsleutelid',
    'windowsproduktid',
    'produktid',
    'windowsproduktschlüsselid',
    'produktschlüsselid',
    'produktschlüssel',
  ],
  manufacturer: [
    'manufacturer',
    'manufacturername',
    'devicemanufacturer',
    'oemmanufacturername',
    'maker',
    'make',
    'vendor',
    'oem',
    'brand',
    'fabrikant',
    'naamfabrikant',
    'fabrikantnaam',
    'naamvanfabrikant',
    'naamvandefabrikant',
    'apparaatfabrikant',
    'fabrikantvanapparaat',
    'fabrikantvanhetapparaat',
    'merk',
    'hersteller',
    'herstellername',
    'gerätehersteller',
  ],
  model: [
    'model',
    'modelname',
    'devicemodel',
    'systemmodel',
    'computermodel',
    'modelnaam',
    'apparaatmodel',
    'toestelmodel',
    'modelapparaat',
    'modelvanapparaat',
    'modelvanhetapparaat',
    'modell',
    'modellname',
    'gerätemodell',
  ],
  groupTag: [
    'grouptag',
    'ordertag',
    'orderid',
    'orderidentifier',
    'groepstag',
    'groeptag',
    'groepslabel',
    'groepscode',
    'groepskenmerk',
    'groepsaanduiding',
    'labelvandegroep',
    'bestelid',
    'gruppentag',
    'gruppenkennung',
    'gruppenkennzeichen',
  ],
  assignedUser: [
    'assigneduser',
    'assigneduserprincipalname',
    'assignedto',
    'user',
    'username',
    'upn',
    'userprincipalname',
    'toegewezengebruiker',
    'toegewezenaan',
    'gebruiker',
    'gebruikersnaam',
    'gebruikersprincipalname',
    'zugewiesenerbenutzer',
    'benutzer',
    'benutzername',
    'benutzerprinzipalname',
  ],
  hash: [
    'hardwarehash',
    'devicehardwaredata',
    'devicehardwarehash',
    'hardwareidentifier',
    'hardwaredata',
    'hardwareid',
    'hwhash',
    '4khardwarehash',
    '4khash',
    'hardwarehash4k',
    'oa3hash',
    'oa3hardwarehash',
    'autopilothash',
    'hash',
    'hashvanhardware',
    'hashvandehardware',
    'hardwarehashwaarde',
    'hardwaregegevens',
    'hardwaregegevensvanapparaat',
    'apparaathash',
    'apparaathardwarehash',
    'apparaathardwaregegevens',
    'hardwarehashwert',
    'gerätehardwaredaten',
    'gerätehardwarehash',
  ],
} as const satisfies Record<ColumnKind, readonly string[]>

const kindOfName = new Map<string, ColumnKind>(
  columnKinds.flatMap((kind) => known[kind].map((name): [string, ColumnKind] => [name, kind])),
)

/** Which kind a header name stands for, in any case, with spaces, underscores and the like, or null. */
export function kindOfHeader(name: string): ColumnKind | null {
  if (name.length > 80) return null
  const folded = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  // Configuration Manager's views number their columns: SerialNumber0, DeviceHardwareData0.
  return kindOfName.get(folded) ?? kindOfName.get(folded.replace(/0$/, '')) ?? null
}

/** Where each kind stands in a record, -1 where it does not. */
export type ColumnPlaces = Record<ColumnKind, number>

/** How the records of a stretch of a file are read. */
export type Columns = {
  places: ColumnPlaces
  /** What the file calls each column. */
  names: Record<ColumnKind, string>
  ignored: string[]
  /** Labels that each row repeats before its values (Configuration Manager's built-in report). */
  labels: ColumnKind[] | null
  format: string
}

export const noPlaces = (): ColumnPlaces => ({
  serialNumber: -1,
  productKeyId: -1,
  manufacturer: -1,
  model: -1,
  groupTag: -1,
  assignedUser: -1,
  hash: -1,
})

/** All columns, as in our own files. */
export const ownPlaces: ColumnPlaces = {
  serialNumber: 0,
  productKeyId: 1,
  hash: 2,
  groupTag: 3,
  assignedUser: 4,
  manufacturer: 5,
  model: 6,
}

/** The columns of a header record, null where it is none: one needs a column for the serial or the hash. */
export function columnsOfHeader(cells: readonly string[]): Columns | null {
  const places = noPlaces()
  const names: Record<ColumnKind, string> = { ...columnNames }
  const ignored: string[] = []
  cells.forEach((cell, place) => {
    const kind = kindOfHeader(cell)
    if (kind !== null && places[kind] === -1) {
      places[kind] = place
      names[kind] = cell.trim()
    } else if (cell.trim() !== '') ignored.push(cell.trim().slice(0, 80))
  })
  if (places.serialNumber === -1 && places.hash === -1) return null
  return { places, names, ignored: ignored.slice(0, 100), labels: null, format: formatOf(places, names) }
}

/**
 * A row of Configuration Manager's built-in report: its first cells are labels, its last cells their values. It is told
 * from a header by a value that is a hash, or (`above`) by values that stand where the header above has those columns.
 */
export function columnsOfLabelledRow(cells: readonly string[], above: Columns | null = null): Columns | null {
  const labels: ColumnKind[] = []
  for (const cell of cells) {
    const kind = kindOfHeader(cell)
    if (kind === null || labels.includes(kind)) break
    labels.push(kind)
  }
  const offset = cells.length - labels.length
  if (offset < labels.length || !(labels.includes('serialNumber') || labels.includes('hash'))) return null
  if (cells.slice(offset).some((value) => kindOfHeader(value) !== null)) return null
  const hash = cells[offset + labels.indexOf('hash')] ?? ''
  const asAbove = above !== null && labels.every((kind, place) => above.places[kind] === offset + place)
  if (!asAbove && !(labels.includes('hash') && startsLikeHash.test(hash))) return null
  const places = noPlaces()
  const names: Record<ColumnKind, string> = { ...columnNames }
  labels.forEach((kind, place) => {
    places[kind] = offset + place
    names[kind] = (cells[place] as string).trim()
  })
  return { places, names, ignored: [], labels, format: 'configmgr-report' }
}

const startsLikeHash = /^\s*["'“”]?T0[E-H][A-Za-z0-9+/_\-=\s]{40,}/

/** Records without any header, one of whose cells holds a hash: what the other cells mean follows from its place. */
export function columnsWithoutHeader(cells: readonly string[]): Columns | null {
  const place = cells.findIndex((cell) => startsLikeHash.test(cell))
  if (place === -1) return null
  const places = noPlaces()
  for (const [kind, at] of Object.entries(placesByHash[place] ?? { hash: place })) places[kind as ColumnKind] = at
  const format = cells.length === 1 ? 'hash-text' : 'no-header'
  return { places, names: { ...columnNames }, ignored: [], labels: null, format }
}

const placesByHash: Partial<Record<number, Partial<ColumnPlaces>>> = {
  1: { serialNumber: 0, hash: 1 },
  2: { serialNumber: 0, productKeyId: 1, hash: 2, groupTag: 3, assignedUser: 4 },
  3: { manufacturer: 0, model: 1, serialNumber: 2, hash: 3 },
}

function formatOf(places: ColumnPlaces, names: Record<ColumnKind, string>): string {
  const has = (kind: ColumnKind) => places[kind] !== -1
  const maker = has('manufacturer') && has('model')
  if (!has('hash')) return maker ? 'managed-desktop-partner' : 'other'
  if (!has('serialNumber')) return 'other'
  if (/_|\d$/.test(names.serialNumber) || names.hash === 'HardwareHash') return maker ? 'configmgr-custom' : 'other'
  if (maker) return has('productKeyId') ? 'partner-center' : 'managed-desktop'
  return has('productKeyId') ? 'intune' : 'other'
}
