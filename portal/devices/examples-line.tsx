import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { memo } from 'react'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useMay } from '../me.ts'
import { useOrganization } from '../organization.ts'
import { useSay } from '../parts/toasts.tsx'
import { useText } from '../texts/use-text.ts'

/** While example devices are on the list: says so, and takes them away again with one button. */
export const ExamplesLine = memo(function ExamplesLine({ examples }: { examples: number }) {
  const { t } = useText()
  const client = useClient()
  const organization = useOrganization()
  const queries = useQueryClient()
  const may = useMay(organization)
  const say = useSay()
  const remove = useMutation({
    mutationFn: () => client.examples.remove(),
    onSuccess: async () => {
      say.done(t('examples.removed'))
      await queries.invalidateQueries({ queryKey: keys.all(organization) })
    },
    onError: say.failed,
  })
  if (examples === 0) return null
  return (
    <MessageBar>
      <MessageBarBody>{t('examples.here', { count: examples })}</MessageBarBody>
      {may('register') && (
        <MessageBarActions>
          <Button onClick={() => remove.mutate()} disabledFocusable={remove.isPending}>
            {t('examples.remove')}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  )
})
