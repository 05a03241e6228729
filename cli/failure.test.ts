import assert from 'node:assert/strict'
import { existsSync, openSync, writeSync } from 'node:fs'
import { test } from 'node:test'
import type { Context } from './context.ts'
import { explainFile } from './failure.ts'
import { textsOf } from './texts/texts.ts'

const full = '/dev/full'

test('a disk that is full is said to be, also where the write names no path', { skip: !existsSync(full) }, () => {
  const descriptor = openSync(full, 'w')
  let fault: unknown = null
  try {
    writeSync(descriptor, 'x')
  } catch (error) {
    fault = error
  }
  assert.equal(explainFile(fault, { say: textsOf('nl') } as unknown as Context), textsOf('nl').diskFull)
})
