import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { RowFilterBody } from '../../api/contract/uploads.ts'
import { useClient } from '../client.ts'
import { useOrganization } from '../organization.ts'
import { HeadingLevel } from '../parts/heading.tsx'
import { PageLink } from '../parts/link.tsx'
import { paths } from '../paths.ts'
import { useStore } from '../store.ts'
import { useText } from '../texts/use-text.ts'
import { giveFiles } from './give.ts'
import { GiveFiles } from './give-files.tsx'
import { closePanel, panel, showInPanel } from './panel.ts'
import { UploadView } from './upload-view.tsx'
import { isMissing, isResting, useUpload } from './use-upload.ts'

const useStyles = makeStyles({
  drawer: { width: 'min(880px, 100vw)' },
  body: { paddingBottom: 0, scrollPaddingTop: tokens.spacingVerticalM },
  top: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, paddingBottom: tokens.spacingVerticalM },
})

/** The panel from the side: give files, see what their rows are worth, register. Closed, the work goes on. */
export function RegisterPanel() {
  const { t } = useText()
  const styles = useStyles()
  const { open, kind, upload } = useStore(panel)
  const client = useClient()
  const drawer = useRef<HTMLDivElement>(null)
  // The drawer itself gives the focus to its first button, which closes it; what a person came for is the way to give files.
  useEffect(() => {
    if (open) drawer.current?.querySelector<HTMLElement>('[data-begin]')?.focus({ preventScroll: true })
  }, [open])
  return (
    <OverlayDrawer
      ref={drawer}
      open={open}
      position="end"
      className={styles.drawer}
      onOpenChange={(_event, data) => !data.open && closePanel()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              aria-label={t('common.close')}
              icon={<DismissRegular />}
              onClick={() => closePanel()}
            />
          }
        >
          {t(kind === 'devices' ? 'panel.title' : 'panel.title.catalogue')}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        <HeadingLevel value={3}>
          {upload === null ? (
            <GiveFiles kind={kind} onFiles={(files) => giveFiles(client, files, kind)} />
          ) : (
            <PanelUpload key={upload} id={upload} />
          )}
        </HeadingLevel>
      </DrawerBody>
    </OverlayDrawer>
  )
}

function PanelUpload({ id }: { id: string }) {
  const { t } = useText()
  const styles = useStyles()
  const organization = useOrganization()
  const { kind } = useStore(panel)
  const { data, error } = useUpload(id)
  const [filter, setFilter] = useState<RowFilterBody>({})
  const another = useCallback(() => showInPanel(kind, null), [kind])
  return (
    <>
      <div className={styles.top}>
        {data && (
          <PageLink {...paths.registration(organization, id)} onClick={closePanel}>
            {t('panel.ownPage')}
          </PageLink>
        )}
        {(data ? isResting(data) : isMissing(error)) && (
          <Button size="small" onClick={another}>
            {t('panel.another')}
          </Button>
        )}
      </div>
      <UploadView id={id} filter={filter} onFilter={setFilter} onDropped={another} />
    </>
  )
}
