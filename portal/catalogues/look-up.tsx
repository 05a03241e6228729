import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { CatalogueAnswer } from '../../api/contract/catalogues.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { MoreButton } from '../parts/more-button.tsx'
import { Reading } from '../parts/reading.tsx'
import { usePages } from '../parts/use-pages.ts'
import { paths } from '../paths.ts'
import { useText } from '../texts/use-text.ts'
import { type CatalogueSearch, lookedUp, validateCatalogueSearch } from './catalogue-search.ts'

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '960px' },
  heading: { fontSize: tokens.fontSizeBase500, margin: `${tokens.spacingVerticalL} 0 0` },
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  field: { flex: '1 1 180px' },
  scroll: { overflowX: 'auto' },
  table: { borderCollapse: 'collapse', width: '100%', textAlign: 'left' },
  cell: {
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalSNudge} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
})

const names = {
  manufacturer: 'column.manufacturer',
  model: 'column.model',
  serialNumber: 'column.serialNumber',
} as const

/** Looks a device up in the catalogues by maker, model and serial number; what is asked stands in the address. */
export function LookUp({ catalogues }: { catalogues: CatalogueAnswer[] }) {
  const { t } = useText()
  const styles = useStyles()
  const organization = useOrganization()
  const navigate = useNavigate()
  const search = useSearch({ from: '/o/$organization/catalogues' })
  const [typed, setTyped] = useState<CatalogueSearch>(search)
  const [asked, setAsked] = useState(search)
  // The address was changed elsewhere (back): the boxes follow.
  if (lookedUp.some((name) => asked[name] !== search[name])) {
    setAsked(search)
    setTyped(search)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void navigate({ ...paths.catalogues(organization), search: validateCatalogueSearch(typed) })
  }
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('lookUp.title')}</h2>
      <form className={styles.form} onSubmit={submit}>
        {lookedUp.map((name) => (
          <Field key={name} className={styles.field} label={t(names[name])}>
            <Input
              value={typed[name] ?? ''}
              onChange={(_event, { value }) => setTyped({ ...typed, [name]: value })}
              spellCheck={false}
            />
          </Field>
        ))}
        <Button type="submit">{t('lookUp.do')}</Button>
      </form>
      {Object.keys(search).length > 0 && <Entries search={search} catalogues={catalogues} />}
    </section>
  )
}

function Entries({ search, catalogues }: { search: CatalogueSearch; catalogues: CatalogueAnswer[] }) {
  const { t, format } = useText()
  const styles = useStyles()
  const client = useClient()
  const organization = useOrganization()
  const entries = usePages(keys.catalogues(organization, 'entries', search), (cursor, signal) =>
    client.catalogues.entries({ ...search, cursor }, { signal }),
  )
  const nameOf = (id: string): string => catalogues.find((one) => one.id === id)?.name ?? ''
  if (entries.isSuccess && entries.items.length === 0) return <Text role="status">{t('lookUp.none')}</Text>
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            {lookedUp.map((name) => (
              <th key={name} className={styles.cell}>
                {t(names[name])}
              </th>
            ))}
            <th className={styles.cell}>{t('rows.captured')}</th>
            <th className={styles.cell}>{t('lookUp.catalogue')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.items.map((entry) => (
            <tr key={`${entry.catalogue} ${entry.manufacturer} ${entry.model} ${entry.serialNumber}`}>
              {lookedUp.map((name) => (
                <td key={name} className={styles.cell}>
                  {entry[name]}
                </td>
              ))}
              <td className={styles.cell}>{format.dateTime(entry.capturedAt)}</td>
              <td className={styles.cell}>{nameOf(entry.catalogue)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Reading of={entries} />
      <MoreButton of={entries} />
    </div>
  )
}
