import { Checkbox, Dialog, DialogSurface, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import type { ViewAnswer } from '../../../api/contract/views.ts'
import { useMay } from '../../me.ts'
import { useOrganization } from '../../organization.ts'
import { DialogForm } from '../../parts/dialog-form.tsx'
import { wrongWith } from '../../parts/field-said.ts'
import { useSay } from '../../parts/toasts.tsx'
import { useText } from '../../texts/use-text.ts'
import { useViewAction } from './use-views.ts'
import type { lookOf } from './view-look.ts'

type Props = {
  /** The one to be renamed; without it a new one is made. */
  view: ViewAnswer | undefined
  look: ReturnType<typeof lookOf>
  onMade: (view: ViewAnswer) => void
  onClose: () => void
}

/** Name of a view, whether it keeps its columns, and for whom it is. */
export function ViewDialog({ view, look, onMade, onClose }: Props) {
  const { t } = useText()
  const say = useSay()
  const may = useMay(useOrganization())
  const [name, setName] = useState(view?.name ?? '')
  const [shared, setShared] = useState(view?.shared ?? false)
  const [withColumns, setWithColumns] = useState(true)
  const [asked, setAsked] = useState(false)
  const keep = useViewAction(
    (views) =>
      view
        ? views.change(view.id, { name: name.trim(), shared })
        : views.add({ ...look, name: name.trim(), shared, columns: withColumns ? look.columns : null }),
    (kept) => {
      if (!view) onMade(kept)
      say.done(t('views.saved', { name: kept.name }))
      onClose()
    },
  )
  const missing = asked && name.trim() === '' ? t('views.name.missing') : null
  const send = (): void => {
    setAsked(true)
    if (name.trim() !== '') keep.mutate(undefined)
  }
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogForm
          title={view ? t('views.rename', { name: view.name }) : t('views.new')}
          action={t('common.save')}
          busy={keep.isPending}
          onSend={send}
          onClose={onClose}
        >
          {!view && t('views.lead')}
          <Field label={t('views.name')} {...wrongWith(missing)}>
            <Input
              autoFocus
              autoComplete="off"
              maxLength={80}
              value={name}
              onChange={(_event, { value }) => setName(value)}
            />
          </Field>
          {!view && (
            <Checkbox
              label={t('views.withColumns')}
              checked={withColumns}
              onChange={(_event, { checked }) => setWithColumns(checked === true)}
            />
          )}
          {may('administer') && (
            <Checkbox
              label={t('views.share')}
              checked={shared}
              onChange={(_event, { checked }) => setShared(checked === true)}
            />
          )}
        </DialogForm>
      </DialogSurface>
    </Dialog>
  )
}
