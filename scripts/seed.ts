import { parseArgs } from 'node:util'
import { keepOrganization } from '../api/accounts/accounts.ts'
import { seedDevices } from '../bench/seed-devices.ts'
import { accountsOn, openStore, type Where } from '../cli/wiring.ts'

/**
 * `npm run seed -- --devices 1000000 --data DIR --organization NAME`: an installation with many synthetic devices, past the
 * server. Who opens the set-up link afterwards is offered the organization. What is there already stays.
 */

/**
 * Brings an organization to `devices` devices (of 50 rows one is refused, so that lists have something to show), and
 * makes it where there is none.
 */
export async function seedInstallation(
  where: Where,
  organization: string,
  devices: number,
  report: (done: number) => void = () => {},
): Promise<{ organization: string; added: number }> {
  const store = await openStore(where)
  try {
    const accounts = await accountsOn(store, where)
    const { id, name } = await keepOrganization(accounts, organization)
    const no = await accounts.numberOf({ id, name })
    const { total } = await store.devices.summary(no, Date.now())
    const added = Math.max(0, devices - total)
    if (added > 0) await seedDevices(store, no, added, report, total + 1)
    return { organization: id, added }
  } finally {
    await store.close()
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      devices: { type: 'string', default: '100000' },
      data: { type: 'string' },
      database: { type: 'string' },
      organization: { type: 'string', default: 'Contoso' },
    },
  })
  const devices = Number(values.devices)
  if (!Number.isSafeInteger(devices) || devices < 1) throw new Error('--devices takes a number from 1')
  const begun = performance.now()
  let said = 0
  const { added } = await seedInstallation(values, values.organization, devices, (done) => {
    if (done - said < devices / 10) return
    said = done
    console.log(`${Math.round((done / devices) * 100)} %`)
  })
  console.log(
    `${added} devices added to ${values.organization} in ${((performance.now() - begun) / 1000).toFixed(1)} s`,
  )
}
