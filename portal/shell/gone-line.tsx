import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '@fluentui/react-components'
import { askNow } from '../live/connection.ts'
import { useGone } from '../live/use-gone.ts'
import { useText } from '../texts/use-text.ts'

/** A calm line while the server does not answer. */
export function GoneLine() {
  const { t } = useText()
  const gone = useGone()
  return (
    <div role="status">
      {gone && (
        <MessageBar intent="warning" icon={<Spinner size="tiny" aria-hidden />}>
          <MessageBarBody>{t('gone.line')}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={askNow}>
              {t('common.retry')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  )
}
