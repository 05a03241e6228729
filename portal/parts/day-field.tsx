import { Field, Input, makeStyles } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'

const useStyles = makeStyles({ control: { minWidth: 0, width: '100%' } })

/**
 * A day, picked or typed. While one types it belongs to the field alone: a value put in from the address would begin the
 * year anew at each digit, and a year of one digit filters nothing.
 */
export function DayField({ label, day, onDay }: { label: string; day: string; onDay: (day: string) => void }) {
  const styles = useStyles()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(day)
  useEffect(() => {
    if (field.current !== document.activeElement) setTyped(day)
  }, [day])
  return (
    <Field label={label}>
      <Input
        ref={field}
        className={styles.control}
        type="date"
        value={typed}
        onChange={(_event, { value }) => {
          setTyped(value)
          if (value === '' || value >= '1000') onDay(value)
        }}
      />
    </Field>
  )
}
