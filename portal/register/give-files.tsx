import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components'
import { ArrowUploadRegular } from '@fluentui/react-icons/svg/arrow-upload'
import { ClipboardPasteRegular } from '@fluentui/react-icons/svg/clipboard-paste'
import { DocumentRegular } from '@fluentui/react-icons/svg/document'
import { FolderRegular } from '@fluentui/react-icons/svg/folder'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import type { UploadKind } from '../../domain/words.ts'
import { useOrganization } from '../organization.ts'
import { TemplateLink } from '../parts/template-link.tsx'
import { useSay } from '../parts/toasts.tsx'
import { forget, isKept, useKept } from '../parts/use-kept.ts'
import { useText } from '../texts/use-text.ts'
import { pastedText } from './give.ts'
import { fileOfText, filesOfInput, type GivenFile } from './given-files.ts'

const useStyles = makeStyles({
  zone: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    textAlign: 'center',
    outlineStyle: 'none',
  },
  icon: { fontSize: '40px', color: tokens.colorBrandForeground1 },
  lead: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  hint: { color: tokens.colorNeutralForeground2, maxWidth: '52ch' },
  buttons: { display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: tokens.spacingHorizontalS },
  paste: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    marginTop: tokens.spacingVerticalL,
  },
  field: { width: '100%' },
  text: { fontFamily: tokens.fontFamilyMonospace, minHeight: '140px' },
})

type Props = { kind: UploadKind; onFiles: (files: GivenFile[]) => void }

/** The ways to give files: choose files or a folder, or paste what stands in them. Drops are taken by the whole page (drop-zone.tsx). */
export function GiveFiles({ kind, onFiles }: Props) {
  const { t } = useText()
  const styles = useStyles()
  const say = useSay()
  const kept = pastedText(useOrganization())
  const [pasting, setPasting] = useState(() => isKept(kept))
  const zone = useRef<HTMLElement>(null)
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  // What was here before (an upload that was discarded) took the focus with it.
  useEffect(() => {
    if (document.activeElement === document.body) zone.current?.focus()
  }, [])
  const chosen = (event: ChangeEvent<HTMLInputElement>): void => {
    const given = filesOfInput(event.target.files)
    event.target.value = ''
    if (given.length > 0) onFiles(given)
    else if (event.target.files !== null) say.warned(t('give.nothing'), t('give.nothing.hint'))
  }
  return (
    <div>
      <section ref={zone} tabIndex={-1} aria-label={t('give.label')} className={styles.zone}>
        <ArrowUploadRegular className={styles.icon} aria-hidden />
        <span className={styles.lead}>{t(kind === 'devices' ? 'give.lead' : 'give.lead.catalogue')}</span>
        <span className={styles.hint}>{t(kind === 'devices' ? 'give.hint' : 'give.hint.catalogue')}</span>
        <div className={styles.buttons}>
          <Button data-begin appearance="primary" icon={<DocumentRegular />} onClick={() => files.current?.click()}>
            {t('give.files')}
          </Button>
          <Button icon={<FolderRegular />} onClick={() => folder.current?.click()}>
            {t('give.folder')}
          </Button>
          <Button icon={<ClipboardPasteRegular />} aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
            {t('give.paste')}
          </Button>
        </div>
        {kind === 'devices' && <TemplateLink />}
      </section>
      <input ref={files} type="file" multiple hidden aria-label={t('give.files')} onChange={chosen} />
      <input ref={folder} type="file" hidden aria-label={t('give.folder')} onChange={chosen} {...wholeFolder} />
      {pasting && <PasteText onText={(text) => onFiles([fileOfText(text, t('give.pasted.name'))])} />}
    </div>
  )
}

/** An input asks for a folder, paths included, by an attribute that React's types do not know. */
const wholeFolder = { webkitdirectory: '' } as Record<string, string>

function PasteText({ onText }: { onText: (text: string) => void }) {
  const { t } = useText()
  const styles = useStyles()
  const kept = pastedText(useOrganization())
  const [text, setText] = useKept(kept, '')
  const [asked, setAsked] = useState(false)
  const clear = (): void => {
    setText('')
    forget(kept)
  }
  const missing = asked && text.trim() === ''
  return (
    <div className={styles.paste}>
      <Field
        className={styles.field}
        label={t('give.pasted.label')}
        hint={t('give.pasted.hint')}
        {...(missing ? { validationState: 'error' as const, validationMessage: t('give.pasted.missing') } : {})}
      >
        <Textarea
          autoFocus
          resize="vertical"
          spellCheck={false}
          textarea={{ className: styles.text }}
          value={text}
          onKeyDown={(event) => event.key === 'Escape' && text !== '' && event.preventDefault()}
          onChange={(_event, { value }) => (value === '' ? clear() : setText(value))}
        />
      </Field>
      <Button appearance="primary" onClick={() => (text.trim() === '' ? setAsked(true) : onText(text))}>
        {t('give.pasted.use')}
      </Button>
    </div>
  )
}
