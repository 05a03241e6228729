import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useEffect, useRef } from 'react'
import type { RowFilterBody, UploadAnswer } from '../../api/contract/uploads.ts'
import { connection } from '../live/connection.ts'
import { useMay } from '../me.ts'
import { useOrganization } from '../organization.ts'
import { Notice } from '../parts/notice.tsx'
import { Loading } from '../parts/reading.tsx'
import { useStore } from '../store.ts'
import { useText } from '../texts/use-text.ts'
import { CatalogueEnd } from './catalogue-end.tsx'
import { CountsBar } from './counts-bar.tsx'
import { FilesList } from './files-list.tsx'
import { Problems, Remarks } from './found.tsx'
import { ImportForm } from './import-form.tsx'
import { ReceivingLine, StopButton } from './receiving-line.tsx'
import { RegisterForm } from './register-form.tsx'
import { RowsSection } from './rows-section.tsx'
import { type Stage, stageOf } from './segments.ts'
import { sendAgain } from './sending.ts'
import { type Sending, sendings } from './sendings.ts'
import { UploadEnd } from './upload-end.tsx'
import { isMissing, useUpload, useUploadAction } from './use-upload.ts'
import { WorkProgress } from './work-progress.tsx'

const useStyles = makeStyles({
  view: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    paddingBottom: tokens.spacingVerticalM,
    outlineStyle: 'none',
  },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  provisional: { margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

type Props = {
  id: string
  filter: RowFilterBody
  onFilter: (filter: RowFilterBody) => void
  onDropped: () => void
}

/** An upload from its first byte to its end, as the panel and its own page show it. */
export function UploadView(props: Props) {
  const { t } = useText()
  const { data: upload, error } = useUpload(props.id)
  const sending = useStore(sendings, (all) => all[props.id])
  const receiving = upload === undefined || stageOf(upload) === 'receiving'
  if (receiving && sending?.status === 'broken') return <BrokenOff sending={sending} files={upload?.files ?? []} />
  if (upload)
    return (
      <Focused stage={stageOf(upload)}>
        <Stages {...props} upload={upload} />
      </Focused>
    )
  if (isMissing(error)) return <MessageBar intent="warning">{t('upload.missing')}</MessageBar>
  if (error) return <Notice error={error} />
  if (!sending) return <Loading />
  return <NotMade sending={sending} />
}

/** Sending broke off for good: the person tries again, or gives it up. */
function BrokenOff({ sending, files }: { sending: Sending; files: UploadAnswer['files'] }) {
  const { t } = useText()
  const styles = useStyles()
  return (
    <div className={styles.view}>
      <Notice error={sending.problem} />
      <div className={styles.buttons}>
        <Button appearance="primary" onClick={() => sendAgain(sending.upload)}>
          {t('receiving.again')}
        </Button>
        <StopButton sending={sending} />
      </div>
      <FilesList files={files} sending={sending.files} />
    </div>
  )
}

/** The server does not know of the upload yet; where it is gone, that is said here, since the panel is over the shell's line. */
function NotMade({ sending }: { sending: Sending }) {
  const { t } = useText()
  const styles = useStyles()
  const gone = useStore(connection) === 'gone'
  return (
    <div className={styles.view}>
      <div role="status">{gone && <MessageBar intent="warning">{t('gone.line')}</MessageBar>}</div>
      <div className={styles.buttons}>
        <StopButton sending={sending} />
      </div>
      <FilesList files={[]} sending={sending.files} />
    </div>
  )
}

/** Says each new stage, and takes the focus where the button that led here is gone with its stage. */
function Focused({ stage, children }: { stage: Stage; children: ReactNode }) {
  const { t, words } = useText()
  const styles = useStyles()
  const view = useRef<HTMLDivElement>(null)
  const shown = useRef<Stage | null>(null)
  useEffect(() => {
    // A page that has just come has its focus where browsers begin; the panel's was on what stood here before.
    const begins = shown.current === null && view.current?.closest('[role=dialog]') === null
    shown.current = stage
    const active = document.activeElement
    if (!begins && (active === null || active === document.body)) view.current?.focus({ preventScroll: true })
  }, [stage])
  return (
    <div ref={view} tabIndex={-1} className={styles.view}>
      <span role="status" className={styles.hidden}>
        {stage === 'checking' ? t('work.checking') : words(`uploadStatus.${stage}`).title}
      </span>
      {children}
    </div>
  )
}

function Stages({ id, upload, filter, onFilter, onDropped }: Props & { upload: UploadAnswer }) {
  const { t } = useText()
  const styles = useStyles()
  const may = useMay(useOrganization())('register')
  const sending = useStore(sendings, (all) => all[id])
  const stage = stageOf(upload)
  const receiving = stage === 'receiving'
  const known = !receiving && stage !== 'checking' && stage !== 'abandoned'
  const filtering = known ? onFilter : undefined
  const isCatalogue = upload.kind === 'catalogue'
  const Form = isCatalogue ? ImportForm : RegisterForm
  const registrable = stage === 'checked' && may && upload.counts.rows > 0
  const notTaken = sending?.files.filter((file) => file.status === 'refused') ?? []
  const filesFirst = !known || notTaken.length > 0 || upload.files.some((file) => file.error !== null)
  const files = <FilesList files={upload.files} sending={receiving ? (sending?.files ?? []) : notTaken} />
  const found = (
    <>
      {filesFirst && files}
      <Problems upload={upload} filter={filter} onFilter={filtering} />
      {known && <RowsSection upload={upload} filter={filter} onFilter={onFilter} may={may} />}
      <Remarks upload={upload} filter={filter} onFilter={filtering} />
      {!filesFirst && files}
    </>
  )
  return (
    <>
      {receiving && <ReceivingLine upload={upload} sending={sending} may={may} />}
      {(stage === 'checking' || stage === 'registering') && <WorkProgress upload={upload} may={may} />}
      {(stage === 'done' || stage === 'cancelled' || stage === 'abandoned') &&
        (isCatalogue ? <CatalogueEnd upload={upload} /> : <UploadEnd upload={upload} may={may} />)}
      {stage === 'checked' && upload.counts.rows === 0 && <NothingRead id={id} may={may} onDropped={onDropped} />}
      {(receiving || stage === 'checking') && upload.counts.rows > 0 && (
        <p className={styles.provisional}>{t('receiving.provisional')}</p>
      )}
      <CountsBar upload={upload} filter={filter} onFilter={filtering} />
      {registrable ? (
        <Form upload={upload} onDropped={onDropped}>
          {found}
        </Form>
      ) : (
        found
      )}
    </>
  )
}

function NothingRead({ id, may, onDropped }: { id: string; may: boolean; onDropped: () => void }) {
  const { t } = useText()
  const drop = useUploadAction(id, (uploads) => uploads.drop(id))
  return (
    <MessageBar intent="warning" layout="multiline" role="status">
      <MessageBarBody>{t('upload.nothing')}</MessageBarBody>
      {may && (
        <MessageBarActions>
          <Button disabledFocusable={drop.isPending} onClick={() => void drop.mutateAsync().then(onDropped, () => {})}>
            {t('registering.drop')}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  )
}
