/** A map that forgets: each value after `keepMs`, the oldest when there are more than `most`. */
export class ShortMemory<T> {
  #values = new Map<string, { value: T; until: number }>()
  #keepMs: number
  #most: number

  constructor(keepMs: number, most: number) {
    this.#keepMs = keepMs
    this.#most = most
  }

  /** The value, or undefined where it is unknown or forgotten. */
  get(key: string, now: number): T | undefined {
    const found = this.#values.get(key)
    if (!found) return undefined
    if (found.until > now) return found.value
    this.#values.delete(key)
    return undefined
  }

  set(key: string, value: T, now: number): void {
    this.#values.delete(key)
    if (this.#values.size >= this.#most) this.#values.delete(this.#values.keys().next().value as string)
    this.#values.set(key, { value, until: now + this.#keepMs })
  }

  forget(key: string): void {
    this.#values.delete(key)
  }

  clear(): void {
    this.#values.clear()
  }
}
