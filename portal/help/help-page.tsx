import { Button, Link, makeStyles, mergeClasses, Subtitle2, Text, tokens } from '@fluentui/react-components'
import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import type { MessageKey } from '../../domain/messages/say.ts'
import {
  deviceStates,
  duplicateReasons,
  errorCodes,
  fileErrorCodes,
  notWrittenReasons,
  outcomes,
  reasons,
  repairs,
  roles,
  uploadStatuses,
  verdicts,
  warnings,
} from '../../domain/words.ts'
import { Section } from '../device/section.tsx'
import { type Look, looks, useTones } from '../parts/looks.ts'
import { Page } from '../parts/page.tsx'
import { showKeys } from '../shell/show-keys.ts'
import type { TextKey } from '../texts/keys.ts'
import { useText } from '../texts/use-text.ts'

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, margin: 0 },
  word: { margin: 0, scrollMarginTop: '16px' },
  sign: { marginInlineEnd: tokens.spacingHorizontalXS, verticalAlign: 'text-bottom' },
  text: { margin: 0, maxWidth: '72ch' },
  next: { margin: 0, maxWidth: '72ch', fontWeight: tokens.fontWeightSemibold },
  contents: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
})

/** Every word that people meet, in the order in which they meet it. */
const groups = [
  { group: 'state', title: 'help.states', words: deviceStates },
  { group: 'outcome', title: 'help.outcomes', words: outcomes },
  { group: 'verdict', title: 'help.verdicts', words: verdicts },
  { group: 'uploadStatus', title: 'help.uploads', words: uploadStatuses },
  { group: 'error', title: 'help.errors', words: errorCodes },
  { group: 'reason', title: 'help.reasons', words: [...reasons, ...duplicateReasons] },
  { group: 'repair', title: 'help.repairs', words: repairs },
  { group: 'warning', title: 'help.warnings', words: warnings },
  { group: 'fileError', title: 'help.files', words: fileErrorCodes },
  { group: 'notWritten', title: 'help.notWritten', words: notWrittenReasons },
  { group: 'role', title: 'help.roles', words: roles },
] as const satisfies readonly { group: string; title: TextKey; words: readonly string[] }[]

/** All states and errors with what they mean and what to do; the keys. A word has an address: `#state-ready`. */
export function HelpPage() {
  const { t } = useText()
  const styles = useStyles()
  const { hash } = useLocation()
  useEffect(() => {
    if (hash) document.getElementById(hash)?.scrollIntoView()
  }, [hash])
  return (
    <Page title={t('nav.help')} beside={<Button onClick={() => showKeys.set(true)}>{t('shell.keys')}</Button>}>
      <Text>{t('help.lead')}</Text>
      <nav className={styles.contents} aria-label={t('help.contents')}>
        {groups.map(({ group, title }) => (
          <Link key={group} href={`#${group}`}>
            {t(title)}
          </Link>
        ))}
      </nav>
      {groups.map(({ group, title, words }) => (
        <div key={group} id={group}>
          <Section title={t(title)}>
            <div className={styles.list}>
              {words.map((word) => (
                <Word key={word} id={`${group}-${word}`} about={`${group}.${word}` as MessageKey}>
                  <Sign group={group} word={word} />
                </Word>
              ))}
            </div>
          </Section>
        </div>
      ))}
    </Page>
  )
}

/** The sign of a word that has one, as every page shows it. */
function Sign({ group, word }: { group: string; word: string }) {
  const tones = useTones()
  const styles = useStyles()
  const look = Object.hasOwn(looks, group) && (looks[group as keyof typeof looks] as Record<string, Look>)[word]
  return look && <look.icon className={mergeClasses(styles.sign, tones[look.tone])} aria-hidden />
}

function Word({ id, about, children }: { id: string; about: MessageKey; children: ReactNode }) {
  const { words } = useText()
  const styles = useStyles()
  const { title, sentence, nextStep } = words(about)
  return (
    <div id={id}>
      <Subtitle2 as="h3" className={styles.word}>
        {children}
        {title}
      </Subtitle2>
      <p className={styles.text}>{sentence}</p>
      {nextStep && <p className={styles.next}>{nextStep}</p>}
    </div>
  )
}
