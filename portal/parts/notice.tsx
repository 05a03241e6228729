import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useText } from '../texts/use-text.ts'
import { wordsOf } from './toasts.tsx'

/** What a refusal or fault says, where it happened; read out when it appears. */
export function Notice({ error }: { error: unknown }) {
  const { t } = useText()
  const { title, body } = wordsOf(error, t('fault.unreachable'), t('fault.title'))
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>
        {body}
      </MessageBarBody>
    </MessageBar>
  )
}
