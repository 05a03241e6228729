import { makeStyles, Select, Text, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { OperationResultAnswer, ResultsQuery } from '../../api/contract/operations.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { PageLink } from '../parts/link.tsx'
import { looks } from '../parts/looks.ts'
import { MoreButton } from '../parts/more-button.tsx'
import { Page } from '../parts/page.tsx'
import { Loading, Reading } from '../parts/reading.tsx'
import { Signed } from '../parts/signed.tsx'
import { usePages } from '../parts/use-pages.ts'
import { paths } from '../paths.ts'
import { useText } from '../texts/use-text.ts'
import { OperationLine } from './operation-line.tsx'
import { isRunning, useOperationTitle } from './use-operations.ts'

const useStyles = makeStyles({
  table: { borderCollapse: 'collapse', maxWidth: '840px', width: '100%', textAlign: 'left' },
  cell: {
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalSNudge} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
    verticalAlign: 'top',
  },
  choose: { maxWidth: '240px' },
})

const results = ['changed', 'unchanged', 'refused'] as const satisfies readonly OperationResultAnswer['result'][]

/** One operation with what came of each device. */
export function OperationPage() {
  const { t } = useText()
  const styles = useStyles()
  const client = useClient()
  const organization = useOrganization()
  const { operation: id } = useParams({ from: '/o/$organization/operations/$operation' })
  const title = useOperationTitle()
  const { data, error } = useQuery({
    queryKey: keys.operations(organization, id),
    queryFn: ({ signal }) => client.operations.get(id, { signal }),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? 1000 : false),
  })
  const [result, setResult] = useState<ResultsQuery['result']>()
  if (error) throw error
  return (
    <Page title={data ? title(data) : t('operations.title')}>
      {data ? <OperationLine operation={data} /> : <Loading />}
      <Select
        className={styles.choose}
        aria-label={t('operations.result')}
        value={result ?? ''}
        onChange={(_event, { value }) => setResult(results.find((one) => one === value))}
      >
        <option value="">{t('operations.result.all')}</option>
        {results.map((one) => (
          <option key={one} value={one}>
            {t(`operations.result.${one}`)}
          </option>
        ))}
      </Select>
      <Results
        key={result ?? ''}
        id={id}
        result={result}
        gone={data?.action === 'remove' && data.status !== 'undone'}
      />
    </Page>
  )
}

type ResultsProps = {
  id: string
  result: ResultsQuery['result']
  /** What it changed is no longer there to be looked at. */
  gone: boolean
}

function Results({ id, result, gone }: ResultsProps) {
  const { t } = useText()
  const styles = useStyles()
  const client = useClient()
  const organization = useOrganization()
  const rows = usePages(keys.operations(organization, id, 'results', result), (cursor, signal) =>
    client.operations.results(id, { cursor, ...(result ? { result } : {}) }, { signal }),
  )
  if (rows.isSuccess && rows.items.length === 0)
    return <Text>{t(result ? 'operations.noSuch' : 'operations.noResults')}</Text>
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.cell}>{t('column.serialNumber')}</th>
            <th className={styles.cell}>{t('operations.result')}</th>
            <th className={styles.cell}>{t('operations.why')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.items.map((row) => (
            <tr key={row.device}>
              <td className={styles.cell}>
                {gone && row.result === 'changed' ? (
                  row.serialNumber
                ) : (
                  <PageLink {...paths.device(organization, row.device)}>{row.serialNumber}</PageLink>
                )}
              </td>
              <td className={styles.cell}>
                <Signed look={looks.result[row.result]} text={t(`operations.result.${row.result}`)} />
              </td>
              <td className={styles.cell}>{row.why}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Reading of={rows} />
      <MoreButton of={rows} />
    </>
  )
}
