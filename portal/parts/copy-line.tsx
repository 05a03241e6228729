import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { useState } from 'react'
import { useText } from '../texts/use-text.ts'
import { copyText } from './copy.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
  },
  text: {
    flexGrow: 1,
    minWidth: 0,
    margin: 0,
    padding: `${tokens.spacingVerticalXS} 0`,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    maxHeight: '240px',
    overflowY: 'auto',
  },
})

/** A text that is meant to be copied: commands, request ids, hashes. `label` names it for the copy button. */
export function CopyLine({ text, label }: { text: string; label?: string }) {
  const styles = useStyles()
  return (
    <div className={styles.root}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, and must scroll by keyboard too */}
      <pre className={styles.text} tabIndex={0}>
        {text}
      </pre>
      <CopyButton text={text} {...(label ? { label } : {})} />
    </div>
  )
}

/** Copies, and says for a moment whether it did. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { t } = useText()
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready')
  const copy = async (): Promise<void> => {
    setState((await copyText(text)) ? 'copied' : 'failed')
    setTimeout(() => setState('ready'), 2500)
  }
  const said = state === 'copied' ? t('common.copied') : state === 'failed' ? t('common.copyFailed') : ''
  return (
    <>
      <Button
        size="small"
        appearance="subtle"
        icon={state === 'copied' ? <CheckmarkRegular /> : <CopyRegular />}
        onClick={copy}
        aria-label={label ? `${t('common.copy')}: ${label}` : t('common.copy')}
        title={t('common.copy')}
      >
        {state === 'failed' ? said : undefined}
      </Button>
      <span
        role="status"
        style={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}
      >
        {said}
      </span>
    </>
  )
}
