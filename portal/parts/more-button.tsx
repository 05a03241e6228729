import { Button } from '@fluentui/react-components'
import { useText } from '../texts/use-text.ts'
import type { Pages } from './use-pages.ts'

type Props = {
  of: Pick<Pages<unknown>, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>
  /** What the button says, where that is not just *more*. */
  text?: string
}

/** Reads the next page of a list; nothing where there is none. */
export function MoreButton({ of, text }: Props) {
  const { t } = useText()
  if (!of.hasNextPage) return null
  return (
    <div>
      <Button disabledFocusable={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
        {text ?? t('common.more')}
      </Button>
    </div>
  )
}
