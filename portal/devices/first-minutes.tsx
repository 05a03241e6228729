import { Button, Card, makeStyles, Subtitle1, Text, tokens } from '@fluentui/react-components'
import { ArrowUploadRegular } from '@fluentui/react-icons/svg/arrow-upload'
import { BeakerRegular } from '@fluentui/react-icons/svg/beaker'
import { WindowConsoleRegular } from '@fluentui/react-icons/svg/window-console'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useClient } from '../client.ts'
import { useMay } from '../me.ts'
import { useOrganization } from '../organization.ts'
import { CopyLine } from '../parts/copy-line.tsx'
import { TemplateLink } from '../parts/template-link.tsx'
import { useSay } from '../parts/toasts.tsx'
import { openPanel } from '../register/panel.ts'
import { useText } from '../texts/use-text.ts'
import { collectLines } from './collect-lines.ts'

const useStyles = makeStyles({
  ways: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
  way: { gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalXL, minWidth: 0 },
  icon: { fontSize: '32px', color: tokens.colorBrandForeground1 },
})

/** The list while it is empty: three ways to begin. */
export function FirstMinutes() {
  const { t } = useText()
  const styles = useStyles()
  const may = useMay(useOrganization())
  const examples = useMakeExamples()
  if (!may('register')) return <Text>{t('first.viewer')}</Text>
  return (
    <>
      <Text size={400}>{t('first.lead')}</Text>
      <div className={styles.ways}>
        <Way icon={<ArrowUploadRegular className={styles.icon} />} title={t('first.file')} body={t('first.file.body')}>
          <Button appearance="primary" onClick={() => openPanel()}>
            {t('first.file.do')}
          </Button>
          <TemplateLink />
        </Way>
        <Way
          icon={<WindowConsoleRegular className={styles.icon} />}
          title={t('first.collect')}
          body={t('first.collect.body')}
        >
          <CopyLine text={collectLines} label={t('first.collect')} />
        </Way>
        <Way icon={<BeakerRegular className={styles.icon} />} title={t('first.try')} body={t('first.try.body')}>
          <Button onClick={() => examples.mutate()} disabledFocusable={examples.isPending}>
            {t('first.try.do')}
          </Button>
        </Way>
      </div>
    </>
  )
}

function Way({ icon, title, body, children }: { icon: ReactNode; title: string; body: string; children: ReactNode }) {
  const styles = useStyles()
  return (
    <Card className={styles.way}>
      {icon}
      <Subtitle1 as="h2">{title}</Subtitle1>
      <Text>{body}</Text>
      {children}
    </Card>
  )
}

/** The server makes example devices and registers them at once; the panel shows what came of each row. */
function useMakeExamples() {
  const client = useClient()
  const say = useSay()
  return useMutation({
    mutationFn: () => client.examples.make(),
    onSuccess: ({ upload }) => openPanel({ upload }),
    onError: say.failed,
  })
}
