import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { useOrganization } from '../organization.ts'
import { forget } from '../parts/use-kept.ts'
import { useText } from '../texts/use-text.ts'
import { pastedText } from './give.ts'

/** Gives up the pasted text once the upload that it went into is registered; one that another upload left waits on. */
export function useForgetPasted({ files }: UploadAnswer): () => void {
  const { t } = useText()
  const organization = useOrganization()
  return () => {
    if (files.some(({ name }) => name === t('give.pasted.name'))) forget(pastedText(organization))
  }
}
