import { Field, Select } from '@fluentui/react-components'
import { type Role, roles } from '../../domain/words.ts'
import { useText } from '../texts/use-text.ts'
import { useHere } from './use-people.ts'

/** A role to give, with what it may do in a line. */
export function RoleField({ role, onChange }: { role: Role; onChange: (role: Role) => void }) {
  const { t, words } = useText()
  const { mayGive } = useHere()
  return (
    <Field label={t('people.invite.role')} hint={words(`role.${role}`).sentence}>
      <Select
        value={role}
        onChange={(_event, { value }) => {
          const chosen = roles.find((one) => one === value)
          if (chosen) onChange(chosen)
        }}
      >
        {mayGive.map((one) => (
          <option key={one} value={one}>
            {t(`shell.role.${one}`)}
          </option>
        ))}
      </Select>
    </Field>
  )
}
