import { collecting } from './nl/collecting.ts'
import { device } from './nl/device.ts'
import { file } from './nl/file.ts'
import { hash } from './nl/hash.ts'
import { hints } from './nl/hints.ts'
import { people } from './nl/people.ts'
import { row } from './nl/row.ts'
import { upload } from './nl/upload.ts'
import type { Texts } from './texts.ts'

/** All Dutch texts of the domain, in the terms of Microsoft's Dutch portals, a file a noun. */
export const nl = {
  ...device,
  ...row,
  ...file,
  ...upload,

  ...people,
  ...collecting,
  ...hash,
  ...hints,
} as const satisfies Texts
