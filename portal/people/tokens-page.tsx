import { Button, Text } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { Section } from '../device/section.tsx'
import { Page } from '../parts/page.tsx'
import { Reading } from '../parts/reading.tsx'
import { useOpener } from '../parts/use-opener.ts'
import { useText } from '../texts/use-text.ts'
import { PartsOfSettings } from './parts-of-settings.tsx'
import { usePeopleStyles } from './people-styles.ts'
import { TokenDialog } from './token-dialog.tsx'
import { TokenLine } from './token-line.tsx'
import { useHere, useTokens } from './use-people.ts'

/** API tokens: made, looked at, revoked. For who administers the organization. */
export function TokensPage() {
  const { t } = useText()
  const styles = usePeopleStyles()
  const here = useHere()
  const made = useTokens()
  const { data } = made
  const { open, opener, show, close } = useOpener()
  return (
    <Page
      title={t('tokens.title')}
      beside={
        here.mayGive.length > 0 && (
          <Button ref={opener} appearance="primary" icon={<AddRegular />} onClick={show}>
            {t('tokens.make')}
          </Button>
        )
      }
    >
      <PartsOfSettings />
      <Text className={styles.lead}>{t('tokens.lead', { organization: here.name })}</Text>
      <Reading of={made} />
      {data?.items.length === 0 && <Text>{t('tokens.none')}</Text>}
      {data && data.items.length > 0 && (
        <div className={styles.body}>
          <Section title={t('tokens.title')}>
            <ul className={styles.list}>
              {data.items.map((token) => (
                <li key={token.id} className={styles.line}>
                  <TokenLine token={token} />
                </li>
              ))}
            </ul>
          </Section>
        </div>
      )}
      {open && <TokenDialog onClose={close} />}
    </Page>
  )
}
