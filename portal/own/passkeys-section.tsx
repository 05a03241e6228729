import { Button, Dialog, DialogSurface, Field, Input, Text } from '@fluentui/react-components'
import { useState } from 'react'
import type { PasskeyAnswer } from '../../api/contract/own-account.ts'
import { Section } from '../device/section.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { DialogForm } from '../parts/dialog-form.tsx'
import { wrongWith } from '../parts/field-said.ts'
import { Reading } from '../parts/reading.tsx'
import { useOpener } from '../parts/use-opener.ts'
import { addPasskey, PasskeyNotGiven, whyNoPasskeys } from '../sign-in/passkey.ts'
import { useText } from '../texts/use-text.ts'
import { useOwnStyles } from './own-styles.ts'
import { programOf } from './program.ts'
import { OwnNotice } from './sign-in-again.tsx'
import { useOwnAction, usePasskeys } from './use-own.ts'

/** The person's passkeys: add one, name it, remove it; or why none can be added on this page. */
export function PasskeysSection() {
  const { t } = useText()
  const styles = useOwnStyles()
  const passkeys = usePasskeys()
  const why = whyNoPasskeys()
  const { open, opener, show, close } = useOpener()
  return (
    <Section title={t('own.passkeys')}>
      <Text className={styles.text}>{t('own.passkeys.lead')}</Text>
      <Reading of={passkeys} />
      {passkeys.data && passkeys.data.items.length > 0 && (
        <ul className={styles.list}>
          {passkeys.data.items.map((passkey) => (
            <li key={passkey.id} className={styles.line}>
              <PasskeyLine passkey={passkey} />
            </li>
          ))}
        </ul>
      )}
      {why === null ? (
        <div>
          <Button ref={opener} onClick={show}>
            {t('own.passkeys.add')}
          </Button>
        </div>
      ) : (
        <Text className={styles.text}>{t(`own.passkeys.why.${why}`)}</Text>
      )}
      {open && <NameDialog first={programOf(navigator.userAgent).system ?? ''} onClose={close} />}
    </Section>
  )
}

function PasskeyLine({ passkey }: { passkey: PasskeyAnswer }) {
  const { t, format } = useText()
  const styles = useOwnStyles()
  const renaming = useOpener()
  const removing = useOpener()
  const remove = useOwnAction((own) => own.removePasskey(passkey.id), {
    say: () => t('own.passkeys.removed'),
    after: removing.close,
  })
  const { name, createdAt, synced } = passkey
  const about = [
    createdAt && t('own.passkeys.added', { date: format.date(createdAt) }),
    t(synced ? 'own.passkeys.synced' : 'own.passkeys.here'),
  ]
  return (
    <>
      <div className={styles.grow}>
        <Text weight="semibold">{name}</Text>
        <div className={styles.quiet}>{about.filter(Boolean).join(' · ')}</div>
      </div>
      <div className={styles.buttons}>
        <Button ref={renaming.opener} aria-label={t('own.passkeys.rename.label', { name })} onClick={renaming.show}>
          {t('own.passkeys.rename')}
        </Button>
        <Button ref={removing.opener} aria-label={t('own.passkeys.remove.label', { name })} onClick={removing.show}>
          {t('common.remove')}
        </Button>
      </div>
      {renaming.open && <NameDialog passkey={passkey} first={name} onClose={renaming.close} />}
      <ConfirmDialog
        open={removing.open}
        title={t('own.passkeys.remove.title', { name })}
        body={t('own.passkeys.remove.body')}
        action={t('common.remove')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(undefined)}
        onClose={removing.close}
      />
    </>
  )
}

type NameProps = { passkey?: PasskeyAnswer; first: string; onClose: () => void }

/** Asks for a name: of a passkey that is there, or of one to be made, for which the browser asks next. */
function NameDialog({ passkey, first, onClose }: NameProps) {
  const { t } = useText()
  const [name, setName] = useState(first)
  const [asked, setAsked] = useState(false)
  const keep = useOwnAction(
    async (own) => void (passkey ? await own.namePasskey(passkey.id, name.trim()) : await addPasskey(name.trim())),
    { say: () => t(passkey ? 'own.passkeys.renamed' : 'own.passkeys.isAdded'), after: onClose },
  )
  const missing = asked && name.trim() === '' ? t('own.passkeys.name.missing') : null
  const notGiven = keep.error instanceof PasskeyNotGiven
  const send = (): void => {
    setAsked(true)
    if (name.trim() !== '') keep.mutate(undefined)
  }
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogForm
          title={t(passkey ? 'own.passkeys.rename' : 'own.passkeys.add')}
          action={t(passkey ? 'common.save' : 'own.passkeys.make')}
          busy={keep.isPending}
          onSend={send}
          onClose={onClose}
        >
          {keep.isError && !notGiven && <OwnNotice error={keep.error} />}
          {notGiven && <Text role="alert">{t('own.passkeys.notGiven')}</Text>}
          <Field label={t('own.passkeys.name')} hint={t('own.passkeys.name.hint')} {...wrongWith(missing)}>
            <Input
              autoFocus
              autoComplete="off"
              maxLength={120}
              value={name}
              onChange={(_event, { value }) => setName(value)}
            />
          </Field>
        </DialogForm>
      </DialogSurface>
    </Dialog>
  )
}
