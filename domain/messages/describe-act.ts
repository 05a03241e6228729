import type { LogEntry, LogKind } from '../log.ts'
import type { Language } from '../words.ts'
import { log as english } from './en/log.ts'
import { fill, title } from './messages.ts'
import { log as dutch } from './nl/log.ts'
import type { ActTexts } from './texts.ts'

const texts: Record<Language, ActTexts> = { en: english, nl: dutch }

type Act = Pick<LogEntry, 'kind' | 'about' | 'more' | 'value' | 'role' | 'roleBefore' | 'devices' | 'device'>

/** A line of the log in a sentence: what was done, to what, to how many. Who and when stand beside it. */
export function describeAct(language: Language, act: Act): string {
  const say = words[language]
  const role = (of: Act['role']): string => (of === null ? '' : title(language, `role.${of}`).toLowerCase())
  const about = act.about === '' ? say.example : act.more > 0 ? say.more(act.about, act.more) : act.about
  return fill(texts[language][act.kind].sentence, {
    about,
    devices: act.device === null || act.about === '' ? say.devices(act.devices ?? 0) : act.about,
    value: act.value === null ? say.nothing : `“${act.value}”`,
    role: role(act.role),
    roleBefore: role(act.roleBefore),
  })
}

/** The name of a kind of act. */
export const titleOfAct = (language: Language, kind: LogKind): string => texts[language][kind].title

const words = {
  en: {
    nothing: 'nothing',
    example: 'example devices',
    more: (about: string, more: number) => `${about} and ${more} more`,
    devices: (count: number) => `${new Intl.NumberFormat('en').format(count)} device${count === 1 ? '' : 's'}`,
  },
  nl: {
    nothing: 'niets',
    example: 'voorbeeldapparaten',
    more: (about: string, more: number) => `${about} en nog ${more}`,
    devices: (count: number) =>
      `${new Intl.NumberFormat('nl').format(count)} ${count === 1 ? 'apparaat' : 'apparaten'}`,
  },
} as const satisfies Record<Language, object>
