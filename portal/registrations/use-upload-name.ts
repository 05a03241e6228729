import type { OpenUploadAnswer, UploadAnswer } from '../../api/contract/uploads.ts'
import { useText } from '../texts/use-text.ts'

/** What an upload is called: its first file, and how many more there are. */
export function useUploadName(): (upload: UploadAnswer | OpenUploadAnswer) => string {
  const { t } = useText()
  return (upload) => {
    const { first, count } = 'example' in upload ? briefly(upload) : upload.files
    if ('example' in upload && upload.example) return t('upload.examples')
    if (first === null) return t('upload.noFiles')
    return count === 1 ? first : t('upload.more', { name: first, count: count - 1 })
  }
}

const briefly = ({ files }: UploadAnswer): OpenUploadAnswer['files'] => ({
  count: files.length,
  first: files[0]?.name ?? null,
})
