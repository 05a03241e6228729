import { workerData } from 'node:worker_threads'
import { openForWriting } from './connection.ts'
import { migrate } from './migrate.ts'
import { sayNotReady, serveCalls } from './serve-calls.ts'
import { batchFunctions, writeFunctions } from './write-functions.ts'

/** The one writer: a worker thread that owns the writing connection. Opening brings the schema up to date. */
try {
  const connection = openForWriting((workerData as { file: string }).file)
  migrate(connection)
  serveCalls(connection, writeFunctions, { transactions: true, batches: batchFunctions })
} catch (fault) {
  sayNotReady(fault)
}
