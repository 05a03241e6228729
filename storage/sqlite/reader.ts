import { workerData } from 'node:worker_threads'
import { openForReading } from './connection.ts'
import { readFunctions } from './read-functions.ts'
import { sayNotReady, serveCalls } from './serve-calls.ts'

/** Long reads (exports, counts by scan, backup) on a thread of their own, so that neither writer nor server waits. */
try {
  const connection = openForReading((workerData as { file: string }).file)
  serveCalls(connection, readFunctions, { transactions: false, batches: new Set() })
} catch (fault) {
  sayNotReady(fault)
}
