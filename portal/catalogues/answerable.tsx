import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import { Notice } from '../parts/notice.tsx'
import { useText } from '../texts/use-text.ts'
import { useAnswerable } from './use-answerable.ts'

/** Devices that were not found, and that an import made it possible to find. */
export function Answerable() {
  const { t } = useText()
  const { count, retry, may } = useAnswerable()
  if (count === 0) return null
  return (
    <>
      <MessageBar intent="info">
        <MessageBarBody>{t('catalogue.answers', { count })}</MessageBarBody>
        {may && (
          <MessageBarActions>
            <Button disabledFocusable={retry.isPending} onClick={() => retry.mutate()}>
              {t('catalogue.retry', { count })}
            </Button>
          </MessageBarActions>
        )}
      </MessageBar>
      {retry.isError && <Notice error={retry.error} />}
    </>
  )
}
