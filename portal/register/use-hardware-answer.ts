import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { HardwareAnswerBody, UploadAnswer } from '../../api/contract/uploads.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { useSay } from '../parts/toasts.tsx'
import { useText } from '../texts/use-text.ts'
import { actionsOn } from './use-upload.ts'

/**
 * A person's answer to the changed hardware of one row, of some, or of all: kept while the upload is checked (`null` takes
 * it back), carried out at once when it is over. What was not answered is said, with why.
 */
export function useHardwareAnswer({ id, status }: Pick<UploadAnswer, 'id' | 'status'>) {
  const client = useClient()
  const organization = useOrganization()
  const queries = useQueryClient()
  const { t } = useText()
  const say = useSay()
  return useMutation({
    scope: actionsOn(id),
    mutationFn: (body: HardwareAnswerBody) => client.uploads.answerHardware(id, body),
    onSuccess: ({ answered, unanswered, rows }, { answer }) => {
      if (answered > 0 && status !== 'checked') say.done(t(`answer.done.${answer ?? 'none'}`, { count: answered }))
      const [first] = rows
      if (first) say.warned(t('answer.not', { count: unanswered }), `${first.serialNumber ?? first.file}: ${first.why}`)
    },
    onError: (error) => say.failed(error),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.upload(organization, id) }),
        queries.invalidateQueries({ queryKey: keys.uploads(organization) }),
        queries.invalidateQueries({ queryKey: keys.device(organization) }),
        queries.invalidateQueries({ queryKey: keys.deviceNumbers(organization) }),
      ]),
  })
}
