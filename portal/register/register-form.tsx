import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react'
import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { valueProblem } from '../devices/actions/values.ts'
import { Heading } from '../parts/heading.tsx'
import { Notice } from '../parts/notice.tsx'
import { forget, useKept } from '../parts/use-kept.ts'
import { focusFirstWrong } from '../sign-in/sign-in-form.tsx'
import type { TextKey } from '../texts/keys.ts'
import { type Translate, useText } from '../texts/use-text.ts'
import { CheckedFoot } from './checked-foot.tsx'
import { useForgetPasted } from './use-forget-pasted.ts'
import { useUploadAction } from './use-upload.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  heading: { fontSize: tokens.fontSizeBase400, margin: 0 },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
  until: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

type Props = { upload: UploadAnswer; onDropped: () => void; children: ReactNode }

/**
 * Group tag and user for the rows, what stands between (the rows), and the button that puts the devices on the list: it
 * stays in sight however long the rest is.
 */
export function RegisterForm({ upload, onDropped, children }: Props) {
  const { t, format } = useText()
  const styles = useStyles()
  const forgetPasted = useForgetPasted(upload)
  const form = useRef<HTMLFormElement>(null)
  const id = useId()
  const typed = { groupTag: `${upload.id} tag`, assignedUser: `${upload.id} user`, where: `${upload.id} where` }
  const [groupTag, setGroupTag] = useKept(typed.groupTag, upload.groupTag ?? '')
  const [assignedUser, setAssignedUser] = useKept(typed.assignedUser, upload.assignedUser ?? '')
  const [where, setWhere] = useKept<'empty' | 'all'>(typed.where, 'empty')
  const [asked, setAsked] = useState(false)
  const register = useUploadAction(upload.id, (uploads) =>
    uploads.register(upload.id, {
      ...(groupTag.trim() === '' ? {} : { groupTag: groupTag.trim() }),
      ...(assignedUser.trim() === '' ? {} : { assignedUser: assignedUser.trim() }),
      onlyWhereEmpty: where === 'empty',
    }),
  )
  const wrong = {
    groupTag: valueProblem('tag', groupTag),
    assignedUser: valueProblem('assign', assignedUser),
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (wrong.groupTag || wrong.assignedUser) focusFirstWrong(form.current)
    else void register.mutateAsync().then(used, () => {})
  }
  // The form goes as soon as registering begins, and what is told to `mutate` with it; the promise stays.
  const used = (): void => {
    forget(...Object.values(typed))
    forgetPasted()
  }
  const check = (key: TextKey | null) =>
    asked && key ? { validationState: 'error' as const, validationMessage: t(key) } : {}
  const given = groupTag.trim() !== '' || assignedUser.trim() !== ''
  return (
    <>
      <form id={id} ref={form} className={styles.form} onSubmit={submit} noValidate>
        <div>
          <Heading className={styles.heading}>{t('registering.heading')}</Heading>
          {upload.expiresAt && (
            <span className={styles.until}>{t('registering.until', { when: format.dateTime(upload.expiresAt) })}</span>
          )}
        </div>
        <div className={styles.fields}>
          <Field label={t('rows.groupTag')} hint={t('registering.optional')} {...check(wrong.groupTag)}>
            <Input value={groupTag} onChange={(_event, { value }) => setGroupTag(value)} />
          </Field>
          <Field label={t('rows.user')} hint={t('registering.user.hint')} {...check(wrong.assignedUser)}>
            <Input
              type="email"
              autoComplete="off"
              value={assignedUser}
              onChange={(_event, { value }) => setAssignedUser(value)}
            />
          </Field>
          {given && (
            <Field label={t('registering.where')}>
              <RadioGroup value={where} onChange={(_event, { value }) => setWhere(value as typeof where)}>
                <Radio value="empty" label={t('registering.where.empty')} />
                <Radio value="all" label={t('registering.where.all')} />
              </RadioGroup>
            </Field>
          )}
        </div>
        {register.error !== null && <Notice error={register.error} />}
      </form>
      {children}
      <CheckedFoot
        upload={upload}
        action={whatItDoes(t, upload, given)}
        besides={whatElse(t, upload)}
        form={id}
        busy={register.isPending}
        onDropped={onDropped}
      />
    </>
  )
}

/** What the button does, with the number; where nothing is new: the answers, or the tag and user, that it carries out. */
function whatItDoes(t: Translate, { counts }: UploadAnswer, given: boolean): string {
  if (counts.new > 0) return t('registering.do', { count: counts.new })
  if (counts.answered > 0) return t('registering.answers', { count: counts.answered })
  return t(given && counts.unchanged + counts.updated > 0 ? 'registering.update' : 'registering.finish')
}

/** What it does besides, and what it leaves for later. */
function whatElse(t: Translate, { counts }: UploadAnswer): string {
  const parts = [
    counts.new > 0 && counts.answered > 0 && t('registering.withAnswers', { count: counts.answered }),
    counts.attention > 0 && t('registering.unanswered', { count: counts.attention }),
  ]
  return parts.filter(Boolean).join(' ')
}
