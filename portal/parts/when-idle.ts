const longestWait = 5000

/** Once the page is loaded and the browser has nothing else to do. */
export function whenIdle(act: () => void): void {
  const soon = (): void => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(act, { timeout: longestWait })
    else setTimeout(act, longestWait / 2)
  }
  if (document.readyState === 'complete') soon()
  else addEventListener('load', () => setTimeout(soon, 1000), { once: true })
}
