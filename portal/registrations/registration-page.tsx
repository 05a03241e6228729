import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { RowFilterBody } from '../../api/contract/uploads.ts'
import { useNow } from '../now.ts'
import { useOrganization } from '../organization.ts'
import { PageLink } from '../parts/link.tsx'
import { Page } from '../parts/page.tsx'
import { paths } from '../paths.ts'
import { UploadView } from '../register/upload-view.tsx'
import { useUpload } from '../register/use-upload.ts'
import { useText } from '../texts/use-text.ts'
import { useUploadName } from './use-upload-name.ts'

const useStyles = makeStyles({
  about: { color: tokens.colorNeutralForeground2 },
  view: { maxWidth: '1080px' },
})

const route = '/o/$organization/registrations/$upload'

/** One upload, for good: what the panel showed, at an address of its own. */
export function RegistrationPage() {
  const { t, words, format } = useText()
  const styles = useStyles()
  const organization = useOrganization()
  const { upload: id } = useParams({ from: route })
  const filter = useSearch({ from: route })
  const navigate = useNavigate()
  const now = useNow()
  const name = useUploadName()
  const { data: upload } = useUpload(id)
  const setFilter = useCallback(
    (next: RowFilterBody) =>
      void navigate({ ...paths.registration(organization, id), search: next, replace: isTyping(filter, next) }),
    [navigate, organization, id, filter],
  )
  const toList = useCallback(() => void navigate(paths.registrations(organization)), [navigate, organization])
  return (
    <Page
      title={upload ? name(upload) : t('nav.registrations')}
      beside={upload && <Badge appearance="tint">{words(`uploadStatus.${upload.shownStatus}`).title}</Badge>}
    >
      <div>
        <PageLink {...paths.registrations(organization)}>{t('registrations.all')}</PageLink>
      </div>
      {upload && (
        <div className={styles.about}>
          {t('registrations.by', {
            who: upload.createdBy,
            when: format.dateTime(upload.createdAt),
            ago: format.ago(upload.createdAt, now),
          })}
        </div>
      )}
      <div className={styles.view}>
        <UploadView id={id} filter={filter} onFilter={setFilter} onDropped={toList} />
      </div>
    </Page>
  )
}

/** A search that grows letter by letter is one step back, not ten. */
function isTyping(before: RowFilterBody, after: RowFilterBody): boolean {
  return before.search !== undefined && after.search !== undefined
}
