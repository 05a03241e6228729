import type { en } from './en.ts'

/** A whole language: the same keys as the English one. */
export type Texts = Record<keyof typeof en, string>

type WithoutPlural<K> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K

/** What `t` takes: a key of the catalogue; of a text with plural forms, the key before `_one` and `_other`. */
export type TextKey = WithoutPlural<keyof typeof en>

/** What a text's {{placeholders}} are filled with; `count` chooses the plural form. */
export type TextValues = Record<string, string | number>
