import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Field,
  Textarea,
} from '@fluentui/react-components'
import { ClipboardPasteRegular } from '@fluentui/react-icons/svg/clipboard-paste'
import { useState } from 'react'
import { useText } from '../../texts/use-text.ts'
import { serialsFromText } from '../device-search.ts'
import type { ChangeSearch } from '../devices-page.tsx'

/** The most serials that one list is asked for. */
const most = 2000

/** Many serials at once: pasted from a mail or a spreadsheet. */
export function SerialsButton({ change }: { change: ChangeSearch }) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [asked, setAsked] = useState(false)
  const serials = serialsFromText(text)
  const wrong =
    serials.length === 0 ? t('serials.empty') : serials.length > most ? t('serials.tooMany', { count: most }) : null
  const find = (): void => {
    setAsked(true)
    if (wrong !== null) return
    setOpen(false)
    change((now) => ({ ...now, serials }))
  }
  return (
    <Dialog open={open} onOpenChange={(_event, data) => setOpen(data.open)}>
      <DialogTrigger disableButtonEnhancement>
        <Button icon={<ClipboardPasteRegular />}>{t('serials.button')}</Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('serials.title')}</DialogTitle>
          <DialogContent>
            <Field
              label={t('serials.label')}
              hint={t('serials.count', { count: serials.length })}
              {...(asked && wrong ? { validationState: 'error' as const, validationMessage: wrong } : {})}
            >
              <Textarea
                resize="vertical"
                rows={8}
                value={text}
                onChange={(_event, data) => setText(data.value)}
                spellCheck={false}
              />
            </Field>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={find}>
              {t('serials.find')}
            </Button>
            <DialogTrigger disableButtonEnhancement>
              <Button>{t('common.cancel')}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
