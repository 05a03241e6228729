/**
 * Does the same with many things, `atOnce` at a time, and gives each result as it comes. Never more than `atOnce` are in
 * hand or done and not yet taken, however many there are and however slowly they come or are taken. `work` must not
 * throw. Throws the signal's reason once it is aborted; ended early it takes no more, and leaves it to `work` to stop.
 */
export async function* mapAtOnce<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<R>,
  signal: AbortSignal,
): AsyncGenerator<R> {
  const source = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]()
  const done: R[] = []
  let [inHand, reading, over] = [0, false, false]
  let fault: { thrown: unknown } | null = null
  let news = Promise.withResolvers<void>()
  const tell = () => news.resolve()

  const take = async () => {
    if (reading || over || inHand + done.length >= atOnce) return
    reading = true
    try {
      const next = await source.next()
      if (next.done) over = true
      else void start(next.value)
    } catch (thrown) {
      fault = { thrown }
      over = true
    }
    reading = false
    tell()
    void take()
  }
  const start = async (item: T) => {
    inHand++
    done.push(await work(item))
    inHand--
    tell()
  }

  signal.addEventListener('abort', tell, { once: true })
  try {
    while (true) {
      signal.throwIfAborted()
      void take()
      const result = done.shift()
      if (result !== undefined) yield result
      else if (over && inHand === 0) break
      else {
        await news.promise
        news = Promise.withResolvers()
      }
    }
    if (fault) throw (fault as { thrown: unknown }).thrown
  } finally {
    over = true
    signal.removeEventListener('abort', tell)
    const ended = Promise.resolve(source.return?.()).catch(() => undefined)
    // A source that is being read cannot end before it gives what it was asked for, which may take for ever.
    if (!reading) await ended
  }
}
