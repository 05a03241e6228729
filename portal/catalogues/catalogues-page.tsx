import { Button, makeStyles, Text, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { useMay } from '../me.ts'
import { useOrganization } from '../organization.ts'
import { Page } from '../parts/page.tsx'
import { Reading } from '../parts/reading.tsx'
import { openPanel } from '../register/panel.ts'
import { useText } from '../texts/use-text.ts'
import { Answerable } from './answerable.tsx'
import { CatalogueLine } from './catalogue-line.tsx'
import { LookUp } from './look-up.tsx'
import { useCatalogues } from './use-answerable.ts'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, maxWidth: '840px' },
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  lead: { color: tokens.colorNeutralForeground2, maxWidth: '76ch' },
})

/** Vendors' files with hashes: imported, looked up, removed; they answer for rows that have no hash. */
export function CataloguesPage() {
  const { t } = useText()
  const styles = useStyles()
  const may = useMay(useOrganization())
  const catalogues = useCatalogues()
  const { data } = catalogues
  return (
    <Page
      title={t('nav.catalogues')}
      beside={
        may('register') && (
          <Button appearance="primary" icon={<AddRegular />} onClick={() => openPanel({ kind: 'catalogue' })}>
            {t('catalogue.import')}
          </Button>
        )
      }
    >
      <Text className={styles.lead}>{t('catalogue.lead')}</Text>
      <Answerable />
      <Reading of={catalogues} />
      {data?.items.length === 0 && <Text>{t('catalogue.none')}</Text>}
      {data && data.items.length > 0 && (
        <>
          <ul className={styles.list}>
            {data.items.map((catalogue) => (
              <li key={catalogue.id} className={styles.item}>
                <CatalogueLine catalogue={catalogue} />
              </li>
            ))}
          </ul>
          <LookUp catalogues={data.items} />
        </>
      )}
    </Page>
  )
}
