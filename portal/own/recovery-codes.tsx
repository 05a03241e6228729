import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { CopyLine } from '../parts/copy-line.tsx'
import { saveAs } from '../parts/save-as.ts'
import { useText } from '../texts/use-text.ts'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

/** Recovery codes, this once: to copy, or to save as a file. */
export function RecoveryCodesShown({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const { t } = useText()
  const styles = useStyles()
  const save = (): void => {
    const address = URL.createObjectURL(new Blob([`${codes.join('\r\n')}\r\n`], { type: 'text/plain' }))
    saveAs(address, t('own.codes.file'))
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
  }
  return (
    <DialogBody>
      <DialogTitle>{t('own.codes.title')}</DialogTitle>
      <DialogContent className={styles.content}>
        {t('own.codes.lead')}
        <CopyLine text={codes.join('\n')} label={t('own.codes.title')} />
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('own.codes.once')}</MessageBarBody>
        </MessageBar>
      </DialogContent>
      <DialogActions>
        <Button icon={<ArrowDownloadRegular />} onClick={save}>
          {t('own.codes.save')}
        </Button>
        <Button appearance="primary" onClick={onClose}>
          {t('own.codes.kept')}
        </Button>
      </DialogActions>
    </DialogBody>
  )
}
