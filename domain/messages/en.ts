import { collecting } from './en/collecting.ts'
import { device } from './en/device.ts'
import { file } from './en/file.ts'
import { hash } from './en/hash.ts'
import { hints } from './en/hints.ts'
import { people } from './en/people.ts'
import { row } from './en/row.ts'
import { upload } from './en/upload.ts'
import type { Texts } from './texts.ts'

/** All English texts of the domain, a file a noun. */
export const en = {
  ...device,
  ...row,
  ...file,
  ...upload,

  ...people,
  ...collecting,
  ...hash,
  ...hints,
} as const satisfies Texts
