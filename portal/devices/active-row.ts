import { createStore } from '../store.ts'

/** The device that the keyboard stands on, by id, so that it stays the same when the list moves. */
export const activeRow = createStore<number | null>(null)
