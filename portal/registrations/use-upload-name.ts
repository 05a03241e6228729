import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { useText } from '../texts/use-text.ts'

/** What an upload is called: its first file, and how many more there are. */
export function useUploadName(): (upload: UploadAnswer) => string {
  const { t } = useText()
  return ({ files, example }) => {
    const [first] = files
    if (example) return t('upload.examples')
    if (!first) return t('upload.noFiles')
    return files.length === 1 ? first.name : t('upload.more', { name: first.name, count: files.length - 1 })
  }
}
