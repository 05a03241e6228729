import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { MoreButton } from './more-button.tsx'
import { Reading } from './reading.tsx'
import type { Pages } from './use-pages.ts'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  narrow: { maxWidth: '840px' },
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
})

type Props<Item> = {
  of: Pages<Item>
  /** What is said where there is nothing. */
  none: string
  /** Lines that hold little are kept short enough to be read across. */
  narrow?: boolean
  children: (item: Item) => ReactNode
}

/** A list, a line an item, with a button for the next page. */
export function PagedList<Item extends { id: string | number }>({ of, none, narrow = false, children }: Props<Item>) {
  const styles = useStyles()
  return (
    <>
      <Reading of={of} />
      {of.isSuccess && of.items.length === 0 && <Text>{none}</Text>}
      <ul className={mergeClasses(styles.list, narrow && styles.narrow)}>
        {of.items.map((item) => (
          <li key={item.id} className={styles.item}>
            {children(item)}
          </li>
        ))}
      </ul>
      <MoreButton of={of} />
    </>
  )
}
