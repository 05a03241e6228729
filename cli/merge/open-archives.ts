import { closeSync, openSync, readSync } from 'node:fs'
import { sep } from 'node:path'
import { beginsZip } from '../../steps/merge/containers/kinds.ts'
import type { Zip } from '../../steps/merge/containers/zip.ts'
import type { Input, LeftOut } from './list-inputs.ts'

/**
 * Puts in the place of each archive the files in it that may be lists, as files of their own. Archives inside archives are
 * unpacked into `folder`. One that cannot be opened stays, so that reading it says why; so does one without any list.
 */
export async function openArchives(
  inputs: readonly Input[],
  folder: string,
): Promise<{ inputs: Input[]; passedOver: LeftOut[] }> {
  const opened: Input[] = []
  const passedOver: LeftOut[] = []
  for (const input of inputs) {
    const zip = beginsZip(firstBytes(input.path)) ? await openIfWhole(input.path) : null
    if (zip === null) {
      opened.push(input)
      continue
    }
    // Who gives no archive does not wait for what opens one.
    const { listMembers } = await import('../../steps/merge/containers/read-container.ts')
    try {
      const listing = await listMembers(zip, folder)
      for (const name of listing.passedOver) passedOver.push({ name: within(input, name), reason: 'passed-over' })
      for (const { name, member, path, place } of listing.lists)
        opened.push({ name: within(input, name), path, bytes: member.bytes, member: place })
      if (listing.lists.length === 0) opened.push(input)
      listing.close()
    } finally {
      zip.close()
    }
  }
  return { inputs: opened, passedOver }
}

const within = (input: Input, name: string): string => `${input.name}${sep}${name.replaceAll('/', sep)}`

async function openIfWhole(path: string): Promise<Zip | null> {
  const { ContainerRefused, openZip } = await import('../../steps/merge/containers/zip.ts')
  const { isWorkbook } = await import('../../steps/merge/containers/workbook.ts')
  try {
    const zip = await openZip(path)
    if (!isWorkbook(zip)) return zip
    zip.close()
    return null
  } catch (fault) {
    if (fault instanceof ContainerRefused) return null
    throw fault
  }
}

/** Nothing where the file cannot be read: reading it says so. */
function firstBytes(path: string): Uint8Array {
  const bytes = Buffer.alloc(4)
  try {
    const descriptor = openSync(path, 'r')
    try {
      return bytes.subarray(0, readSync(descriptor, bytes, 0, 4, 0))
    } finally {
      closeSync(descriptor)
    }
  } catch {
    return bytes
  }
}
