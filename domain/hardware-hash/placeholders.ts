/** What firmware says where its maker set nothing, lower-case; `isPlaceholder` knows others by their shape. */
export const placeholderTexts: ReadonlySet<string> = new Set([
  '',
  'none',
  'null',
  'nil',
  'n/a',
  'na',
  'empty',
  'blank',
  'unknown',
  'undefined',
  'invalid',
  'default',
  'default string',
  'not set',
  'not specified',
  'not applicable',
  'not available',
  'no asset tag',
  'o.e.m.',
  'oem',
  'to be filled by o.e.m.',
  'to be filled by o.e.m',
  'to be filled by oem',
  'to be filled',
  'tbd',
  'serial',
  'serial number',
  'serialnumber',
  'system serial number',
  'system serialnumber',
  'chassis serial number',
  'base board serial number',
  'sernum0',
  'sn12345',
  'system manufacturer',
  'manufacturer',
  'system product name',
  'product name',
  'system model',
  'system version',
  'system sku',
  'system sku number',
  'sku',
  'sku number',
  'system family',
  'family',
  'type1family',
  'type1productconfigid',
  'type1 - serialnumber',
  '12345678',
  '123456789',
  '0123456789',
  '1234567890',
])

/**
 * Whether a firmware text stands for nothing: empty, `SMBIOS_STRING_INDEX_…`, `Default string`, `To be filled by
 * O.E.M.` and the like, or one character three times and more (`0000000`, `xxxxxx`). Case and outer spaces do not count.
 */
export function isPlaceholder(text: string | null): boolean {
  if (text === null) return true
  const folded = text.trim().toLowerCase()
  return placeholderTexts.has(folded) || folded.startsWith('smbios_string_index_') || isOneCharacter(folded)
}

function isOneCharacter(text: string): boolean {
  if (text.length < 3) return text === '0' || text === '00'
  const first = text.charCodeAt(0)
  for (let at = 1; at < text.length; at++) if (text.charCodeAt(at) !== first) return false
  return true
}

export const defaultUuids: ReadonlySet<string> = new Set([
  '03000200-0400-0500-0006-000700080009',
  '00020003-0004-0005-0006-000700080009',
  '00010203-0405-0607-0809-0a0b0c0d0e0f',
  '03020100-0504-0706-0809-0a0b0c0d0e0f',
  '12345678-1234-5678-90ab-cddeefaabbcc',
  '12345678-1234-1234-1234-123456789012',
  '11111111-2222-3333-4444-555555555555',
  '01234567-89ab-cdef-0123-456789abcdef',
  '4c4c4544-0000-2010-8020-80c04f202020',
])

/**
 * Whether an SMBIOS UUID is one that many boards share because their maker never set it: all zero, all FF or any
 * other single byte repeated, and the defaults of firmware kits. Any case.
 */
export function isKnownDefaultUuid(uuid: string): boolean {
  const folded = uuid.trim().toLowerCase()
  return defaultUuids.has(folded) || /^(..)\1{3}-(?:\1\1-){3}\1{6}$/.test(folded)
}
