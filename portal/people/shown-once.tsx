import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  MessageBar,
  MessageBarBody,
} from '@fluentui/react-components'
import { CopyLine } from '../parts/copy-line.tsx'
import { useText } from '../texts/use-text.ts'
import { usePeopleStyles } from './people-styles.ts'

type Props = { title: string; secret: string; label: string; words: string; onClose: () => void }

/** A secret that the server keeps no copy of: to be copied now. */
export function ShownOnce({ title, secret, label, words, onClose }: Props) {
  const { t } = useText()
  const styles = usePeopleStyles()
  return (
    <DialogBody>
      <DialogTitle>{title}</DialogTitle>
      <DialogContent className={styles.content}>
        <CopyLine text={secret} label={label} />
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{words}</MessageBarBody>
        </MessageBar>
      </DialogContent>
      <DialogActions>
        <Button appearance="primary" onClick={onClose}>
          {t('people.invite.done')}
        </Button>
      </DialogActions>
    </DialogBody>
  )
}
