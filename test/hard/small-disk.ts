import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A disk of a few megabytes in memory; tests of full and read-only disks stand on it. */
export type SmallDisk = {
  folder: string
  /** Leaves so many bytes free. */
  fill(free: number): void
  empty(): void
  readOnly(yes: boolean): void
  remove(): void
}

/** Why there is none here, or false: it takes the rights to mount. */
export const withoutDisks: string | false =
  spawnSync('unshare', ['-m', 'true']).status === 0 ? false : 'mounting a disk takes rights that are not given here'

export function openSmallDisk(where: string, megabytes: number): SmallDisk {
  const folder = join(where, 'disk')
  const filler = join(folder, 'filler')
  mkdirSync(folder)
  const mount = (...args: string[]): void => {
    const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
  }
  mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)
  return {
    folder,
    fill(free) {
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - free)))
    },
    empty: () => rmSync(filler),
    readOnly: (yes) => mount('-o', `remount,${yes ? 'ro' : 'rw'}`, folder),
    remove() {
      spawnSync('umount', ['-l', folder])
    },
  }
}
