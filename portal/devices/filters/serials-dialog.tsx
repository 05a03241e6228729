import { Dialog, DialogSurface, Field, Textarea } from '@fluentui/react-components'
import { useState } from 'react'
import { DialogForm } from '../../parts/dialog-form.tsx'
import { useText } from '../../texts/use-text.ts'
import { type ChangeSearch, mostSerials, serialsFromText } from '../device-search.ts'

/** Many serials at once: pasted from a mail or a spreadsheet. */
export function SerialsDialog({ change, onClose }: { change: ChangeSearch; onClose: () => void }) {
  const { t } = useText()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState(false)
  const serials = serialsFromText(text)
  const wrong =
    serials.length === 0
      ? t('serials.empty')
      : serials.length > mostSerials
        ? t('serials.tooMany', { count: mostSerials })
        : null
  const find = (): void => {
    setAsked(true)
    if (wrong !== null) return
    onClose()
    change((now) => ({ ...now, serials }))
  }
  return (
    <Dialog open onOpenChange={(_event, { open }) => open || onClose()}>
      <DialogSurface>
        <DialogForm title={t('serials.title')} action={t('serials.find')} onSend={find} onClose={onClose}>
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
        </DialogForm>
      </DialogSurface>
    </Dialog>
  )
}
