import { MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components'
import { connection } from '../live/connection.ts'
import { useStore } from '../store.ts'
import { useText } from '../texts/use-text.ts'

/** A calm line while the server does not answer. */
export function GoneLine() {
  const { t } = useText()
  const gone = useStore(connection) === 'gone'
  return (
    <div role="status">
      {gone && (
        <MessageBar intent="warning" icon={<Spinner size="tiny" aria-hidden />}>
          <MessageBarBody>{t('gone.line')}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  )
}
